import { ADMISSION } from "./list/admission.js";
import { AMENDMENTS } from "./list/amendments.js";
import { ARCHIVE } from "./list/archive.js";
import { BALLOTS } from "./list/ballots.js";
import { CLASSES } from "./list/classes.js";
import { CONDUCT } from "./list/conduct.js";
import { COUNTING } from "./list/counting.js";
import { DIRECTORY } from "./list/directory.js";
import { ELECTIONS } from "./list/elections.js";
import { ELECTORATE } from "./list/electorate.js";
import { JOURNAL } from "./list/journal.js";
import { LISTS } from "./list/lists.js";
import { MAJORITIES } from "./list/majorities.js";
import { MEMBERSHIP } from "./list/membership.js";
import { MOTIONS } from "./list/motions.js";
import { NOTICES } from "./list/notices.js";
import { OFFICES } from "./list/offices.js";
import { PAPERS } from "./list/papers.js";
import { RANKINGS } from "./list/rankings.js";
import { RULES } from "./list/rules.js";
import { SIGNATURES } from "./list/signatures.js";
import { TIMELOCK } from "./list/timelock.js";
import type { Mutant } from "./mutant.js";

/** Every mutant, by subject. Those of one contract stand together. */
export const MUTANTS: readonly Mutant[] = [
  ...BALLOTS,
  ...SIGNATURES,
  ...PAPERS,
  ...MAJORITIES,
  ...MOTIONS,
  ...AMENDMENTS,
  ...RANKINGS,
  ...COUNTING,
  ...NOTICES,
  ...ELECTIONS,
  ...OFFICES,
  ...CONDUCT,
  ...LISTS,
  ...CLASSES,
  ...RULES,
  ...TIMELOCK,
  ...DIRECTORY,
  ...MEMBERSHIP,
  ...ELECTORATE,
  ...ADMISSION,
  ...ARCHIVE,
  ...JOURNAL,
];
