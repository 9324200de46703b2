import {
  providerOf,
  readBlockTimes,
  readLogs,
  type BlockRange,
  type DecodedArguments,
} from "../contracts/index.js";
import { readMembers, type SeatRecord } from "../members/index.js";
import type { ElectionContracts } from "./contracts.js";
import type { Office, OfficeTerm } from "./office.js";
import { officeTermsOf, type OfficeTerms } from "./terms.js";

const EVENTS = [
  "OfficeOpened",
  "OfficeChanged",
  "OfficeClosed",
  "ExclusionSet",
  "OfficerSeated",
  "OfficerHeldOver",
  "OfficerSucceeded",
  "OfficerResigned",
  "OfficerRecalled",
] as const;

/** What of a seat decides whether an office can be held with it. */
type HeldSeat = Pick<SeatRecord, "account" | "seatNumber" | "left">;

/** A term that was ever given. */
interface GivenTerm extends OfficeTerm {
  seat: number;
  membershipSeat: number;
}

/** An office with every term it ever gave. */
export interface OfficeHistory {
  name: string;
  terms: OfficeTerms;
  open: boolean;
  excludes: Set<string>;
  given: GivenTerm[];
}

/**
 * All offices at the end of the range, from events alone, those of the membership included: who left the coalition
 * left the office. For whoever does not take the contract's word for who holds what.
 *
 * @param range - must begin at the coalition's deployment or before.
 */
export async function replayOffices(
  contracts: Pick<ElectionContracts, "offices" | "membership">,
  range: BlockRange,
): Promise<Office[]> {
  const { offices } = contracts;
  const provider = providerOf(offices);
  const toBlock = range.toBlock ?? (await provider.getBlockNumber());
  const until = { ...range, toBlock };
  const [logs, roll] = await Promise.all([
    readLogs(offices, until, EVENTS),
    readMembers(contracts, until),
  ]);
  const times = await readBlockTimes(provider, [
    toBlock,
    ...logs.map(({ log }) => log.blockNumber),
  ]);
  const histories = new Map<string, OfficeHistory>();
  for (const { name, args, log } of logs)
    applyOfficeEvent(histories, name as OfficeEvent, args, times.get(log.blockNumber) ?? 0n);
  const now = times.get(toBlock) ?? 0n;
  return [...histories].map(([id, history]) => officeAt(histories, id, history, roll, now));
}

export type OfficeEvent = (typeof EVENTS)[number];

/** What each event does to the offices it names. */
export function applyOfficeEvent(
  histories: Map<string, OfficeHistory>,
  name: OfficeEvent,
  args: DecodedArguments,
  now: bigint,
): void {
  if (name === "ExclusionSet") {
    const [first, second] = [args.first as string, args.second as string];
    for (const [one, other] of [
      [first, second],
      [second, first],
    ] as const) {
      const excludes = histories.get(one)?.excludes;
      if (args.exclusive === true) excludes?.add(other);
      else excludes?.delete(other);
    }
    return;
  }
  const id = args.officeId as string;
  if (name === "OfficeOpened") {
    const given = histories.get(id)?.given ?? [];
    const excludes = histories.get(id)?.excludes ?? new Set();
    const terms = officeTermsOf(args.terms as never);
    histories.set(id, { name: args.name as string, terms, open: true, excludes, given });
    return;
  }
  const history = histories.get(id);
  if (history !== undefined) CHANGES[name](history, args, now);
}

type Change = (history: OfficeHistory, args: DecodedArguments, now: bigint) => void;

const CHANGES: Record<Exclude<(typeof EVENTS)[number], "ExclusionSet" | "OfficeOpened">, Change> = {
  OfficeChanged: (history, { terms }) => void (history.terms = officeTermsOf(terms as never)),
  OfficeClosed: (history) => void (history.open = false),
  OfficerSeated: (history, args, now) => {
    const account = args.account as string;
    const until = args.until as bigint;
    // Nobody has two terms to come in one office.
    history.given = history.given.filter((term) => term.account !== account || term.from <= now);
    history.given.push({
      account,
      seat: Number(args.seat),
      from: args.from as bigint,
      until,
      ends: until,
      membershipSeat: Number(args.membershipSeat),
      inRow: Number(args.inRow),
    });
  },
  OfficerHeldOver: ({ given }, { account, until }, now) => {
    const term = begun(given, account, now);
    if (term !== undefined) term.until = until as bigint;
  },
  OfficerSucceeded: ({ given }, { account }, now) => {
    const term = begun(given, account, now);
    if (term !== undefined) term.until = term.ends > now ? term.ends : now;
  },
  OfficerResigned: (history, { account }, now) => {
    const term = begun(history.given, account, now);
    if (term !== undefined && now < term.until) term.until = now;
    history.given = history.given.filter((each) => each.account !== account || each.from <= now);
  },
  OfficerRecalled: ({ given }, { account, from }, now) => {
    const term = given.findLast((each) => each.account === account && each.from === from);
    if (term !== undefined && now < term.until) term.until = now;
  },
};

/** The latest term of an account that has begun. */
function begun(given: readonly GivenTerm[], account: unknown, now: bigint): GivenTerm | undefined {
  return given.findLast((term) => term.account === account && term.from <= now);
}

/** An office at a moment: who left the membership left the office. */
export function officeAt(
  histories: ReadonlyMap<string, OfficeHistory>,
  id: string,
  { name, terms, open, excludes, given }: OfficeHistory,
  roll: readonly HeldSeat[],
  now: bigint,
): Office {
  const valid = given.filter((term) => term.until > now && isHeld(roll, term));
  const holders = valid.filter((term) => term.from <= now);
  const next = valid.filter((term) => term.from > now);
  const seats = Math.max(terms.seats, ...valid.map(({ seat }) => seat + 1));
  const inOrder = [...histories.keys()].filter((other) => excludes.has(other));
  return {
    id,
    name,
    terms,
    open,
    excludes: inOrder.map((other) => histories.get(other)?.name ?? other),
    seats: Array.from({ length: seats }, (_, seat) => ({
      seat,
      holder: termOn(holders, seat),
      next: termOn(next, seat),
    })),
  };
}

function termOn(terms: readonly GivenTerm[], wanted: number): OfficeTerm | undefined {
  const found = terms.findLast(({ seat }) => seat === wanted);
  if (found === undefined) return undefined;
  const { account, from, until, ends, inRow } = found;
  return { account, from, until, ends, inRow };
}

/** Whether the account still has the membership the term was won with. */
function isHeld(roll: readonly HeldSeat[], { account, membershipSeat }: GivenTerm): boolean {
  return roll.some(
    (seat) =>
      seat.account === account && seat.seatNumber === membershipSeat && seat.left === undefined,
  );
}
