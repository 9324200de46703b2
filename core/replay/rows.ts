import type { MotionRules } from "../motions/motion-class.js";
import type { Json } from "./store.js";

/** Times are timestamps in seconds; ids 0x-prefixed 32 bytes; "place" keys come from `placeOf` and sort as the chain does. */

/** Something in the order in which it began: the place on the chain to its id. */
export interface InOrder {
  id: string;
}

/** The last seat an account has or had. */
export interface MemberRow {
  /** Key among the seats. */
  seat: string;
}

export interface DocumentRow {
  id: string;
  author: string;
  kind: string;
  name: string;
  /** How many versions there are. */
  versions: number;
  openedAt: number;
  dissentFrom?: string;
}

export interface RenditionRow {
  index: number;
  digest: string;
  cid: string;
  cidText: string;
  size: number;
  mediaType: string;
  language: string;
  authentic: boolean;
}

export interface VersionRow {
  id: string;
  document: string;
  number: number;
  supersedes?: string;
  recordedAt: number;
  recordedInBlock: number;
  renditions: RenditionRow[];
  withdrawn?: { at: number; reason: string };
}

export interface ResolutionRow {
  text: string;
  recordedAt: number;
  recordedInBlock: number;
}

export interface PollRow {
  motion: string;
  text: string;
  carried: boolean;
  ballots: number;
  preferred: number[][];
  recordedAt: number;
}

/** Decodable names of an office's past as `OfficeHistory` of core/elections holds it. */
export type OfficeRow = Json;

/** One operation of the timelock. */
export interface OperationRow {
  calls: { target: string; value: string; data: string }[];
  scheduledAt: number;
  delay: number;
  executedAt?: number;
  cancelledAt?: number;
}

/** Whom one transaction seated in an office, and whom it passed over. */
export interface SeatingRow {
  tx: string;
  seated: { candidate: string; seat: number; from: number; ends: number }[];
  passedOver: { candidate: string; eligibility: string }[];
}

export interface BallotPaperRow {
  id: string;
  candidates: string[];
  snapshot: number;
  opensAt: number;
  closesAt: number;
  /** Voters whose ballot counts. */
  ballots: number;
  /** `preferred[i][j]` ballots rank alternative i above j; 0 is the default. */
  preferred: number[][];
}

export interface RankingRow {
  voter: string;
  ranks: number[];
  sequence: number;
  castAt: number;
  tx: string;
}

/** What can be found by its words. The key is `kind/id`. */
export interface SearchRow {
  kind: "motion" | "document" | "post" | "list";
  id: string;
  /** For posts the list. */
  within?: string;
  title: string;
  body: string;
  at: number;
}

/** A text that may be voted on: a motion of its own, a rival or a correction. */
export interface TextRow {
  id: string;
  /** The motion it belongs to; its own id for a motion. */
  motion: string;
  kind: "motion" | "rival" | "correction";
  /** The motion or rival whose wording it corrects. */
  corrects?: string;
  /** Filing order among the rivals, from 1; 0 for the motion. */
  filed: number;
  title: string;
  description: string;
  calls: { target: string; value: string; calldata: string }[];
  proposer: string;
  mover: string;
  class: "ordinary" | "fundamental";
  rules: MotionRules;
  codeDigest: string;
  filedAt: number;
  filedInBlock: number;
  /** As filed. */
  voteStart: number;
  voteEnd: number;
  secondsNeeded: number;
  secondsGiven: number;
  /** When and where the last second came that was needed. */
  seconded?: { block: number; index: number; at: number };
  /** Last moment of a takeover when it was withdrawn. */
  withdrawnUntil?: number;
  takenOver: boolean;
  /** First moment of execution, once queued. */
  eta?: number;
  executedAt?: number;
}

/** A text announced for the place of a motion or rival. */
export interface ReplacementRow {
  how: "TextCorrected" | "AmendmentAccepted";
  origin: string;
  text: string;
  announcedAt: number;
  objectUntil: number;
  objected: boolean;
}

