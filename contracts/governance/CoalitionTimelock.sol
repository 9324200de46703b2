// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {ICoalitionTimelock} from "../interfaces/ICoalitionTimelock.sol";
import {Journaled} from "../journal/Journaled.sol";
import {Code} from "../libraries/Code.sol";

/// @title CoalitionTimelock
/// @notice See {ICoalitionTimelock}.
contract CoalitionTimelock is TimelockController, Journaled, ICoalitionTimelock {
    uint256 private constant MIN_DELAY = 1 days;
    uint256 private constant MAX_DELAY = 30 days;

    /// @inheritdoc ICoalitionTimelock
    address public immutable founder;

    /// @param minDelay Shortest delay of any operation, 1 to 30 days (seconds).
    /// @param founder_ Account that hands out the roles at the founding and then renounces; see {IDirectory-seal}.
    constructor(
        uint256 minDelay,
        address founder_
    ) TimelockController(_checkedDelay(minDelay), new address[](0), _anyone(), founder_) {
        founder = founder_;
        _record(MinDelayChange.selector, abi.encode(0, minDelay));
    }

    /// @inheritdoc TimelockController
    function scheduleBatch(
        address[] calldata targets,
        uint256[] calldata values,
        bytes[] calldata payloads,
        bytes32 predecessor,
        bytes32 salt,
        uint256 delay
    ) public override {
        super.scheduleBatch(targets, values, payloads, predecessor, salt, delay);
        bytes32 id = hashOperationBatch(targets, values, payloads, predecessor, salt);
        _record(CallScheduled.selector, abi.encode(id, targets.length, delay));
    }

    /// @inheritdoc TimelockController
    function executeBatch(
        address[] calldata targets,
        uint256[] calldata values,
        bytes[] calldata payloads,
        bytes32 predecessor,
        bytes32 salt
    ) public payable override {
        uint128 actual = Code.digest(targets);
        if (actual != uint128(uint256(salt))) revert CoalitionTimelockCodeChanged(uint128(uint256(salt)), actual);

        super.executeBatch(targets, values, payloads, predecessor, salt);
        bytes32 id = hashOperationBatch(targets, values, payloads, predecessor, salt);
        _record(CallExecuted.selector, abi.encode(id, targets.length));
    }

    /// @inheritdoc TimelockController
    function cancel(bytes32 id) public override {
        super.cancel(id);
        _record(Cancelled.selector, abi.encode(id));
    }

    /// @notice Changes the shortest delay, 1 to 30 days (seconds). The timelock itself only.
    function updateDelay(uint256 newDelay) public override {
        uint256 previous = getMinDelay();
        super.updateDelay(_checkedDelay(newDelay));
        _record(MinDelayChange.selector, abi.encode(previous, newDelay));
    }

    /// @notice Switched off: everything runs as a batch.
    function schedule(address, uint256, bytes calldata, bytes32, bytes32, uint256) public pure override {
        revert CoalitionTimelockBatchOnly();
    }

    /// @notice Switched off: everything runs as a batch.
    function execute(address, uint256, bytes calldata, bytes32, bytes32) public payable override {
        revert CoalitionTimelockBatchOnly();
    }

    /// @inheritdoc ICoalitionTimelock
    function codeDigest(address[] calldata targets) external view returns (uint128) {
        return Code.digest(targets);
    }

    function _grantRole(bytes32 role, address account) internal override returns (bool granted) {
        _requireFounding();
        granted = super._grantRole(role, account);
        if (granted) _record(RoleGranted.selector, abi.encode(role, account, _msgSender()));
    }

    function _revokeRole(bytes32 role, address account) internal override returns (bool revoked) {
        _requireFounding();
        revoked = super._revokeRole(role, account);
        if (revoked) _record(RoleRevoked.selector, abi.encode(role, account, _msgSender()));
    }

    /// @dev Roles are handed out at the founding and never again: a motion that could move them could close the
    /// coalition, or hand it to whoever holds the contract it names.
    function _requireFounding() private view {
        bool constructing = address(this).code.length == 0;
        if (!constructing && !hasRole(DEFAULT_ADMIN_ROLE, founder)) revert CoalitionTimelockRolesFixed();
    }

    function _checkedDelay(uint256 delay) private pure returns (uint256) {
        if (delay < MIN_DELAY || delay > MAX_DELAY) {
            revert CoalitionTimelockDelayOutOfBounds(delay, MIN_DELAY, MAX_DELAY);
        }
        return delay;
    }

    function _anyone() private pure returns (address[] memory executors) {
        executors = new address[](1);
    }
}
