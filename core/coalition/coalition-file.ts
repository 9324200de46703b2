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
  };
  founders: Founder[];
  documents: FoundingDocument[];
}
