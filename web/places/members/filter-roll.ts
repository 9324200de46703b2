import type { SeatView } from "../../../core/wire/read.js";

/** What of the roll is shown. */
export interface RollFilter {
  /** Part of an address, with or without 0x; "" for everybody. */
  account: string;
  /** Position of a group as text; "" for all. */
  group: string;
  status: SeatView["status"] | "held" | "all";
}

export const EVERYBODY: RollFilter = { account: "", group: "", status: "held" };

/** Seats the filter lets through, the newest first. */
export function filterRoll<Seat extends Pick<SeatView, "account" | "group" | "status">>(
  seats: readonly Seat[],
  { account, group, status }: RollFilter,
): Seat[] {
  const part = account.trim().toLowerCase();
  return seats
    .filter(
      (seat) =>
        seat.account.toLowerCase().includes(part) &&
        (group === "" || String(seat.group.index) === group) &&
        fits(seat.status, status),
    )
    .toReversed();
}

function fits(status: SeatView["status"], wanted: RollFilter["status"]): boolean {
  if (wanted === "all") return true;
  return wanted === "held" ? status !== "former" : status === wanted;
}

/** How many members and voters each group has, in the order of the groups. */
export function countGroups(
  groups: readonly { index: number; name: string }[],
  seats: readonly Pick<SeatView, "group" | "status">[],
): { index: number; name: string; members: number; voters: number }[] {
  return groups.map(({ index, name }) => {
    const held = seats.filter(({ group, status }) => group.index === index && status !== "former");
    const voters = held.filter(({ status }) => status === "voter").length;
    return { index, name, members: held.length, voters };
  });
}
