import type { Mutant } from "../mutant.js";

const TIMELOCK_SOURCE = "contracts/governance/CoalitionTimelock.sol";
const CLASS_TIMELOCK = "contracts/governance/GovernorClassTimelock.sol";
const EXECUTION = "test/governance/CoalitionGovernor.execution.test.ts";
const HOSTILE = "test/governance/hostile.test.ts";
const TIMELOCK_TEST = "test/governance/CoalitionTimelock.test.ts";
const ROLES = "test/governance/CoalitionTimelock.roles.test.ts";

export const TIMELOCK: readonly Mutant[] = [
  {
    id: "changed-code-runs",
    file: TIMELOCK_SOURCE,
    find: "if (actual != uint128(uint256(salt))) revert CoalitionTimelockCodeChanged(uint128(uint256(salt)), actual);",
    replace: "",
    why: "A target whose code changed after the filing is not called.",
    tests: [HOSTILE],
  },
  {
    id: "delegated-account-called",
    file: "contracts/libraries/Code.sol",
    find: "return bytes3(account.code) != 0xef0100;",
    replace: "return true;",
    why: "A person's delegated account (EIP-7702) is no contract.",
    tests: ["test/governance/CoalitionGovernor.limits.test.ts"],
  },
  {
    id: "delay-without-bounds",
    file: TIMELOCK_SOURCE,
    find: "super.updateDelay(_checkedDelay(newDelay));",
    replace: "super.updateDelay(newDelay);",
    why: "No motion makes the timelock instant, or closes it by an endless delay.",
    tests: [TIMELOCK_TEST],
  },
  {
    id: "roles-granted-later",
    file: TIMELOCK_SOURCE,
    find: "if (!constructing && !hasRole(DEFAULT_ADMIN_ROLE, founder)) revert CoalitionTimelockRolesFixed();",
    replace: "",
    why: "Roles are handed out at the founding and never again.",
    tests: [ROLES],
  },
  {
    id: "longer-minimum-delay-ignored",
    file: CLASS_TIMELOCK,
    find: "Math.max(_timelockDelay(proposalId), _controller.getMinDelay())",
    replace: "_timelockDelay(proposalId)",
    why: "A motion filed under a shorter delay can still be queued when the timelock's minimum grew.",
    tests: [EXECUTION],
  },
  {
    id: "direct-execution-unseen",
    file: CLASS_TIMELOCK,
    find: "_controller.isOperationDone(operation) ? ProposalState.Executed : ProposalState.Canceled",
    replace: "ProposalState.Canceled",
    why: "A motion executed at the timelock itself shows as executed.",
    tests: [EXECUTION],
  },
];
