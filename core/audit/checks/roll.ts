import { ZeroAddress } from "ethers";
import { readLogs } from "../../contracts/index.js";
import { formatMoment } from "../../format/index.js";
import type { SeatRecord } from "../../members/index.js";
import { tables, votersFrom } from "../../replay/index.js";
import { at, auditedMoment } from "../chain-answers.js";
import type { AuditContext, Check, Finding } from "../check.js";
import { compare } from "../findings.js";
import { seatsOf, votesAt } from "../roll.js";
import { snapshotsOf } from "../snapshots.js";

/** Voter numbers in one question. */
const CHUNK = 500;
/** What is asked at the same time is proved at the same time; once it is, larger questions cost less. */
const AT_ONCE = 32;
const FIRST_CHUNK = 8;

export const rollCheck: Check = {
  id: "roll",
  title: "The roll and every electorate",
  proves:
    "Members, groups, voters and their numbers are those of the events; nobody became a voter before the waiting period was over; whoever had a vote at any snapshot is who the contract says.",
  async *run(context) {
    const seats = await seatsOf(context);
    const now = await auditedMoment(context);
    yield* seatsAsKept(context, seats);
    yield* sums(context, seats);
    yield* waiting(context, seats);
    const snapshots = await snapshotsOf(context, now);
    for (const [done, snapshot] of snapshots.entries()) {
      const chunk = done === 0 ? FIRST_CHUNK : CHUNK;
      yield* electorate(context, seats, { snapshot, chunk });
      context.progress(done + 1, snapshots.length);
    }
    const voters = seats.filter(({ status }) => status === "voter").length;
    const held = seats.filter(({ left }) => left === undefined).length;
    return {
      items: seats.length,
      figures: { members: held, voters, seats: seats.length, snapshots: snapshots.length },
    };
  },
};

/** The last seat of every account, field by field. */
async function* seatsAsKept(
  context: AuditContext,
  seats: readonly SeatRecord[],
): AsyncGenerator<Finding> {
  const { membership } = context.contracts;
  const last = new Map(seats.map((seat) => [seat.account, seat]));
  const read = async ([account, seat]: [string, SeatRecord]) => {
    const asks = seat.profile !== undefined;
    const [kept, profile] = await Promise.all([
      membership.seatOf(account, at(context)),
      asks ? membership.profileOf(account, at(context)) : undefined,
    ]);
    return { account, seat, kept, profile };
  };
  for await (const { account, seat, kept, profile } of together([...last], read)) {
    const item = `seat of ${account}`;
    yield* compare(`${item}: joined`, seat.joinedAt, kept.joinedAt);
    yield* compare(`${item}: became a voter`, seat.voter?.since ?? 0n, kept.enrolledAt);
    yield* compare(`${item}: left`, seat.left?.at ?? 0n, kept.leftAt);
    yield* compare(`${item}: voter number`, seat.voter?.number ?? 0, kept.voterNumber);
    yield* compare(`${item}: number of the seat`, seat.seatNumber, kept.seatNumber);
    yield* compare(`${item}: group`, seat.group.index, kept.group);
    const code = await tables.versionIds.get(context.state, seat.codeVersion);
    const version = code && (await tables.versions.get(context.state, code.key));
    yield* compare(`${item}: Code of Conduct accepted`, version?.number ?? 0, kept.codeVersion);
    // Whoever set none has none.
    if (seat.profile === undefined) continue;
    yield* compare(`${item}: profile`, seat.profile, profile);
  }
}

