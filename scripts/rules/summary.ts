import type { CoalitionFile } from "../../core/coalition/index.js";
import { conductRules } from "./conduct-rules.js";
import { decisionRules } from "./decision-rules.js";
import { electionRules } from "./election-rules.js";
import { membershipRules } from "./membership-rules.js";
import { openRules } from "./open-rules.js";

/** A few lines, a table, or both. */
export interface RulesSection {
  title: string;
  lines: string[];
  table?: { head: string[]; rows: string[][] };
}

/** The rules a coalition chose, on one page. */
export interface RulesSummary {
  name: string;
  shortName: string;
  sections: RulesSection[];
}

/** Says in words what the coalition file says in numbers. The same file gives the same words. */
export function summarizeRules(file: CoalitionFile): RulesSummary {
  return {
    name: file.name,
    shortName: file.shortName,
    sections: [
      membershipRules(file),
      ...decisionRules(file),
      ...electionRules(file),
      conductRules(file),
      openRules(file),
    ],
  };
}
