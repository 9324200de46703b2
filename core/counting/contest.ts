import { DaoError } from "../errors.js";
import { MAX_ALTERNATIVES } from "./ranking.js";
import type { PairwiseMatrix } from "./pairwise-matrix.js";
import type { Order } from "./schulze-order.js";

/** What is counted: a motion with its amendments, or an election. Alternatives are the indices of every list here. */
export interface Contest {
  /** What people call the alternatives: "the original", "Amendment 2", "Ada". */
  labels: readonly string[];
  matrix: PairwiseMatrix;
  /** Index of the status quo or of RON. */
  defaultAlternative: number;
  /** One for each alternative. Of those who tie the smallest goes first: a drawn lot, or the order of filing. */
  lots: readonly bigint[];
  /** How a tie ends, in words that go on after "Ada and Ben tie, and": "the one filed earlier goes first". */
  tieRule: string;
}

/** What an option must reach against the default. */
export interface Requirement {
  /** Ballots that must prefer the option to the default. */
  quorum: number;
  /** So many of them for each that prefers the default: 1 (and then more than one) or, for two thirds, 2. */
  majority: number;
}

/** An alternative that cannot win, and how it stands against the default. */
export type Dropped = { alternative: number; votesFor: number; votesAgainst: number } & (
  | { reason: "quorum"; quorum: number }
  | { reason: "majority"; majority: number }
  | { reason: "not above default" }
);

/**
 * How a contest ends. `order` holds all who may win, best first; for a motion the default is among them. `draws` tells
 * where only the lot decided.
 */
export interface Outcome extends Order {
  method: "motion" | "schulze" | "approval";
  /** The winning option alone, or everybody elected, best first. */
  winners: number[];
  dropped: Dropped[];
  /** The alternatives paths lead through; those of a count by approval are all zero. */
  among: number[];
  paths: PairwiseMatrix;
}

/**
 * Refuses a contest whose lists do not belong together.
 * @throws DaoError CONTEST_MALFORMED
 */
export function checkContest({ labels, matrix, lots, defaultAlternative }: Contest): void {
  const size = labels.length;
  const refuse = (message: string) => {
    throw new DaoError("CONTEST_MALFORMED", message, {
      hint: "Give one label, one lot and one row of counts for each alternative.",
    });
  };
  if (size < 1 || size > MAX_ALTERNATIVES)
    refuse(`${size} alternatives cannot be counted, only 1 to ${MAX_ALTERNATIVES}.`);
  if (matrix.length !== size || matrix.some((row) => row.length !== size))
    refuse(`The counts are not those of ${size} alternatives.`);
  if (matrix.flat().some((count) => !Number.isSafeInteger(count) || count < 0))
    refuse("The counts are not whole numbers from 0 up.");
  if (lots.length !== size) refuse(`There are ${lots.length} lots for ${size} alternatives.`);
  if (labels[defaultAlternative] === undefined)
    refuse(`There is no alternative ${defaultAlternative} to be the default.`);
}
