import type { Mutant } from "../mutant.js";

const TEXTS = "contracts/governance/AmendmentTexts.sol";
const MOTIONS = "contracts/governance/GovernorMotions.sol";
const FILING = "contracts/governance/GovernorFiling.sol";

const test = (name: string) => `test/governance/amendments/${name}.test.ts`;
const OBJECTIONS = test("objections");
const CORRECTIONS = test("corrections");
const WITHDRAWAL = test("withdrawal");

/** What becomes a text on the ballot, and what happens to it there. */
export const AMENDMENTS: readonly Mutant[] = [
  {
    id: "acceptance-opposed-by-any-voter",
    file: TEXTS,
    find: "!acting || (!place.editorial && !_governor().hasSeconded(origin, objector))",
    replace: "!acting",
    why: "Those who seconded the motion may object to what its mover accepts.",
    tests: [OBJECTIONS],
  },
  {
    id: "accepted-twice",
    file: TEXTS,
    find: "if (_texts[motion].accepted != 0) revert AmendmentsAlreadyAccepted(motion);",
    replace: "",
    why: "A mover accepts one rival, objected to or not.",
    tests: [test("acceptance")],
  },
  {
    id: "accepted-by-anyone",
    file: TEXTS,
    find: "if (subject.mover != mover || subject.withdrawn) revert AmendmentsNotMover(motion, mover);",
    replace: "if (subject.withdrawn) revert AmendmentsNotMover(motion, mover);",
    why: "Only its mover gives a motion another text.",
    tests: [test("acceptance")],
  },
  {
    id: "corrected-without-time-to-object",
    file: TEXTS,
    find: "_replace(origin, text, objectUntil, true);",
    replace: "_replace(origin, text, uint48(block.timestamp), true);",
    why: "Every voter has a day to object to a correction.",
    tests: [test("correction-objections")],
  },
  {
    id: "correction-of-what-is-called",
    file: TEXTS,
    find: "corrected.class != before.class || corrected.codeDigest != before.codeDigest",
    replace: "corrected.class != before.class",
    why: "A correction calls the contracts that the text called.",
    tests: [CORRECTIONS],
  },
  {
    id: "rival-of-a-heavier-class",
    file: FILING,
    find: "bool admitted = filing == Filing.Motion || ",
    replace: "bool admitted = filing != Filing.Notice || ",
    why: "Nothing fundamental comes in as the rival of an ordinary motion.",
    tests: [test("limits")],
  },
  {
    id: "rival-after-the-discussion",
    file: TEXTS,
    find: "uint256 closesAt = _governor().proposalSnapshot(motion);\n        bool gone",
    replace: "uint256 closesAt = subject.opensAt;\n        bool gone",
    why: "Rivals are filed until the discussion as filed ends, also where the vote was postponed.",
    tests: [test("filing")],
  },
  {
    id: "rival-without-time-to-read",
    file: TEXTS,
    find: "_governor().amended(motion, _readUntil(motion, _rulebook.deliberationRules().reading));",
    replace: "_governor().amended(motion, 0);",
    why: "The vote opens when every text has been public for three days.",
    tests: [test("postponement")],
  },
  {
    id: "sixth-option",
    file: TEXTS,
    find: "if (_texts[motion].rivals.length + 1 == MAX_PLACES) revert AmendmentsBallotFull(motion, MAX_PLACES);",
    replace: "",
    why: "A ballot has five texts at most.",
    tests: [test("limits")],
  },
  {
    id: "entered-by-anyone",
    file: TEXTS,
    find: "if (msg.sender != address(_governor())) revert AmendmentsUnauthorized(msg.sender);",
    replace: "",
    why: "The seconds that the governor counted put a rival on the ballot, nobody's word.",
    tests: [test("authority")],
  },
  {
    id: "merged-rival-withdrawn",
    file: MOTIONS,
    find: "if (settled || (shared && _amendments.isMerged(proposalId))) {",
    replace: "if (settled) {",
    why: "Two movers' common text is withdrawn by neither of them.",
    tests: [WITHDRAWAL],
  },
  {
    id: "merged-motion-withdrawn",
    file: TEXTS,
    find: "return accepted == text || (text == motion && accepted != 0 && accepted != OBJECTED);",
    replace: "return accepted == text;",
    why: "Whoever accepted a rival stays bound to it.",
    tests: [WITHDRAWAL],
  },
  {
    id: "replaced-text-goes-on",
    file: MOTIONS,
    find: "if (dropped) return ProposalState.Canceled;",
    replace: "",
    why: "A text that another took the place of is over.",
    tests: [CORRECTIONS],
  },
  {
    id: "text-passes-beside-the-winner",
    file: "contracts/governance/GovernorBallots.sol",
    find: "return _amendments.winner(_rootOf(proposalId, word0)) == proposalId;",
    replace: "return _amendments.winner(_rootOf(proposalId, word0)) != 0;",
    why: "Of rival texts only the winner can be queued and executed.",
    tests: [test("count")],
  },
];
