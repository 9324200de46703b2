// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {MotionText} from "../fixture/MotionText.sol";
import {VM, clock, skip} from "../vm/Vm.sol";
import {BallotDeeds} from "./BallotDeeds.sol";
import {GhostMotion} from "./GhostMotion.sol";
import {Deed} from "./IHandler.sol";
import {MembershipDeeds} from "./MembershipDeeds.sol";
import {IHostile} from "./MotionIdeas.sol";

/// @title Queueing, executing by either door, letting time pass, and carrying a motion along
abstract contract ExecutionDeeds is MembershipDeeds, BallotDeeds {
    function queue(uint256 which) external deed {
        _queue(inState(IGovernor.ProposalState.Succeeded, which));
    }

    function execute(uint256 which, bool directly) external deed {
        _execute(inState(IGovernor.ProposalState.Queued, which), directly);
    }

    /// @dev A while, or exactly to one of the moments on which something turns.
    function wait(uint256 kind, uint256 which, uint256 time) external deed {
        if (motions.length == 0 || kind % 3 == 0) return skip(1 + (time % (kind % 2 == 0 ? 2 days : 15 days)));
        GhostMotion storage motion = motions[which % motions.length];
        uint256 turn = motion.opensAt;
        if (kind % 3 == 1) turn = motion.eta != 0 ? motion.eta : motion.deadline;
        if (motion.takeoverUntil != 0 && kind % 5 == 0) turn = motion.takeoverUntil;
        turn = turn + (time % 3) - 1;
        if (turn > clock()) VM.warp(turn);
    }

    /// @dev What members who want a motion would do next, one to four steps of it.
    function carry(uint256 which, uint8 steps, bool directly) external deed {
        carryOn(which, steps % 4, directly);
    }

    function carryOn(uint256 which, uint8 steps, bool directly) internal {
        GhostMotion storage motion = _unfinished(which);
        for (uint256 i = 0; i <= steps; ++i) _carry(motion, directly);
    }

    function _carry(GhostMotion storage motion, bool directly) private {
        IGovernor.ProposalState state = motion.state();
        if (state == IGovernor.ProposalState.Pending) {
            secondEnough(motion);
            VM.warp(motion.opensAt + 1);
        } else if (state == IGovernor.ProposalState.Active) {
            for (uint256 n = 0; n < STRANGER; ++n) voteAs(motion, n, 1);
            VM.warp(motion.deadline + 1);
        } else if (state == IGovernor.ProposalState.Succeeded) {
            _queue(motion);
        } else if (state == IGovernor.ProposalState.Queued) {
            if (clock() < motion.eta) VM.warp(motion.eta);
            _execute(motion, directly);
        }
    }

    /// @dev I13: queued only if it succeeded, and for no less than its class asks.
    function _queue(GhostMotion storage motion) private {
        bool expected = motion.is_(IGovernor.ProposalState.Succeeded);
        MotionText memory text = motion.text;
        bytes memory data = abi.encodeCall(IGovernor.queue, (text.targets, text.values, text.calldatas, text.hash()));
        bool queued = attempt(account(STRANGER), address(dao.governor), data);
        check(queued == expected, "I13: queued without having succeeded, or not queued although");
        note(queued, Deed.Queue);
        if (!queued) return;
        uint256 shortest = dao.timelock.getMinDelay();
        motion.eta = clock() + (motion.rules.timelock > shortest ? motion.rules.timelock : shortest);
        check(dao.governor.proposalEta(motion.id) == motion.eta, "I13: another delay than its class asks");
        check(
            dao.timelock.getTimestamp(text.operation(dao.governor)) == motion.eta,
            "I13: the timelock waits otherwise"
        );
    }

    /// @dev I13: executed only when queued and due, once, and by either door the calls that were voted on.
    function _execute(GhostMotion storage motion, bool directly) private {
        bool may = motion.is_(IGovernor.ProposalState.Queued) && clock() >= motion.eta;
        MotionText memory text = motion.text;
        bytes memory data =
            directly
                ? abi.encodeCall(
                    dao.timelock.executeBatch,
                    (text.targets, text.values, text.calldatas, 0, text.salt(dao.governor))
                )
                : abi.encodeCall(IGovernor.execute, (text.targets, text.values, text.calldatas, text.hash()));
        executing = motion.id;
        bool executed = attempt(account(STRANGER), directly ? address(dao.timelock) : address(dao.governor), data);
        check(!executed || may, "I13: executed unqueued, undue or twice");
        check(executed || !may || motion.idea > 1 || _baseMoved(motion), "an everyday motion did not run");
        note(executed, Deed.Execute);
        if (!executed) return;
        _noteEffect(motion);
    }

    /// @dev Another motion recorded a version meanwhile, so that this one names the wrong base.
    function _baseMoved(GhostMotion storage motion) private view returns (bool) {
        for (uint256 i = 0; i < motions.length; ++i) {
            bool other = motions[i].id != motion.id && motions[i].idea == 1 && motions[i].executed;
            if (motion.idea == 1 && other) return true;
        }
        return false;
    }

    function _noteEffect(GhostMotion storage motion) private {
        motion.executed = true;
        if (motion.idea == REMOVAL) vacate(motion.subject);
        uint256 cap = dao.rulebook.liveMotionCap();
        if (cap > highestCap) highestCap = cap;
        check(!IHostile(hostileTarget).succeeded(), "I13: a target did more than it was called for");
    }

    /// @dev Prefers a motion that can still come to something.
    function _unfinished(uint256 which) private returns (GhostMotion storage) {
        for (uint256 i = 0; i < motions.length; ++i) {
            GhostMotion storage motion = motions[((which % motions.length) + i) % motions.length];
            IGovernor.ProposalState state = motion.state();
            bool over =
                state == IGovernor.ProposalState.Executed ||
                    state == IGovernor.ProposalState.Defeated ||
                    state == IGovernor.ProposalState.Canceled;
            if (!over && !(motion.withdrawn && !motion.takenOver)) return motion;
        }
        fileAs(which % CORE, uint8(which % 2) * 7, which);
        return inState(IGovernor.ProposalState.Pending, which);
    }
}
