import { ZeroHash } from "ethers";
import {
  providerOf,
  readBlockTimes,
  readLogs,
  type BlockRange,
  type CoalitionContracts,
  type DecodedLog,
} from "../contracts/index.js";
import { memoryOf } from "../contracts/chain-memory.js";
import type { SeatRecord } from "./seat.js";

const EVENTS = [
  "GroupNamed",
  "Joined",
  "Enrolled",
  "Left",
  "Removed",
  "CodeAccepted",
  "ProfileSet",
] as const;

type EventName = (typeof EVENTS)[number];

/** The roll with everybody who ever held a seat, in the order of joining, from the membership's events alone. */
export async function readMembers(
  { membership }: Pick<CoalitionContracts, "membership">,
  range: BlockRange,
): Promise<SeatRecord[]> {
  const memory = memoryOf(providerOf(membership));
  const whole = range.toBlock === undefined || range.toBlock === memory?.toBlock;
  if (memory === undefined || !whole || range.fromBlock > memory.fromBlock)
    return foldMembers(membership, range);
  const key = `members of ${await membership.getAddress()}`;
  const seats = memory.derived.get(key) ?? foldMembers(membership, memory);
  memory.derived.set(key, seats);
  return (await seats) as SeatRecord[];
}

async function foldMembers(
  membership: CoalitionContracts["membership"],
  range: BlockRange,
): Promise<SeatRecord[]> {
  const logs = await readLogs(membership, range, EVENTS);
  const times = await readBlockTimes(
    providerOf(membership),
    logs.map(({ log }) => log.blockNumber),
  );
  const roll = new Roll();
  for (const event of logs) {
    roll.apply(event, times.get(event.log.blockNumber) ?? 0n);
  }
  return roll.seats;
}

/** Follows the membership event by event. */
class Roll {
  readonly seats: SeatRecord[] = [];
  readonly #held = new Map<string, SeatRecord>();
  readonly #groups = new Map<number, string>();

  apply({ name, args }: DecodedLog, at: bigint): void {
    if (name === "GroupNamed") {
      this.#groups.set(Number(args.group), args.name as string);
      return;
    }
    if (name === "Joined") {
      this.#join(args, at);
      return;
    }
    const seat = this.#held.get(args.account as string);
    // The range began after the member joined.
    if (seat === undefined) return;
    SEAT_CHANGES[name as SeatEvent](seat, args, at);
    if (seat.left !== undefined) this.#held.delete(seat.account);
  }

  #join(args: DecodedLog["args"], joinedAt: bigint): void {
    const seat = joinedSeat(args, this.#groups.get(Number(args.group)), joinedAt);
    this.#held.set(seat.account, seat);
    this.seats.push(seat);
  }
}

/** A seat as it is when somebody joins. */
export function joinedSeat(
  args: DecodedLog["args"],
  groupName: string | undefined,
  joinedAt: bigint,
): SeatRecord {
  const { account, seatId, codeVersion } = args as unknown as {
    account: string;
    seatId: bigint;
    codeVersion: string;
  };
  const index = Number(args.group);
  return {
    account,
    seatId,
    seatNumber: Number(seatId >> 160n),
    status: "waiting",
    group: { index, name: groupName ?? `group ${index}` },
    codeVersion,
    joinedAt,
    voter: undefined,
    profile: undefined,
    left: undefined,
  };
}

type Change = (seat: SeatRecord, args: DecodedLog["args"], at: bigint) => void;

export type SeatEvent = Exclude<EventName, "GroupNamed" | "Joined">;

/** What each event does to the seat of the account it names. */
export const SEAT_CHANGES: Record<SeatEvent, Change> = {
  Enrolled: (seat, { voterNumber }, since) => {
    seat.status = "voter";
    seat.voter = { number: Number(voterNumber), since };
  },
  CodeAccepted: (seat, { codeVersion }) => {
    seat.codeVersion = codeVersion as string;
  },
  ProfileSet: (seat, { digest }) => {
    seat.profile = digest === ZeroHash ? undefined : (digest as string);
  },
  Left: (seat, _, at) => vacate(seat, { at, how: "left" }),
  Removed: (seat, { reason }, at) => vacate(seat, { at, how: "removed", reason: reason as string }),
};

/** The profile goes with the seat. */
function vacate(seat: SeatRecord, left: SeatRecord["left"]): void {
  seat.status = "former";
  seat.profile = undefined;
  seat.left = left;
}