export interface MotionRow {
  id: string;
  filedAt: number;
  /** Who may vote is fixed at this moment. */
  snapshot: number;
  /** The vote opens after this moment. */
  opensAt: number;
  /** Last moment of the vote; of an uncontested notice, when it passes. */
  deadline: number;
  /** Whether quorum was reached late and the vote prolonged. */
  extended: boolean;
  notice?: { needed: number; given: number; contested: boolean };
  /** Rivals in the order of filing. */
  rivals: string[];
  /** Rivals with a place on the ballot, in its order. */
  entered: string[];
  replacements: ReplacementRow[];
  /** What the first ranked ballot fixed: texts in order of place, zero where none stands. */
  fixed?: { texts: string[]; quorum: number };
  ballots: number;
  /** `preferred[i][j]` ballots rank alternative i above j; 0 is the status quo. */
  preferred: number[][];
}

/** One ballot on a motion. */
export interface BallotRow {
  voter: string;
  castAt: number;
  tx: string;
  reason: string;
  /** Rank of the status quo and of each place, as counted. */
  ranks: number[];
  /** The text voted on, and how, where the voter did not rank. */
  vote?: { text: string; support: number };
}

export type CaseOutcome = "undecided" | "dismissed" | "referred" | "sanctioned";

/** A case; see `IConduct.sol`. Zero hashes and moments that never came are left out. */
export interface CaseRow {
  id: string;
  reporter: string;
  respondent: string;
  duty: number;
  offTopic: boolean;
  post?: string;
  evidence?: string;
  ruleSet: number;
  reportedAt: number;
  replyUntil: number;
  decideUntil: number;
  outcome: CaseOutcome;
  verdict?: "upheld" | "lifted";
  rung: number;
  decidedAt?: number;
  /** When the suspension ends; of a case referred to the members, their last moment. */
  until?: number;
  appealUntil?: number;
  heardUntil?: number;
  supporters: number;
  votesNeeded: number;
  votesToUphold: number;
  votesToLift: number;
  advised: boolean;
  hidesPost: boolean;
  silenceRecorded: boolean;
  /** When the emergency hold ends or ended. */
  held?: number;
  holder?: string;
  /** Whether the officer who placed the hold takes no part any more: it ended with that. */
  holderRecused?: boolean;
  basis?: string;
  reasons?: string;
}

export interface CaseEventRow {
  name: string;
  at: number;
  tx: string;
  /** The account that acted, where the event names one. */
  by?: string;
  /** Digest of what was said. */
  digest?: string;
}

/** What an account's right to post follows from. */
export interface StandingRow {
  member: boolean;
  /** Number of the version of the Code of Conduct accepted last. */
  code: number;
  /** Cases against the account that were decided or held, by id. */
  cases: { [id: string]: CaseRow };
}

export interface ListRow {
  id: string;
  name: string;
  purpose: string;
  openedAt: number;
  closedAt?: number;
  /** Index the next post gets. */
  next: number;
  head: string;
  /** Posts that were accepted. */
  posts: number;
  threads: number;
  lastPostAt?: number;
}

export interface AnchorRow {
  list: string;
  root: string;
  member: string;
  anchoredBy: string;
  first: number;
  count: number;
  /** As text. */
  cid: string;
  at: number;
  /** Place of the event on the chain. */
  place: string;
  block: number;
  tx: string;
  /** `broken` when the bytes do not give the root. */
  status: "read" | "missing" | "broken";
  reason?: string;
}

/** An envelope as rows keep it. */
export interface EnvelopeRow {
  list: string;
  author: string;
  parent: string;
  subject: string;
  content: string;
  sentAt: number;
  sequence: string;
  previous: string;
}

export interface LogRow {
  id: string;
  post: EnvelopeRow;
  /** Empty when the author sent it. */
  signature: string;
  /** Why readers refuse it: in a word, and in one line. */
  fault?: string;
  refused?: string;
  /** Root of the batch, and the place in it; nothing for a direct post. */
  anchor?: { root: string; first: number; place: number };
  at: number;
  /** Place of the event on the chain. */
  place: string;
  block: number;
  tx: string;
}

export interface PostRow extends EnvelopeRow {
  id: string;
  index: number;
  /** First post of the thread. */
  thread: string;
  at: number;
  tx: string;
  direct: boolean;
  replies: number;
}

export interface ThreadRow {
  id: string;
  list: string;
  subject: string;
  author: string;
  startedAt: number;
  posts: number;
  lastIndex: number;
  lastAt: number;
}
