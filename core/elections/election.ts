import type { Eligibility, ElectionStage, NomineeStatus } from "./stage.js";
import type { ElectionRules, OfficeTerms } from "./terms.js";

/** An election as the logs tell it. Times are timestamps in seconds; ids are 0x-prefixed 32 bytes. */
export interface ElectionRecord {
  id: string;
  officeId: string;
  /** Name of the office. */
  office: string;
  /** Indices of the seats to be filled. */
  seats: number[];
  calledAt: bigint;
  calledInBlock: number;
  /** As the call froze them. */
  terms: OfficeTerms;
  rules: ElectionRules;
  /** Fewest ballots that suffice, whatever the share. */
  quorumFloor: number;
  /** Share of the electorate that must cast a ballot, in hundredths of a percent. */
  quorumShare: number;
  tieRule: string;
  /** Last moment for nominations. */
  nominationsUntil: bigint;
  /** Last moment for acceptances and seconds. */
  acceptanceUntil: bigint;
  extensions: number;
  /** Last moment of the campaign, then first moment of the ballot; zero before. */
  opensAt: bigint;
  /** Last moment of the ballot; zero until it is open. */
  closesAt: bigint;
  /** Last moment of the challenge window or of the hold; zero before. */
  settlesAt: bigint;
  /** In the order in which they were first nominated. */
  nominees: NomineeRecord[];
  /** In the order in which they accepted; alternative i of the ballot is number i − 1 here. */
  candidates: string[];
  /** The ballot, and its re-run if there is one. */
  ballots: ElectionBallot[];
  challenges: { voter: string; reason: string }[];
  /** In the order of the count, the best first. */
  seated: { candidate: string; seat: number; from: bigint; ends: bigint }[];
  passedOver: { candidate: string; eligibility: Eligibility }[];
  /** Why it was annulled; empty otherwise. */
  annulledFor: string;
  /** Last stage reached by an act; the clock does the rest, see `electionStage`. */
  milestone: ElectionStage;
}

export interface NomineeRecord {
  account: string;
  nominator: string;
  status: Exclude<NomineeStatus, "none">;
  /** Who seconded, in their order. */
  seconders: string[];
  /** Version id of the statement in the archive; nothing unless it was accepted. */
  statement: string | undefined;
  /** Conflicts of interest in the nominee's words. */
  conflicts: string | undefined;
}

/** A ballot of an election in the ballot box. */
export interface ElectionBallot {
  /** 0, or 1 for the re-run. */
  run: number;
  ballotId: string;
  /** Alternatives from 1 on; alternative 0 is RON. */
  candidates: string[];
  opensAt: bigint;
  closesAt: bigint;
  /** Number of the block whose hash draws the lots; nothing before the close. */
  drawBlock: number | undefined;
  /** What the contract announced; nothing before the count. */
  counted:
    | { ballots: number; quorum: number; seed: string; elected: string[]; settlesAt: bigint }
    | undefined;
}
