// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @title GovernorClassTimelock: execution through a timelock, with a delay and a salt for each motion
/// @dev OpenZeppelin's GovernorTimelockControl knows one delay for all and keeps its salt to itself; hence our own.
/// Nobody can cancel what is queued, so an operation is pending or done.
abstract contract GovernorClassTimelock is Governor {
    TimelockController private immutable _controller;
    mapping(uint256 proposalId => bytes32) private _operations;

    constructor(TimelockController controller) {
        _controller = controller;
    }

    /// @notice The timelock that executes motions.
    function timelock() public view virtual returns (address) {
        return address(_controller);
    }

    /// @inheritdoc IGovernor
    function proposalNeedsQueuing(uint256) public view virtual override returns (bool) {
        return true;
    }

    /// @inheritdoc IGovernor
    /// @dev Asks the timelock about what is queued, since anyone may execute there directly.
    function state(uint256 proposalId) public view virtual override returns (ProposalState) {
        ProposalState current = super.state(proposalId);
        if (current != ProposalState.Queued) return current;
        bytes32 operation = _operations[proposalId];
        if (_controller.isOperationPending(operation)) return ProposalState.Queued;
        return _controller.isOperationDone(operation) ? ProposalState.Executed : ProposalState.Canceled;
    }

    /// @dev Seconds the motion waits; the timelock's own minimum holds beside it.
    function _timelockDelay(uint256 proposalId) internal view virtual returns (uint256);

    /// @dev Salt of the motion's operation; see {ICoalitionTimelock} for its lower half.
    function _timelockSalt(uint256 proposalId) internal view virtual returns (bytes32);

    function _queueOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32
    ) internal virtual override returns (uint48) {
        uint256 delay = Math.max(_timelockDelay(proposalId), _controller.getMinDelay());
        bytes32 salt = _timelockSalt(proposalId);
        _operations[proposalId] = _controller.hashOperationBatch(targets, values, calldatas, 0, salt);
        _controller.scheduleBatch(targets, values, calldatas, 0, salt, delay);
        return SafeCast.toUint48(block.timestamp + delay);
    }

    function _executeOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32
    ) internal virtual override {
        _controller.executeBatch{value: msg.value}(targets, values, calldatas, 0, _timelockSalt(proposalId));
    }

    function _executor() internal view virtual override returns (address) {
        return address(_controller);
    }
}
