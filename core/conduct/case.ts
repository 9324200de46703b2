import type { CaseRow } from "../replay/index.js";
import type { CaseStage } from "./stage.js";

/** What an officer said the decision should be, and another has to repeat. */
export interface ProposedRuling {
  officer: string;
  upheld: boolean;
  /** 0 without a breach. */
  rung: number;
  /** Seconds; 0 without a suspension. */
  length: number;
  /** SHA-256 of the written reasons. */
  reasons: string;
  /** Why the post would be marked as hidden; empty if it would not. */
  hideReason: string;
}

/** Something that happened in a case. */
export interface CaseStep {
  /** Name of the event. */
  name: string;
  /** Timestamp in seconds. */
  at: number;
  /** Hash of the transaction. */
  tx: string;
  /** What the event said, by name. */
  args: Readonly<Record<string, unknown>>;
}

/** A case as the logs tell it. Times are timestamps in seconds. */
export interface CaseRecord extends CaseRow {
  /** In the order in which they happened; the report first. */
  steps: CaseStep[];
  /** What each officer said last, as long as the case is undecided. */
  proposals: ProposedRuling[];
}

/** Where a case stands at a moment. */
export interface CasePhase {
  stage: CaseStage;
  /** Last moment of this stage, where the clock ends it (timestamp in seconds). */
  until: number | undefined;
  /** What holds now, until when, and what comes of silence. */
  sentence: string;
  /** Who may do what now. */
  next: string[];
}