async function* sums(context: AuditContext, seats: readonly SeatRecord[]): AsyncGenerator<Finding> {
  const { contracts, state } = context;
  const { membership } = contracts;
  const held = seats.filter(({ left }) => left === undefined);
  const voters = held.filter(({ voter }) => voter !== undefined);
  const numbers = seats.flatMap(({ voter }) => voter?.number ?? []).sort((a, b) => a - b);
  yield* compare("members", held.length, await membership.memberCount(at(context)));
  yield* compare("voters", voters.length, await membership.voterCount(at(context)));
  yield* compare("voter numbers", numbers.length, await membership.voterNumbers(at(context)));
  const gap = numbers.findIndex((number, place) => number !== place + 1);
  if (gap !== -1) yield* compare("voter number in order", gap + 1, numbers[gap]);
  const groups: string[] = [];
  for await (const [, { name }] of tables.groups.scan(state)) groups.push(name);
  yield* compare("groups", groups.length, await membership.groupCount(at(context)));
  for (const [index, name] of groups.entries()) {
    const [kept, members] = await membership.groupAt(index, at(context));
    yield* compare(`group ${index}`, name, kept);
    const own = held.filter(({ group }) => group.index === index).length;
    yield* compare(`members in ${name}`, own, members);
  }
}

/** Everybody but the founders waited as long as was asked when they were enrolled. */
async function* waiting(
  { contracts, range }: AuditContext,
  seats: readonly SeatRecord[],
): AsyncGenerator<Finding> {
  const logs = await readLogs(contracts.membership, range, ["WaitingPeriodSet", "Enrolled"]);
  const founding = logs.find(({ name }) => name === "Enrolled")?.log.transactionHash;
  const bySeat = new Map(seats.map((seat) => [seat.voter?.number, seat]));
  let period = 0n;
  for (const { name, args, log } of logs) {
    if (name === "WaitingPeriodSet") period = args.current as bigint;
    if (name !== "Enrolled" || log.transactionHash === founding) continue;
    const seat = bySeat.get(Number(args.voterNumber));
    if (seat?.voter === undefined || seat.voter.since > seat.joinedAt + period) continue;
    yield {
      kind: "difference",
      item: `waiting period of ${seat.account}`,
      expected: `a voter after ${formatMoment(seat.joinedAt + period)}`,
      found: `a voter at ${formatMoment(seat.voter.since)}`,
      evidence: log.transactionHash,
    };
  }
}

/** Who had a vote at a moment, number by number. */
async function* electorate(
  context: AuditContext,
  seats: readonly SeatRecord[],
  { snapshot, chunk }: { snapshot: number; chunk: number },
): AsyncGenerator<Finding> {
  const { contracts, state } = context;
  const { membership } = contracts;
  const moment = BigInt(snapshot);
  const when = formatMoment(moment);
  const numbered = seats.filter(({ voter }) => voter !== undefined);
  const voting = numbered.filter((seat) => votesAt(seat, moment));
  const total = await membership.getPastTotalSupply(snapshot, at(context));
  yield* compare(`voters at ${when}`, voting.length, total);
  yield* compare(
    `voters at ${when}, by checkpoints`,
    voting.length,
    await votersFrom(state, snapshot),
  );
  const distinct = new Set(voting.map(({ account }) => account));
  yield* compare(`distinct voters at ${when}`, voting.length, distinct.size);
  const pieces: SeatRecord[][] = [];
  for (let start = 0; start < numbered.length; start += chunk)
    pieces.push(numbered.slice(start, start + chunk));
  const read = async (piece: SeatRecord[]) => {
    const numbers = piece.map(({ voter }) => voter?.number ?? 0);
    return { piece, numbers, kept: await membership.votersAt(numbers, snapshot, at(context)) };
  };
  for await (const { piece, numbers, kept } of together(pieces, read)) {
    for (const [i, seat] of piece.entries()) {
      const expected = votesAt(seat, moment) ? seat.account : ZeroAddress;
      if (kept[i] !== expected)
        yield* compare(`voter number ${numbers[i]} at ${when}`, expected, kept[i]);
    }
  }
}

/** Reads many things, some at a time, and gives them in order. */
async function* together<Item, Answer>(
  items: readonly Item[],
  read: (item: Item) => Promise<Answer>,
): AsyncGenerator<Answer> {
  for (let start = 0; start < items.length; start += AT_ONCE)
    yield* await Promise.all(items.slice(start, start + AT_ONCE).map(read));
}
