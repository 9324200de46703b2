import type { RecallStage } from "./stage.js";

/** A recall as the logs tell it. Times are timestamps in seconds; ids are 0x-prefixed 32 bytes. */
export interface RecallRecord {
  /** Also the id of its ballot. */
  id: string;
  officeId: string;
  /** Name of the office. */
  office: string;
  /** Who would be recalled. */
  holder: string;
  /** When the term began that the recall is about. */
  termFrom: bigint;
  petitioner: string;
  reason: string;
  filedAt: bigint;
  filedInBlock: number;
  /** Last moment for signatures. */
  petitionUntil: bigint;
  /** Last moment of the vote; zero until it opens. */
  closesAt: bigint;
  /** Who signed, the petitioner first. */
  signatories: string[];
  /** Signatures that open the vote. */
  needed: number;
  /** Votes for recall that suffice. */
  quorum: number;
  /** What the contract announced; nothing before the count. */
  concluded:
    { recalled: boolean; votesFor: number; votesAgainst: number; ended: boolean } | undefined;
}

/** Where a recall stands at a moment. */
export interface RecallPhase {
  stage: RecallStage;
  /** Last moment of the stage (timestamp in seconds); nothing when the clock does not end it. */
  until: bigint | undefined;
  /** One line: what the stage means and what can be done. */
  sentence: string;
}
