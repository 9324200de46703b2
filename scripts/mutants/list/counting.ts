import type { Mutant } from "../mutant.js";

const SCHULZE = "contracts/libraries/Schulze.sol";
const MATRIX = "contracts/libraries/PairwiseMatrix.sol";
const DIFFERENTIAL = "test/libraries/schulze.test.ts";

/** Ranked ballots as numbers. */
export const COUNTING: readonly Mutant[] = [
  {
    id: "margins-instead-of-winning-votes",
    file: SCHULZE,
    find: "if (overJ > overI) paths[i * n + j] = overJ;\n                else if (overI > overJ) paths[j * n + i] = overI;",
    replace:
      "if (overJ > overI) paths[i * n + j] = overJ - overI;\n                else if (overI > overJ) paths[j * n + i] = overI - overJ;",
    why: "A link is as strong as the ballots for it, not as what they have above those against it.",
    tests: [DIFFERENTIAL],
  },
  {
    id: "no-path-through-the-last",
    file: SCHULZE,
    find: "for (uint256 k = 0; k < n; ++k) {",
    replace: "for (uint256 k = 0; k + 1 < n; ++k) {",
    why: "Paths lead through every alternative.",
    tests: [DIFFERENTIAL],
  },
  {
    id: "lanes-mixed-up",
    file: MATRIX,
    find: "unchecked {\n            uint256 lane = i * n + j;",
    replace: "unchecked {\n            uint256 lane = j * n + i;",
    why: "The count of who prefers this to that is not the count of the contrary.",
    tests: [DIFFERENTIAL],
  },
  {
    id: "unranked-before-ranked",
    file: MATRIX,
    find: "uint256 ranks = ranking + unranked * LAST;",
    replace: "uint256 ranks = ranking + unranked * 0;",
    why: "Whom a ballot leaves out, it ranks last.",
    tests: [DIFFERENTIAL],
  },
];
