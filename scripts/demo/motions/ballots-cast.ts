import type { Ranking } from "../../../core/counting/index.js";

/** What the voters of the story cast on one motion. */
export interface BallotsCast {
  /** A rank for the status quo and each text on the ballot; a vote For ranks its text alone. */
  rankings: Ranking[];
  /** The transaction that carried signed ballots, and how many. */
  batch?: { transaction: string; ballots: number };
  /** Of a motion with rivals: who voted with nothing but OpenZeppelin's `castVote`, and for which text. */
  plain?: { voter: string; text: bigint };
}
