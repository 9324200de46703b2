import type { StandingKind } from "./document-kinds.js";

/** Who becomes a voter after the waiting period. */
export type AdmissionRules = { policy: "open" } | { policy: "vouches"; vouches: number };

/** Rules of one class of motions. */
export interface MotionClassRules {
  /** Seconds of time between filing and the vote. */
  discussion: number;
  /** Seconds of time. */
  voting: number;
  /** Seconds of time between result and execution. */
  timelock: number;
  /** K: the most members whose support a motion can need. */
  seconds: number;
  /** Fewest votes For that make a quorum. */
  quorumFloor: number;
  /** Share of the electorate, in hundredths of a percent: 1,000 is 10 %. */
  quorumShare: number;
  /** Seconds of time. */
  lateQuorumExtension: number;
}

/** How motions are amended and notices objected to. */
export interface DeliberationRules {
  /** Seconds of time to read a text that was changed late, or a notice. */
  reading: number;
  /** Seconds of time to object to an accepted amendment or a correction. */
  objection: number;
  /** Fewest voters whose objection stops a notice. */
  consentFloor: number;
  /** Share of the electorate that it takes, in hundredths of a percent. */
  consentShare: number;
}

/** How ballots become an order of candidates; the position is the number in the contracts. */
export const ELECTION_METHODS = ["schulze", "approval"] as const;

export type ElectionMethod = (typeof ELECTION_METHODS)[number];

/** An office to be filled by election. */
export interface OfficeRules {
  /** Slug, unique in the file. */
  name: string;
  seats: number;
  method: ElectionMethod;
  /** Groups of seats whose terms end together, evenly spread over a term. */
  cohorts: number;
  termsInRow: number;
  /** When a term of the first cohort begins: 00:00 UTC of a day, in seconds since 1970. */
  firstTerm: number;
  /** Seconds of time. */
  term: number;
  /** Offices nobody may hold together with this one; it goes both ways, whoever says it. */
  excludes: string[];
}

/** Rules of elections; all but the last two are seconds of time. */
export interface ElectionRules {
  nominations: number;
  acceptance: number;
  extension: number;
  campaign: number;
  ballot: number;
  challenge: number;
  challengeHold: number;
  holdOver: number;
  /** Voters who must second a nominee. */
  seconds: number;
  /** Fewest voters whose challenge holds a result. */
  challengeFloor: number;
  /** Share of the electorate that it takes, in hundredths of a percent. */
  challengeShare: number;
}

/** How a case under the Code of Conduct goes; all but the last two are seconds of time. */
export interface ConductRules {
  /** From the report to the first decision. */
  replyWindow: number;
  /** From the report until the case lapses. */
  decisionPeriod: number;
  /** From the decision. */
  appealWindow: number;
  /** From the appeal until silence lifts the sanction. */
  hearingPeriod: number;
  /** How long a rung leads to the next. */
  ladderMemory: number;
  /** Longest suspension by officers after a public notice. */
  suspension: number;
  /** Longest suspension by officers after a short one. */
  longSuspension: number;
  /** Longest suspension by motion. */
  yearSuspension: number;
  /** Of an emergency hold. */
  hold: number;
  /** To accept a new Code of Conduct before posting pauses. */
  codeGrace: number;
  /** Voters who may appeal for somebody else. */
  appealVoters: number;
  /** Undecided cases one member may have reported. */
  reportCap: number;
}

/** A list that is open from the first block. */
export interface FoundingList {
  /** Slug, unique in the file; its hash is the list's id. */
  name: string;
  purpose: string;
}

/** A first voter. No name: the file is public. */
export interface Founder {
  /** Checksummed address. */
  address: string;
  /** One of the coalition's groups. */
  group: string;
}

/** One language of a founding document. */
export interface FoundingRendition {
  /** Path with `/`, relative to where the command runs (normally the repository's root). */
  file: string;
  /** Canonical BCP 47 tag. */
  language: string;
  mediaType: string;
  /** Whether this text counts, or is a courtesy translation. */
  authentic: boolean;
}

export interface FoundingDocument {
  /** Slug, unique in the file. */
  name: string;
  kind: StandingKind;
  renditions: FoundingRendition[];
}

/** A coalition file after reading: every number in the contracts' units and within its bounds. */
export interface CoalitionFile {
  schema: 1;
  name: string;
  shortName: string;
  /** ERC-4824 daoURI; empty when the coalition has none. */
  uri: string;
  membership: {
    /** The position is the group's number on chain. */
    groups: string[];
    /** Seconds of time. */
    waitingPeriod: number;
    joinsPerDay: number;
    admission: AdmissionRules;
  };
  motions: {
    livePerMember: number;
    ordinary: MotionClassRules;
    fundamental: MotionClassRules;
    deliberation: DeliberationRules;
  };
  offices: OfficeRules[];
  elections: ElectionRules;
  conduct: ConductRules;
  lists: FoundingList[];
  founders: Founder[];
  documents: FoundingDocument[];
}
