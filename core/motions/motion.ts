import type { Call } from "./action.js";
import type { MotionClass, MotionRules } from "./motion-class.js";
import type { MotionPhase } from "./phase.js";

/**
 * `motion`, `poll` and `notice` stand by themselves; a `rival` is an option of another motion, a `correction` new wording
 * for a motion or rival.
 */
export type MotionKind = "motion" | "poll" | "notice" | "rival" | "correction";

/** A motion, or a text that amends one, as it stands at a block. Times are timestamps in seconds; votes and seconds are counts. */
export interface Motion {
  id: bigint;
  kind: MotionKind;
  /** The motion it is a rival or a correction for; nothing for a motion of its own. */
  amends: bigint | undefined;
  /** The motion or rival whose wording it corrects. */
  corrects: bigint | undefined;
  title: string;
  /** Markdown. */
  text: string;
  /** The whole description, which `queue` and `execute` need to the byte. */
  description: string;
  calls: Call[];
  /** Who filed it. */
  proposer: string;
  /** Who answers for it now. */
  mover: string;
  class: MotionClass;
  /** The rules it was filed under. */
  rules: MotionRules;
  filedAt: bigint;
  filedInBlock: number;
  secondsGiven: number;
  secondsNeeded: number;
  /** Who may vote is fixed at this moment. */
  snapshot: bigint;
  /** The vote opens after this moment. */
  opensAt: bigint;
  /** Last moment of the vote; of an uncontested notice, when it passes. */
  deadline: bigint;
  /** First moment it may be executed at; zero before it is queued. */
  eta: bigint;
  /** Last moment at which it may be taken over; zero unless its mover withdrew it. */
  takeoverUntil: bigint;
  withdrawn: boolean;
  takenOver: boolean;
  /** Whether quorum was reached late and the vote prolonged. */
  extended: boolean;
  /** Whether ballots rank several texts, or its text was replaced. */
  amended: boolean;
  /** Objections to a notice; nothing for what is no notice. */
  notice: NoticeState | undefined;
  /**
   * Of a text with rivals: ballots that prefer it to the status quo, the status quo to it, and neither. Those of a motion are
   * of what stands in its own place now.
   */
  votes: Votes;
  /** Votes For that this text needs; before its snapshot, as the electorate is now. */
  quorum: bigint;
  /** OpenZeppelin's ProposalState. */
  state: number;
  /** Where it stands; a motion that was amended stands where its texts do, or the one that won. */
  phase: MotionPhase;
  /** Ballots cast, whichever text they prefer. */
  ballots: bigint;
  /** `preferred[i][j]` ballots rank alternative i above j; 0 is the status quo, the others are places. Empty for a rival or correction. */
  preferred: bigint[][];
  /** Its own text, and every rival ever filed: first those with a place on the ballot, in order. Empty for a rival or correction. */
  options: MotionOption[];
  /** The text that wins with the ballots cast so far; nothing if none does, or nobody amended the motion. */
  winner: bigint | undefined;
}

/** Votes by kind; counts. */
export interface Votes {
  for: bigint;
  against: bigint;
  abstain: bigint;
}

/** Objections to a notice (counts). */
export interface NoticeState {
  given: number;
  needed: number;
  /** Whether they were enough, so that it goes to a vote. */
  contested: boolean;
}

/** Why an option cannot win. */
export type DropReason = "not seconded" | "withdrawn" | "accepted" | "quorum" | "majority";

/** A text one may vote for. */
export interface MotionOption {
  /** Its place on the ballot, from 1; nothing for a rival that has not got its seconds. */
  number: number | undefined;
  /** The motion or rival that holds the place: it is seconded, withdrawn and taken over under this id. */
  origin: bigint;
  /** What stands there now; it is queued and executed if it wins. */
  text: bigint;
  title: string;
  description: string;
  calls: Call[];
  mover: string;
  class: MotionClass;
  secondsGiven: number;
  secondsNeeded: number;
  /** Whether it is on the ballot. */
  standing: boolean;
  /** For: ballots that prefer it to the status quo. Against: the reverse. Abstain: neither. */
  votes: Votes;
  /** Ballots over the status quo it needs. */
  quorum: bigint;
  /** What takes the place unless somebody objects in time. */
  pending: { text: bigint; until: bigint; editorial: boolean } | undefined;
  /** Why it cannot win, as the ballots are now; nothing while it can, or before the first ballot. */
  dropped: DropReason | undefined;
  /** OpenZeppelin's ProposalState of the text. */
  state: number;
}
