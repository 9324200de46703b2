import type { Mutant } from "../mutant.js";

const file = "contracts/governance/Amendments.sol";

const test = (name: string) => `test/governance/amendments/${name}.test.ts`;
const RANKED = test("ranked-ballots");
const PLAIN = test("plain-votes");
const COUNT = test("count");

/** How rival texts are ranked and counted. */
export const RANKINGS: readonly Mutant[] = [
  {
    id: "ranking-of-an-empty-place",
    file,
    find: "if (ranking & ~paper.rankable != 0) return false;",
    replace: "",
    why: "Only texts that stand are ranked.",
    tests: [RANKED],
  },
  {
    id: "rank-beyond-the-alternatives",
    file,
    find: "> uint256(paper.places) + 1) return false;",
    replace: "> 0xf) return false;",
    why: "No rank is above the number of alternatives.",
    tests: [RANKED],
  },
  {
    id: "ranking-for-other-texts",
    file,
    find: "if (options != paper.options) revert AmendmentsOtherOptions(options, paper.options);",
    replace: "",
    why: "A ballot names the texts it was made out for.",
    tests: [RANKED],
  },
  {
    id: "signed-ranking-without-texts",
    file,
    find: "return abi.encode(BALLOT_TYPEHASH, motion, options, 0,",
    replace: "return abi.encode(BALLOT_TYPEHASH, motion, bytes32(0), 0,",
    why: "A signed ranking is worth nothing for texts its voter did not see.",
    tests: [test("signed-rankings")],
  },
  {
    id: "ranked-twice",
    file,
    find: "if (_hasCast(motion, number)) revert AmendmentsAlreadyCast(motion, voter);",
    replace: "",
    why: "Every voter has one ballot on a motion and its rivals together.",
    tests: [RANKED],
  },
  {
    id: "ranked-batch-forgotten",
    file,
    find: "_cast[motion][number >> 8] |= 1 << (number & 0xff);\n                _sum",
    replace: "_sum",
    why: "A batch of rankings remembers each of its voters.",
    tests: [test("ranked-batches")],
  },
  {
    id: "for-and-against-swapped",
    file,
    find: "if (support == 1) ranking = uint24(1 << (4 * place));\n        if (support == 0) ranking",
    replace:
      "if (support == 0) ranking = uint24(1 << (4 * place));\n        if (support == 1) ranking",
    why: "For ranks a text first, Against ranks all others above it.",
    tests: [PLAIN],
  },
  {
    id: "against-for-the-status-quo-alone",
    file,
    find: "uint24(0x111111 & paper.rankable",
    replace: "uint24(0x000001 & paper.rankable",
    why: "Against one text is not against its rivals.",
    tests: [PLAIN],
  },
  {
    id: "text-without-quorum-counted",
    file,
    find: "if (quorate && MotionArithmetic",
    replace: "if (MotionArithmetic",
    why: "A text that too few rank above the status quo is dropped.",
    tests: [COUNT],
  },
  {
    id: "text-without-majority-counted",
    file,
    find: "if (quorate && MotionArithmetic.carries(candidate.class, votesFor, against)) carried",
    replace: "if (quorate) carried",
    why: "A text that misses the majority of its class against the status quo is dropped.",
    tests: [COUNT],
  },
  {
    id: "text-carried-by-the-class-of-another",
    file,
    find: "MotionArithmetic.carries(candidate.class, ",
    replace: "MotionArithmetic.carries(_governor().motion(motion).class, ",
    why: "Each text needs the majority of its own class.",
    tests: [COUNT],
  },
  {
    id: "paths-through-dropped-texts",
    file,
    find: "Schulze.strongestPaths(_matrix(self, n), n, carried)",
    replace: "Schulze.strongestPaths(_matrix(self, n), n)",
    why: "What was dropped takes no part in the count.",
    tests: [COUNT],
  },
  {
    id: "tie-to-the-later-filed",
    file,
    find: "lots[i + 1] = _places[origins[i]].filed;",
    replace: "lots[i + 1] = type(uint32).max - _places[origins[i]].filed;",
    why: "A tie goes to the text filed earlier, the motion first.",
    tests: [COUNT],
  },
  {
    id: "late-quorum-of-a-text-prolongs-nothing",
    file,
    find: "if (extended > governor.proposalDeadline(motion)) governor.prolong(motion, uint48(extended));",
    replace: "",
    why: "Who sees the late quorum of a text has time to answer it.",
    tests: [test("ranked-batches")],
  },
  {
    id: "late-quorum-of-a-text-prolongs-again",
    file,
    find: "self.words[0] = word0 | MotionFlags.QUORATE;",
    replace: "",
    why: "A vote on several texts is prolonged once.",
    tests: [test("late-quorum")],
  },
];
