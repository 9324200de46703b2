import type { BallotWay } from "./ballot-reader.js";

/** One ballot, and what became of it; plain JSON. */
export interface AuditedBallot {
  voter: string;
  /** A motion of its own, the paper of an election, or of a recall. */
  about: "motion" | "election" | "recall";
  /** 32 bytes, 0x-prefixed; for a motion its own id, also when the vote was on a text that amends it. */
  subject: string;
  title: string;
  /** What the ballot says, in words. */
  choice: string;
  /** Rank of each alternative, the status quo or re-open nominations first; 0 is unranked. */
  ranks: number[];
  /** Empty where none was given. */
  reason: string;
  how: BallotWay["how"];
  /** Who sent the transaction. */
  sentBy: string;
  transaction: string;
  block: number;
  /** Whether what was signed or sent is what was counted; null where the voter's own code made the call. */
  asCast: boolean | null;
  /** `replaced` for a ballot of an election that a later one of the same voter took the place of. */
  counted: "counted" | "replaced" | "not counted";
  /** Whether all ballots about the subject, counted again, give the contract's figure. */
  figureAgrees: boolean;
}

/** Whether a ballot is what its voter cast, and is in the contract's figure. */
export const isGoodBallot = ({ asCast, counted, figureAgrees }: AuditedBallot): boolean =>
  asCast !== false && counted !== "not counted" && figureAgrees;
