import type { ConductYear } from "../../conduct/index.js";
import type { Outcome } from "../../motions/index.js";

/** How many of something, by name, in a fixed order. */
export type Counts = Readonly<Record<string, number>>;

export interface YearOfMembers {
  atStart: number;
  joined: number;
  enrolled: number;
  left: number;
  removed: number;
  atEnd: number;
  votersAtStart: number;
  votersAtEnd: number;
  /** At the end of each month that has begun, from January on. */
  months: { month: number; members: number; voters: number }[];
  groups: { name: string; atStart: number; atEnd: number }[];
}

export interface MotionOfYear {
  id: string;
  kind: "motion" | "notice" | "poll";
  title: string;
  class: "ordinary" | "fundamental";
  /** Timestamp in seconds. */
  filedAt: number;
  /** At the audited block. */
  outcome: Outcome;
  executed: boolean;
  texts: number;
  ballots: number;
  electorate: number;
  /** Ballots by the electorate, in hundredths of a percent. */
  turnout: number;
  /** Minority statements bound to its result: names of documents and their authors. */
  dissent: { name: string; author: string }[];
}

export interface ElectionOfYear {
  id: string;
  office: string;
  seats: number;
  calledAt: number;
  nominees: number;
  candidates: number;
  /** Of the last ballot. */
  ballots: number;
  electorate: number;
  turnout: number;
  /** At the audited block. */
  stage: string;
  seated: { account: string; seat: number; from: number; until: number }[];
}

export interface OfficeOfYear {
  name: string;
  open: boolean;
  seats: number;
  /** At the end of the year, or at the audited block. */
  holders: { account: string; seat: number; until: number }[];
}

/** What a coalition reports of a year, from the chain alone. */
export interface YearReport {
  year: number;
  directory: string;
  /** Number, hash and timestamp of the block it rests on. */
  block: { number: number; hash: string; time: number };
  /** Whether the year was over by then. */
  whole: boolean;
  members: YearOfMembers;
  motions: MotionOfYear[];
  elections: ElectionOfYear[];
  recalls: number;
  offices: OfficeOfYear[];
  conduct: ConductYear;
  /** Cases reported in the year, by the duty they cite and by where they stand. */
  cases: { byDuty: Counts; byStage: Counts };
  documents: { opened: number; versions: number; withdrawn: number; byKind: Counts };
  resolutions: number;
  posts: {
    posts: number;
    authors: number;
    lists: { name: string; posts: number; authors: number }[];
  };
}
