import { readLogs, type DecodedLog } from "../../contracts/index.js";
import { quote, shortMotionId } from "../../format/index.js";
import { secondsNeededBy, objectionsNeededBy } from "../../motions/seconds-needed.js";
import { recount, type Recount } from "../../motions/index.js";
import { type MotionRow, motionKey, tables, type TextRow } from "../../replay/index.js";
import { at } from "../chain-answers.js";
import type { AuditContext, Check, Finding } from "../check.js";
import { compare, differences } from "../findings.js";
import { OrdinaryCalls } from "../ordinary-calls.js";
import { seatsOf, VoterCounts, votesAt } from "../roll.js";

export const motionsCheck: Check = {
  id: "motions",
  title: "Motions, amendments, notices and polls",
  proves:
    "Counted again from the events by the written rules, every motion has the class, seconds, texts, tally, quorum, winner and end that the contracts give it, and every poll was recorded as it was counted.",
  async *run(context) {
    const { contracts, state, range, progress } = context;
    const audit = await Filings.of(context);
    const figures = { motions: 0, texts: 0, ballots: 0, polls: 0 };
    for await (const [, { id }] of tables.motionOrder.scan(state)) {
      const motion = await tables.motions.need(state, id);
      const counted = await recount(contracts, BigInt(id), range);
      const item = `motion ${shortMotionId(counted.id)}`;
      yield* differences(item, counted.differences, motionKey(counted.id));
      for (const text of [id, ...motion.rivals, ...correctionsOf(motion)])
        yield* audit.text(await tables.texts.need(state, text));
      yield* notice(context, item, motion, counted, audit);
      figures.polls += yield* poll(context, item, counted);
      figures.motions += 1;
      figures.texts += 1 + motion.rivals.length + motion.replacements.length;
      figures.ballots += counted.ballots;
      progress(figures.motions);
    }
    return { items: figures.motions, figures };
  },
};

const correctionsOf = ({ replacements }: MotionRow): string[] =>
  replacements.filter(({ how }) => how === "TextCorrected").map(({ text }) => text);

/** What filing a text follows from. */
class Filings {
  private constructor(
    readonly context: AuditContext,
    readonly voters: VoterCounts,
    readonly ordinary: OrdinaryCalls,
  ) {}

  static async of(context: AuditContext): Promise<Filings> {
    return new Filings(context, await VoterCounts.of(context), await OrdinaryCalls.of(context));
  }

  /** Class, seconds and mover of a text. */
  async *text(row: TextRow): AsyncGenerator<Finding> {
    const { contracts } = this.context;
    const item = `text ${shortMotionId(BigInt(row.id))} ${quote(row.title, 40)}`;
    const filed = await this.#filing(row.id);
    const kept = await contracts.governor.motion(BigInt(row.id), at(this.context));
    const calls = row.calls.map((call) => ({ ...call, value: BigInt(call.value) }));
    const expected = this.ordinary.classOf(calls, filed);
    yield* compare(`${item}: class`, expected, row.class, row.id);
    const needed =
      row.kind === "correction"
        ? 0
        : secondsNeededBy(row.rules, expected, this.voters.before(filed));
    yield* compare(`${item}: seconds needed`, needed, row.secondsNeeded, row.id);
    yield* compare(
      `${item}: seconds needed, as kept`,
      row.secondsNeeded,
      kept.secondsNeeded,
      row.id,
    );
    yield* compare(`${item}: seconds given`, row.secondsGiven, kept.secondsGiven, row.id);
    yield* compare(`${item}: mover`, row.mover, kept.mover, row.id);
    yield* compare(`${item}: code of its targets`, row.codeDigest, kept.codeDigest, row.id);
    yield* compare(`${item}: taken over`, row.takenOver, kept.takenOver, row.id);
    yield* this.#seconds(item, row);
  }

