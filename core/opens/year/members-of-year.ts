import { type SeatRecord, votersAt } from "../../members/index.js";
import type { Year } from "./calendar.js";
import { isWithin } from "./calendar.js";
import type { YearOfMembers } from "./year-report.js";

/** The roll over a year, up to a moment within or after it. */
export function membersOfYear(
  seats: readonly SeatRecord[],
  groups: readonly string[],
  year: Year,
  upTo: number,
): YearOfMembers {
  const before = year.from - 1;
  const during = (moment: bigint | undefined) =>
    moment !== undefined && isWithin(year, Number(moment)) && Number(moment) <= upTo;
  const count = (has: (seat: SeatRecord) => boolean) => seats.filter(has).length;
  const voters = (moment: number) => votersAt(seats, BigInt(moment)).size;
  return {
    atStart: membersAt(seats, before).length,
    joined: count(({ joinedAt }) => during(joinedAt)),
    enrolled: count(({ voter }) => during(voter?.since)),
    left: count(({ left }) => left?.how === "left" && during(left.at)),
    removed: count(({ left }) => left?.how === "removed" && during(left.at)),
    atEnd: membersAt(seats, upTo).length,
    votersAtStart: voters(before),
    votersAtEnd: voters(upTo),
    months: year.months
      .map((end, index) => ({ month: index + 1, moment: Math.min(end, upTo) }))
      .filter((_, index) => index === 0 || (year.months[index - 1] ?? 0) < upTo)
      .map(({ month, moment }) => ({
        month,
        members: membersAt(seats, moment).length,
        voters: voters(moment),
      })),
    groups: groups.map((name) => ({
      name,
      atStart: membersAt(seats, before).filter(({ group }) => group.name === name).length,
      atEnd: membersAt(seats, upTo).filter(({ group }) => group.name === name).length,
    })),
  };
}

/** Seats that were held at a moment. */
export const membersAt = (seats: readonly SeatRecord[], moment: number): SeatRecord[] =>
  seats.filter(
    ({ joinedAt, left }) =>
      Number(joinedAt) <= moment && (left === undefined || moment < Number(left.at)),
  );
