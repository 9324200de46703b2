// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {MotionRules} from "../../contracts/interfaces/IRulebook.sol";
import {MotionText} from "../fixture/MotionText.sol";
import {clock} from "../vm/Vm.sol";

/// @dev What a careful secretary would note of a motion.
/// @param electorate How many had a vote at the snapshot; known once it has passed.
struct GhostMotion {
    uint256 id;
    MotionText text;
    uint8 idea;
    uint256 subject;
    bool fundamental;
    address mover;
    MotionRules rules;
    uint256 filedAt;
    uint256 snapshot;
    uint256 opensAt;
    uint256 deadline;
    uint256 secondsNeeded;
    uint256 secondsGiven;
    bool withdrawn;
    bool takenOver;
    uint256 takeoverUntil;
    uint256 inFavour;
    uint256 against;
    uint256 ballots;
    uint256 quorum;
    bool quorate;
    bool extended;
    uint256 eta;
    bool executed;
    IGovernor.ProposalState seen;
}

using GhostMotions for GhostMotion global;

/// @title GhostMotions: the rules of motions, written down a second time
library GhostMotions {
    function state(GhostMotion storage self) internal view returns (IGovernor.ProposalState) {
        if (self.executed) return IGovernor.ProposalState.Executed;
        if (self.eta != 0) return IGovernor.ProposalState.Queued;
        if (self.withdrawn && !self.takenOver) {
            return clock() <= self.takeoverUntil ? IGovernor.ProposalState.Pending : IGovernor.ProposalState.Canceled;
        }
        if (clock() <= self.opensAt) return IGovernor.ProposalState.Pending;
        if (self.secondsGiven < self.secondsNeeded) return IGovernor.ProposalState.Defeated;
        if (clock() <= self.deadline) return IGovernor.ProposalState.Active;
        return self.passed() ? IGovernor.ProposalState.Succeeded : IGovernor.ProposalState.Defeated;
    }

    function is_(GhostMotion storage self, IGovernor.ProposalState expected) internal view returns (bool) {
        return self.state() == expected;
    }

    function isLive(GhostMotion storage self) internal view returns (bool) {
        if (self.withdrawn && !self.takenOver) return false;
        return self.is_(IGovernor.ProposalState.Pending) || self.is_(IGovernor.ProposalState.Active);
    }

    /// @dev Quorum in votes For, and the majority of the class.
    function passed(GhostMotion storage self) internal view returns (bool) {
        if (self.ballots == 0 || self.inFavour < self.quorum) return false;
        return self.fundamental ? self.inFavour >= 2 * self.against : self.inFavour > self.against;
    }

    /// @dev One more ballot, now.
    function count(GhostMotion storage self, uint8 support, uint256 electorate) internal {
        if (self.ballots == 0) {
            uint256 share = (electorate * self.rules.quorumShare + 9_999) / 10_000;
            self.quorum = share > self.rules.quorumFloor ? share : self.rules.quorumFloor;
        }
        ++self.ballots;
        if (support == 0) ++self.against;
        if (support == 1) ++self.inFavour;
        if (self.quorate || self.inFavour < self.quorum) return;
        self.quorate = true;
        uint256 prolonged = clock() + self.rules.lateQuorumExtension;
        if (prolonged <= self.deadline) return;
        (self.deadline, self.extended) = (prolonged, true);
    }

    /// @dev I31. Time and deeds lead along these ways only; a quick clock may pass several stations at once.
    function mayLead(IGovernor.ProposalState from, IGovernor.ProposalState to) internal pure returns (bool) {
        if (from == to) return true;
        if (from == IGovernor.ProposalState.Pending) return true;
        if (from == IGovernor.ProposalState.Active) {
            return
                to == IGovernor.ProposalState.Succeeded ||
                to == IGovernor.ProposalState.Defeated ||
                to == IGovernor.ProposalState.Queued ||
                to == IGovernor.ProposalState.Executed;
        }
        if (from == IGovernor.ProposalState.Succeeded) {
            return to == IGovernor.ProposalState.Queued || to == IGovernor.ProposalState.Executed;
        }
        return from == IGovernor.ProposalState.Queued && to == IGovernor.ProposalState.Executed;
    }
}
