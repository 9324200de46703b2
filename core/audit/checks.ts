import type { Check } from "./check.js";
import { balancesCheck } from "./checks/balances.js";
import { ballotsCheck } from "./checks/ballots.js";
import { chainCheck } from "./checks/chain.js";
import { codeCheck } from "./checks/code.js";
import { conductCheck } from "./checks/conduct.js";
import { directoryCheck } from "./checks/directory.js";
import { documentsCheck } from "./checks/documents.js";
import { electionsCheck } from "./checks/elections.js";
import { executionCheck } from "./checks/execution.js";
import { journalsCheck } from "./checks/journals.js";
import { listsCheck } from "./checks/lists.js";
import { motionsCheck } from "./checks/motions.js";
import { officesCheck } from "./checks/offices.js";
import { papersCheck } from "./checks/papers.js";
import { parametersCheck } from "./checks/parameters.js";
import { recallsCheck } from "./checks/recalls.js";
import { rolesCheck } from "./checks/roles.js";
import { rollCheck } from "./checks/roll.js";

/** Everything an audit looks at, in the order in which it is shown. */
export const CHECKS: readonly Check[] = [
  chainCheck,
  journalsCheck,
  codeCheck,
  directoryCheck,
  rolesCheck,
  parametersCheck,
  rollCheck,
  motionsCheck,
  ballotsCheck,
  papersCheck,
  electionsCheck,
  recallsCheck,
  officesCheck,
  executionCheck,
  listsCheck,
  conductCheck,
  documentsCheck,
  balancesCheck,
];
