import type { SeatView } from "../../../core/wire/read.js";

/** What happened to an account's seats. */
export interface SeatEvent {
  id: "joined" | "joinedAgain" | "voter" | "left" | "removed";
  /** Seconds since 1970. */
  at: number;
}

/** In the order of time. @param seats - in the order of joining. */
export function seatHistory(
  seats: readonly Pick<SeatView, "joinedAt" | "voter" | "left">[],
): SeatEvent[] {
  return seats.flatMap(({ joinedAt, voter, left }, index) => [
    { id: index === 0 ? ("joined" as const) : ("joinedAgain" as const), at: joinedAt },
    ...(voter === undefined ? [] : [{ id: "voter" as const, at: voter.since }]),
    ...(left === undefined ? [] : [{ id: left.how, at: left.at }]),
  ]);
}
