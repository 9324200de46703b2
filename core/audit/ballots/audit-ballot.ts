import { getAddress, isAddress, isHexString } from "ethers";
import {
  ballotLabels,
  readElections,
  readRecalls,
  RECALL_LABELS,
  recountBallot,
} from "../../elections/index.js";
import { DaoError } from "../../errors.js";
import { quote } from "../../format/index.js";
import {
  decodeRanking,
  optionLabel,
  rankingInWords,
  recount,
  type Recount,
  supportName,
} from "../../motions/index.js";
import { tables } from "../../replay/index.js";
import { at } from "../chain-answers.js";
import type { AuditContext } from "../check.js";
import { BallotReader, type BallotWay, subjectOf } from "./ballot-reader.js";
import type { AuditedBallot } from "./audited-ballot.js";
import { castEvents, type BallotFilter, type CastEvent } from "./cast-event.js";

/**
 * The ballots of one account, or on one motion, election or recall: how they reached the chain, whether their voter signed
 * or sent them, what they were counted as, and whether the contract's figure holds them.
 *
 * @param query - an address; or the id of a motion, text, election, recall or ballot paper (32 bytes, 0x-prefixed).
 * @throws DaoError `BALLOT_QUERY_UNKNOWN` for an id nothing has. EvidenceMissingError, ContradictionError.
 */
export async function auditBallot(context: AuditContext, query: string): Promise<AuditedBallot[]> {
  const filter = await filterOf(context, query);
  const subjects = await Subjects.of(context);
  const reader = await BallotReader.of(context);
  const ballots: AuditedBallot[] = [];
  for (const cast of await castEvents(context, filter))
    ballots.push(await subjects.judge(cast, await reader.wayOf(cast)));
  return ballots;
}

async function filterOf({ state, ...context }: AuditContext, query: string): Promise<BallotFilter> {
  const id = query.toLowerCase();
  if (isAddress(query)) return { voter: getAddress(query) };
  if (!isHexString(id, 32)) throw unknown(query);
  const text = await tables.texts.get(state, id);
  const motion = text && (await tables.motions.get(state, text.motion));
  if (motion !== undefined)
    return { texts: new Set([...textsOf(motion)].map((each) => BigInt(each))) };
  if ((await tables.ballotPapers.get(state, id)) !== undefined) return { ballotId: id };
  const { contracts, range } = context;
  const election = (await readElections(contracts, range)).find((each) => each.id === id);
  if (election === undefined) throw unknown(query);
  // The last run is the one that counts; an election without a ballot has none to show.
  return { ballotId: election.ballots.at(-1)?.ballotId ?? id };
}

function* textsOf(motion: Awaited<ReturnType<typeof tables.motions.need>>): Generator<string> {
  yield motion.id;
  yield* motion.rivals;
  for (const { text } of motion.replacements) yield text;
}

function unknown(query: string): DaoError {
  return new DaoError("BALLOT_QUERY_UNKNOWN", `${quote(query)} is no voter, motion or election.`, {
    hint: "Give an address, or the whole id of a motion, an election, a recall or a ballot.",
  });
}

const optionsOf = ({ options }: Recount) => [
  "the status quo",
  ...options.map(({ number, title, text }) =>
    text === undefined ? undefined : optionLabel(number, title),
  ),
];

/** What ballots are about, each looked up once. */
class Subjects {
  readonly #recounts = new Map<string, Promise<Recount>>();
  readonly #figures = new Map<string, Promise<boolean>>();

  private constructor(
    readonly context: AuditContext,
    readonly papers: ReadonlyMap<string, Pick<AuditedBallot, "about" | "subject" | "title">>,
  ) {}

  static async of(context: AuditContext): Promise<Subjects> {
    const { contracts, range } = context;
    const papers = new Map<string, Pick<AuditedBallot, "about" | "subject" | "title">>();
    for (const { id, office, ballots } of await readElections(contracts, range))
      for (const { ballotId, run } of ballots) {
        const title = `Election to ${office}${run === 0 ? "" : ", re-run"}`;
        papers.set(ballotId, { about: "election", subject: id, title });
      }
    for (const { id, office } of await readRecalls(contracts, range))
      papers.set(id, { about: "recall", subject: id, title: `Recall from ${office}` });
    return new Subjects(context, papers);
  }

  async judge(cast: CastEvent, way: BallotWay): Promise<AuditedBallot> {
    const { voter, tx: transaction, block } = cast;
    return {
      voter,
      ...(cast.kind === "election" ? await this.#elected(cast) : await this.#voted(cast)),
      how: way.how,
      sentBy: getAddress(way.sentBy),
      ...{ transaction, block },
      asCast: way.says ?? null,
    };
  }

  async #voted(cast: Exclude<CastEvent, { kind: "election" }>) {
    const { contracts, state } = this.context;
    const text = await tables.texts.need(state, subjectOf(cast));
    const motion = await tables.texts.need(state, text.motion);
    const counted = await this.#recount(text.motion);
    const row = await tables.ballots.get(state, `${text.motion}/${cast.voter}`);
    const ranks = row?.ranks ?? [];
    const has =
      cast.kind === "ranked"
        ? contracts.amendments.hasVoted(cast.motion, cast.voter, at(this.context))
        : contracts.governor.hasVoted(cast.text, cast.voter, at(this.context));
    const other = text.id === motion.id ? "" : ` on ${quote(text.title)}`;
    return {
      ...({ about: "motion", subject: motion.id, title: motion.title } as const),
      choice:
        cast.kind === "vote"
          ? `${supportName(cast.support) ?? cast.support}${other}`
          : rankingInWords(decodeRanking(cast.ranking), optionsOf(counted)),
      ...{ ranks, reason: cast.reason },
      counted: (await has) && row !== undefined ? ("counted" as const) : ("not counted" as const),
      figureAgrees: counted.agrees,
    };
  }

  async #elected({ ballotId, voter, ranks, sequence }: Extract<CastEvent, { kind: "election" }>) {
    const { contracts, state } = this.context;
    const paper = this.papers.get(ballotId);
    const row = await tables.ballotPapers.get(state, ballotId);
    const kept = await contracts.ballotBox.ballotOf(ballotId, voter, at(this.context));
    const last = Number(kept.sequence) === sequence;
    return {
      about: paper?.about ?? ("election" as const),
      subject: paper?.subject ?? ballotId,
      title: paper?.title ?? "",
      choice: rankingInWords(
        ranks,
        paper?.about === "recall" ? RECALL_LABELS : ballotLabels(row?.candidates ?? []),
      ),
      ...{ ranks, reason: "" },
      counted: last
        ? ("counted" as const)
        : Number(kept.sequence) > sequence
          ? ("replaced" as const)
          : ("not counted" as const),
      figureAgrees: await this.#figure(ballotId),
    };
  }

  #recount(motion: string): Promise<Recount> {
    const { contracts, range } = this.context;
    const known = this.#recounts.get(motion) ?? recount(contracts, BigInt(motion), range);
    this.#recounts.set(motion, known);
    return known;
  }

  #figure(ballotId: string): Promise<boolean> {
    const { contracts, range } = this.context;
    const known =
      this.#figures.get(ballotId) ??
      recountBallot(contracts, ballotId, range).then(({ differences }) => differences.length === 0);
    this.#figures.set(ballotId, known);
    return known;
  }
}