  async #filing(id: string): Promise<DecodedLog> {
    const { contracts, range } = this.context;
    const about = { field: "proposalId", values: new Set([BigInt(id)]) };
    const [log] = await readLogs(contracts.governor, range, ["MotionFiled"], about);
    if (log === undefined) throw new Error(`the text ${id} was folded without being filed`);
    return log;
  }

  /** Given by as many different voters as counted, none of them its mover. */
  async *#seconds(item: string, row: TextRow): AsyncGenerator<Finding> {
    const seats = await seatsOf(this.context);
    let given = 0;
    for await (const [, { voter, at: moment }] of tables.seconds.scan(this.context.state, {
      prefix: `${row.id}/`,
    })) {
      given += 1;
      // At the end of the block before, as the contract asks.
      const entitled = seats.some(
        (seat) => seat.account === voter && votesAt(seat, BigInt(moment) - 1n),
      );
      yield* compare(
        `${item}: second of ${voter}`,
        "a voter",
        entitled ? "a voter" : "no voter",
        row.id,
      );
      if (!row.takenOver && voter === row.mover)
        yield* compare(`${item}: second of ${voter}`, "somebody else", "its own mover", row.id);
    }
    yield* compare(`${item}: different voters who seconded`, given, row.secondsGiven, row.id);
  }

  async notice({ id }: MotionRow): Promise<DecodedLog | undefined> {
    const { contracts, range } = this.context;
    const about = { field: "proposalId", values: new Set([BigInt(id)]) };
    return (await readLogs(contracts.notices, range, ["NoticeGiven"], about))[0];
  }
}

async function* notice(
  context: AuditContext,
  item: string,
  motion: MotionRow,
  { objections }: Recount,
  filings: Filings,
): AsyncGenerator<Finding> {
  const { contracts, state } = context;
  const kept = await contracts.notices.objections(BigInt(motion.id), at(context));
  yield* compare(`${item}: objections`, objections?.given ?? 0, kept.given, motion.id);
  yield* compare(
    `${item}: objections needed, as kept`,
    objections?.needed ?? 0,
    kept.needed,
    motion.id,
  );
  const given = await filings.notice(motion);
  if (given === undefined) return;
  const rules = await rulesBefore(context, given);
  const needed = rules && objectionsNeededBy(rules, filings.voters.before(given));
  yield* compare(`${item}: objections needed`, needed, kept.needed, motion.id);
  const seats = await seatsOf(context);
  for await (const [, row] of tables.objections.scan(state, { prefix: `${motion.id}/` })) {
    const voter = seats.some(
      (seat) => seat.account === row.voter && votesAt(seat, BigInt(row.at) - 1n),
    );
    yield* compare(`${item}: objection of ${row.voter}`, "a voter", voter ? "a voter" : "no voter");
  }
}

/** The rules of consent as they were last set before something happened. */
async function rulesBefore({ contracts, range }: AuditContext, { log: event }: DecodedLog) {
  const logs = await readLogs(contracts.rulebook, range, ["DeliberationRulesSet"]);
  const last = logs.findLast(
    ({ log }) =>
      log.blockNumber < event.blockNumber ||
      (log.blockNumber === event.blockNumber && log.index < event.index),
  );
  const rules = last?.args.rules as Record<"consentFloor" | "consentShare", bigint> | undefined;
  return (
    rules && {
      consentFloor: Number(rules.consentFloor),
      consentShare: Number(rules.consentShare),
    }
  );
}

/** What the archive keeps of an advisory poll is what its ballots give. */
async function* poll(
  { state }: AuditContext,
  item: string,
  counted: Recount,
): AsyncGenerator<Finding, number> {
  const row = await tables.polls.get(state, motionKey(counted.id));
  if (row === undefined) return 0;
  const { ballots, preferred, winner } = counted;
  yield* compare(`${item}: ballots of the poll`, ballots, row.ballots, row.motion);
  const text = (matrix: readonly (readonly number[])[]) => JSON.stringify(matrix);
  yield* compare(`${item}: sums of the poll`, text(preferred), text(row.preferred), row.motion);
  yield* compare(
    `${item}: whether the poll carried`,
    winner !== undefined,
    row.carried,
    row.motion,
  );
  return 1;
}
