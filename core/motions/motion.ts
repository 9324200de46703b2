import type { Call } from "./action.js";
import type { MotionClass, MotionRules } from "./motion-class.js";
import type { MotionPhase } from "./phase.js";

/** A motion as it stands at a block. Times are timestamps in seconds; votes and seconds are counts. */
export interface Motion {
  id: bigint;
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
  /** Last moment of the vote. */
  deadline: bigint;
  /** First moment it may be executed at; zero before it is queued. */
  eta: bigint;
  /** Last moment at which it may be taken over; zero unless its mover withdrew it. */
  takeoverUntil: bigint;
  takenOver: boolean;
  /** Whether quorum was reached late and the vote prolonged. */
  extended: boolean;
  votes: Votes;
  /** Votes For it needs; before its snapshot, as the electorate is now. */
  quorum: bigint;
  /** OpenZeppelin's ProposalState. */
  state: number;
  phase: MotionPhase;
}

export interface Votes {
  for: bigint;
  against: bigint;
  abstain: bigint;
}
