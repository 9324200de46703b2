import { DaoError } from "../errors.js";

/** Where an election stands, in the order of the contract's numbers. From "seated" on it is over. */
export const ELECTION_STAGES = [
  "nominations",
  "acceptance",
  "reckoning",
  "campaign",
  "opening",
  "ballot",
  "closing",
  "counting",
  "provisional",
  "held",
  "seating",
  "seated",
  "vacant",
  "held over",
  "annulled",
] as const;

export type ElectionStage = (typeof ELECTION_STAGES)[number];

/** A step anyone may take once the clock has made it due; the contract's own names. */
export type ElectionStep = "proceed" | "openBallot" | "close" | "count" | "seat";

/** The stages that wait for somebody to take a step. */
export const ELECTION_STEPS: Readonly<Partial<Record<ElectionStage, ElectionStep>>> = {
  reckoning: "proceed",
  opening: "openBallot",
  closing: "close",
  counting: "count",
  seating: "seat",
};

/** Where a recall stands, likewise. */
export const RECALL_STAGES = ["petition", "lapsed", "vote", "closing", "recalled", "kept"] as const;

export type RecallStage = (typeof RECALL_STAGES)[number];

/** Where a nominee stands, likewise. */
export const NOMINEE_STATUSES = [
  "none",
  "nominated",
  "accepted",
  "declined",
  "withdrawn",
  "dropped",
] as const;

export type NomineeStatus = (typeof NOMINEE_STATUSES)[number];

/** Whether somebody may begin a term, or the first reason why not, likewise. */
export const ELIGIBILITIES = [
  "eligible",
  "not a voter",
  "office closed",
  "holds a seat",
  "holds an excluded office",
  "terms in a row",
  "recalled",
] as const;

export type Eligibility = (typeof ELIGIBILITIES)[number];

/** @throws DaoError `ELECTION_STAGE_UNKNOWN` for a number a later version may have. */
export const electionStageAt = (index: bigint | number): ElectionStage =>
  named(ELECTION_STAGES, index);

/** @throws DaoError `ELECTION_STAGE_UNKNOWN` */
export const recallStageAt = (index: bigint | number): RecallStage => named(RECALL_STAGES, index);

/** @throws DaoError `ELECTION_STAGE_UNKNOWN` */
export const eligibilityAt = (index: bigint | number): Eligibility => named(ELIGIBILITIES, index);

export function isOver(stage: ElectionStage): boolean {
  return ELECTION_STAGES.indexOf(stage) >= ELECTION_STAGES.indexOf("seated");
}

function named<Name extends string>(names: readonly Name[], index: bigint | number): Name {
  const name = names[Number(index)];
  if (name !== undefined) return name;
  throw new DaoError("ELECTION_STAGE_UNKNOWN", `The contracts report the unknown state ${index}.`, {
    hint: "The coalition may run a newer version of the contracts: update this kit.",
  });
}
