import type { Mutant } from "../mutant.js";

const BALLOTS = "contracts/governance/GovernorBallots.sol";
const ARITHMETIC = "contracts/libraries/MotionArithmetic.sol";
const QUORUM = "test/governance/CoalitionGovernor.quorum.test.ts";
const LATE = "test/governance/CoalitionGovernor.late-quorum.test.ts";

export const MAJORITIES: readonly Mutant[] = [
  {
    id: "tie-carries",
    file: ARITHMETIC,
    find: "votesFor > votesAgainst",
    replace: "votesFor >= votesAgainst",
    why: "An ordinary motion needs more For than Against.",
    tests: [QUORUM],
  },
  {
    id: "two-to-one-fails",
    file: ARITHMETIC,
    find: "votesFor >= 2 * votesAgainst",
    replace: "votesFor > 2 * votesAgainst",
    why: "Exactly two to one carries a fundamental motion.",
    tests: [QUORUM],
  },
  {
    id: "fundamental-by-simple-majority",
    file: ARITHMETIC,
    find: "votesFor >= 2 * votesAgainst",
    replace: "votesFor > votesAgainst",
    why: "A fundamental motion needs two For to one Against.",
    tests: [QUORUM],
  },
  {
    id: "quorum-rounded-down",
    file: ARITHMETIC,
    find: "Math.ceilDiv(voters * rules.quorumShare, WHOLE)",
    replace: "(voters * rules.quorumShare) / WHOLE",
    why: "The quorum's share is rounded up.",
    tests: [QUORUM],
  },
  {
    id: "quorum-without-floor",
    file: ARITHMETIC,
    find: "Math.max(rules.quorumFloor, Math.ceilDiv(voters * rules.quorumShare, WHOLE))",
    replace: "Math.ceilDiv(voters * rules.quorumShare, WHOLE)",
    why: "The quorum never falls below its floor.",
    tests: [QUORUM],
  },
  {
    id: "quorum-by-turnout",
    file: BALLOTS,
    find: "word0.votesFor() >= word0.quorum()",
    replace: "word0.ballots() >= word0.quorum()",
    why: "The quorum is a matter of votes For.",
    tests: [QUORUM],
  },
  {
    id: "quorum-missed-by-its-own-number",
    file: BALLOTS,
    find: "word0.votesFor() >= word0.quorum()",
    replace: "word0.votesFor() > word0.quorum()",
    why: "As many votes For as the quorum says suffice.",
    tests: [QUORUM],
  },
  {
    id: "quorum-by-later-rules",
    file: BALLOTS,
    find: "return _motions[proposalId].rules.quorum(",
    replace: "return _rulesInUse().quorum(",
    why: "A motion is counted by the rules it was filed under.",
    tests: [QUORUM],
  },
  {
    id: "quorum-of-a-later-electorate",
    file: BALLOTS,
    find: "Math.min(proposalSnapshot(proposalId), clock() - 1)",
    replace: "clock() - 1",
    why: "The quorum is a share of the electorate of the snapshot.",
    tests: [QUORUM],
  },
  {
    id: "late-quorum-prolongs-nothing",
    file: BALLOTS,
    find: "if (extended > proposalDeadline(proposalId)) {",
    replace: "if (false) {",
    why: "Who sees a late quorum has time to answer it.",
    tests: [LATE],
  },
  {
    id: "late-quorum-prolongs-again",
    file: BALLOTS,
    find: "if (!word0.has(MotionFlags.QUORATE) && word0.votesFor() >= word0.quorum()) {",
    replace: "if (word0.votesFor() >= word0.quorum()) {",
    why: "A vote is prolonged once.",
    tests: [LATE],
  },
  {
    id: "late-quorum-without-bound",
    file: "contracts/governance/Rulebook.sol",
    find: '_requireBounds("lateQuorumExtension", rules.lateQuorumExtension, 0, rules.voting);',
    replace: "",
    why: "A vote is prolonged by its own length at most.",
    tests: ["test/governance/Rulebook.bounds.test.ts"],
  },
];
