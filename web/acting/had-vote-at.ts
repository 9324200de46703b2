import type { SeatView } from "../../core/wire/read.js";

/**
 * Whether somebody had a vote at a moment, as the membership contract says it: an electorate is fixed once, and who left after that
 * keeps the vote.
 *
 * @param seats - all seats of the account, former ones too.
 * @param at - seconds since 1970.
 */
export const hadVoteAt = (
  seats: readonly Pick<SeatView, "voter" | "left">[],
  at: number,
): boolean =>
  seats.some(
    ({ voter, left }) =>
      voter !== undefined && voter.since <= at && (left === undefined || at < left.at),
  );
