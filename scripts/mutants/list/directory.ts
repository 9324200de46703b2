import type { Mutant } from "../mutant.js";

const file = "contracts/governance/Directory.sol";
const SEAL = "test/governance/Directory.seal.test.ts";
const DIRECTORY_TEST = "test/governance/Directory.test.ts";

export const DIRECTORY: readonly Mutant[] = [
  {
    id: "deployer-keeps-administration",
    file,
    find: "_requireRole(ADMIN_ROLE, founder_, false);",
    replace: "",
    why: "A coalition does not open while its founder administers the timelock.",
    tests: [SEAL],
  },
  {
    id: "roles-left-behind",
    file,
    find: "if (entries != FOUNDING_ENTRIES) revert DirectoryTimelockTouched(entries, FOUNDING_ENTRIES);",
    replace: "",
    why: "A coalition does not open with a role that the founding left behind.",
    tests: [SEAL],
  },
  {
    id: "opened-by-anyone",
    file,
    find: "if (msg.sender != founder_) revert DirectoryUnauthorized(msg.sender);",
    replace: "",
    why: "The founder alone opens the coalition.",
    tests: [SEAL],
  },
  {
    id: "entry-replaced",
    file,
    find: "if (listed[key] != address(0)) revert DirectoryAlreadyListed(key, listed[key]);",
    replace: "",
    why: "A listed part is never replaced.",
    tests: [DIRECTORY_TEST],
  },
  {
    id: "foreign-part-listed",
    file,
    find: "if (!_isPart(entry)) revert DirectoryForeignPart(entry);",
    replace: "",
    why: "Only parts of this coalition are listed.",
    tests: [DIRECTORY_TEST],
  },
  {
    id: "answers-before-the-opening",
    file,
    find: "if (!isSealed()) revert DirectoryNotSealed();",
    replace: "",
    why: "A coalition that is not open takes nobody in and moves nothing.",
    tests: [DIRECTORY_TEST, SEAL],
  },
];
