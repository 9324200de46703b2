import type { Mutant } from "../mutant.js";

const file = "contracts/governance/GovernorBallots.sol";
const VOTING = "test/governance/CoalitionGovernor.voting.test.ts";
const BATCHES = "test/governance/CoalitionGovernor.batches.test.ts";

export const BALLOTS: readonly Mutant[] = [
  {
    id: "ballot-of-a-stranger",
    file: "contracts/governance/GovernorBallots.sol",
    find: "if (number == 0) revert CoalitionGovernorNotVoter(account, snapshot);",
    replace: "",
    why: "Only voters of the snapshot have a ballot.",
    tests: [VOTING],
  },
  {
    id: "ballot-cast-twice",
    file,
    find: "if (bits & bit != 0) revert GovernorAlreadyCastVote(account);",
    replace: "",
    why: "Every voter has one ballot on a motion.",
    tests: [VOTING],
  },
  {
    id: "batched-ballot-cast-twice",
    file,
    find: "} else if (bits & bit != 0) {",
    replace: "} else if (false) {",
    why: "Every voter has one ballot on a motion, in a batch too.",
    tests: [BATCHES],
  },
  {
    id: "batched-ballot-forgotten",
    file,
    find: "cast[bucket] = bits;\n                bucket = number >> 8;",
    replace: "bucket = number >> 8;",
    why: "A batch remembers each of its voters, however far apart their numbers.",
    tests: [BATCHES, "test/governance/CoalitionGovernor.large-batches.test.ts"],
  },
  {
    id: "batched-ballot-of-nobody",
    file,
    find: "if (voter == address(0)) {",
    replace: "if (false) {",
    why: "A number that was nobody's at the snapshot brings no ballot.",
    tests: [BATCHES],
  },
  {
    id: "ballot-after-the-deadline",
    file,
    find: "block.timestamp > snapshot && block.timestamp <= super.proposalDeadline(proposalId)",
    replace: "block.timestamp > snapshot",
    why: "The vote closes at its deadline.",
    tests: [VOTING],
  },
  {
    id: "ballot-on-a-postponed-motion",
    file,
    find: "word0 & MotionFlags.SCHEDULE == MotionFlags.SECONDED",
    replace: "word0.has(MotionFlags.SECONDED)",
    why: "A motion that was withdrawn or postponed is not voted on at its old date.",
    tests: ["test/governance/CoalitionGovernor.withdrawal.test.ts"],
  },
  {
    id: "ballot-for-a-fourth-choice",
    file,
    find: "if (support > 2) revert GovernorInvalidVoteType();",
    replace: "",
    why: "A ballot says Against, For or Abstain.",
    tests: [VOTING],
  },
  {
    id: "reason-without-limit",
    file,
    find: "if (bytes(reason).length > MAX_REASON) revert CoalitionGovernorReasonTooLong(bytes(reason).length, MAX_REASON);",
    replace: "",
    why: "A reason has 512 bytes at most.",
    tests: [VOTING],
  },
];
