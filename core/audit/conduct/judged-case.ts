import type { CaseRecord } from "../../conduct/index.js";
import type { Officers } from "../officers.js";

/** Numbers of the rules of conduct, in seconds and counts. */
export type ConductNumbers = Readonly<Record<string, number>>;

/** A case with all that its rules look at. */
export interface JudgedCase {
  record: CaseRecord;
  /** The rules it was reported under. */
  rules: ConductNumbers;
  /** All cases by id. */
  cases: ReadonlyMap<string, CaseRecord>;
  officers: Officers;
  timelock: string;
}

/** A rule that a case breaks. */
export interface Breach {
  what: string;
  expected: string;
  found: string;
  /** Hash of the transaction. */
  tx?: string;
}
