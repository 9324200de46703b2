import type { Mutant } from "../mutant.js";

export const JOURNAL: readonly Mutant[] = [
  {
    id: "journal-folded-in-another-order",
    file: "contracts/journal/Journaled.sol",
    find: "abi.encode(bytes32(head), kind, keccak256(args))",
    replace: "abi.encode(kind, bytes32(head), keccak256(args))",
    why: "The head is the published fold: head, kind, arguments.",
    tests: ["test/membership/leave.test.ts"],
  },
  {
    id: "journal-not-chained",
    file: "contracts/journal/Journaled.sol",
    find: "abi.encode(bytes32(head), kind, keccak256(args))",
    replace: "abi.encode(bytes32(0), kind, keccak256(args))",
    why: "The head depends on every entry there ever was.",
    tests: ["test/membership/leave.test.ts"],
  },
  {
    id: "leaving-not-folded",
    file: "contracts/membership/Membership.sol",
    find: "_record(Left.selector, abi.encode(account, seatId));",
    replace: "",
    why: "Every change of the membership is in its journal.",
    tests: ["test/membership/leave.test.ts"],
  },
  {
    id: "version-not-folded",
    file: "contracts/archive/Archive.sol",
    find: "_record(VersionRecorded.selector, abi.encode(documentId, number, versionId, base));",
    replace: "",
    why: "Every version is in the archive's journal.",
    tests: ["test/archive/deposit.test.ts"],
  },
  {
    id: "withdrawal-not-folded",
    file: "contracts/governance/GovernorMotions.sol",
    find: "_record(MotionWithdrawn.selector, abi.encode(proposalId, mover, takeoverUntil, opensAt));",
    replace: "",
    why: "Every withdrawal is in the governor's journal.",
    tests: ["test/governance/CoalitionGovernor.withdrawal.test.ts"],
  },
  {
    id: "execution-not-folded",
    file: "contracts/governance/CoalitionTimelock.sol",
    find: "_record(CallExecuted.selector, abi.encode(id, targets.length));",
    replace: "",
    why: "Every execution is in the timelock's journal.",
    tests: ["test/governance/CoalitionTimelock.test.ts"],
  },
];
