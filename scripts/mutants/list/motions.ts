import type { Mutant } from "../mutant.js";

const MOTIONS_SOURCE = "contracts/governance/GovernorMotions.sol";
const SECONDS = "test/governance/CoalitionGovernor.seconds.test.ts";
const WITHDRAWAL = "test/governance/CoalitionGovernor.withdrawal.test.ts";
const LIVE_CAP = "test/governance/CoalitionGovernor.live-cap.test.ts";

export const MOTIONS: readonly Mutant[] = [
  {
    id: "seconds-rounded-down",
    file: "contracts/libraries/MotionArithmetic.sol",
    find: "Math.sqrt(Math.ceilDiv(voters, 4), Math.Rounding.Ceil)",
    replace: "Math.sqrt(voters / 4)",
    why: "The seconds needed are rounded up.",
    tests: ["test/libraries/MotionArithmetic.t.sol"],
  },
  {
    id: "lapsed-motion-voted-on",
    file: MOTIONS_SOURCE,
    find: "return word0.has(MotionFlags.SECONDED) ? current : ProposalState.Defeated;",
    replace: "return current;",
    why: "A motion without its seconds lapses.",
    tests: [SECONDS],
  },
  {
    id: "mover-seconds",
    file: MOTIONS_SOURCE,
    find: "if (record.mover == voter) revert CoalitionGovernorOwnMotion(proposalId, voter);",
    replace: "",
    why: "Nobody seconds a motion of their own.",
    tests: [SECONDS],
  },
  {
    id: "seconded-twice-by-one",
    file: MOTIONS_SOURCE,
    find: "if (_seconders[proposalId].get(number)) revert CoalitionGovernorAlreadySeconded(proposalId, voter);",
    replace: "",
    why: "Every voter seconds a motion once.",
    tests: [SECONDS],
  },
  {
    id: "withdrawn-by-anyone",
    file: MOTIONS_SOURCE,
    find: "if (record.mover != mover) revert CoalitionGovernorNotMover(proposalId, mover);",
    replace: "",
    why: "Only its mover withdraws a motion.",
    tests: [WITHDRAWAL],
  },
  {
    id: "withdrawn-after-a-takeover",
    file: MOTIONS_SOURCE,
    find: "word0.has(MotionFlags.WITHDRAWN | MotionFlags.TAKEN_OVER)",
    replace: "word0.has(MotionFlags.WITHDRAWN)",
    why: "A motion that was taken over stays.",
    tests: [WITHDRAWAL],
  },
  {
    id: "taken-over-twice",
    file: MOTIONS_SOURCE,
    find: "(word0 & ~MotionFlags.WITHDRAWN) | MotionFlags.TAKEN_OVER",
    replace: "word0 | MotionFlags.TAKEN_OVER",
    why: "A withdrawn motion is taken over once.",
    tests: [WITHDRAWAL],
  },
  {
    id: "taken-over-without-withdrawal",
    file: MOTIONS_SOURCE,
    find: "if (!word0.has(MotionFlags.WITHDRAWN)) revert CoalitionGovernorNotWithdrawn(proposalId);",
    replace: "",
    why: "Nobody takes a motion from a mover who keeps it.",
    tests: [WITHDRAWAL],
  },
  {
    id: "takeover-without-end",
    file: MOTIONS_SOURCE,
    find: "clock() > _motions[place].takeoverUntil ? ProposalState.Canceled : ProposalState.Pending",
    replace: "ProposalState.Pending",
    why: "A withdrawn motion is open to others for three days.",
    tests: [WITHDRAWAL],
  },
  {
    id: "takeover-without-postponement",
    file: MOTIONS_SOURCE,
    find: "_postpone(root, record.takeoverUntil);",
    replace: "",
    why: "The vote waits until the three days of a takeover are over.",
    tests: [WITHDRAWAL],
  },
  {
    id: "postponed-vote-cut-short",
    file: MOTIONS_SOURCE,
    find: "        if (word0.has(MotionFlags.POSTPONED)) {",
    replace: "        if (false) {",
    why: "A postponed vote has its full length.",
    tests: [WITHDRAWAL],
  },
  {
    id: "live-motions-without-cap",
    file: "contracts/governance/GovernorFiling.sol",
    find: "if (live >= cap) revert CoalitionGovernorTooManyLive(mover, cap);",
    replace: "",
    why: "A voter has no more motions under way than the rules allow.",
    tests: [LIVE_CAP, SECONDS],
  },
  {
    id: "takeover-beside-the-cap",
    file: MOTIONS_SOURCE,
    find: "_addLive(voter, proposalId);\n        emit MotionTakenOver",
    replace: "emit MotionTakenOver",
    why: "A motion taken over counts as one's own.",
    tests: [LIVE_CAP],
  },
];
