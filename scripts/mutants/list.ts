import { ADMISSION } from "./list/admission.js";
import { ARCHIVE } from "./list/archive.js";
import { BALLOTS } from "./list/ballots.js";
import { CLASSES } from "./list/classes.js";
import { DIRECTORY } from "./list/directory.js";
import { ELECTORATE } from "./list/electorate.js";
import { JOURNAL } from "./list/journal.js";
import { MAJORITIES } from "./list/majorities.js";
import { MEMBERSHIP } from "./list/membership.js";
import { MOTIONS } from "./list/motions.js";
import { RULES } from "./list/rules.js";
import { SIGNATURES } from "./list/signatures.js";
import { TIMELOCK } from "./list/timelock.js";
import type { Mutant } from "./mutant.js";

/** Every mutant, by subject. Those of one contract stand together. */
export const MUTANTS: readonly Mutant[] = [
  ...BALLOTS,
  ...SIGNATURES,
  ...MAJORITIES,
  ...MOTIONS,
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
