// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {ICoalitionGovernor, Motion} from "../../contracts/interfaces/ICoalitionGovernor.sol";
import {MotionClass, MotionRules} from "../../contracts/interfaces/IRulebook.sol";
import {MotionText} from "../fixture/MotionText.sol";
import {clock} from "../vm/Vm.sol";
import {GhostMotion} from "./GhostMotion.sol";
import {Deed} from "./IHandler.sol";
import {MotionIdeas} from "./MotionIdeas.sol";

/// @title Filing, seconding, withdrawing, taking over
abstract contract MotionDeeds is MotionIdeas {
    function file(uint256 actor, uint8 idea, uint256 seed) external deed {
        // Every other motion is an everyday one, so that something passes too.
        (actor, idea) = (actor % ACTORS, idea % 2 == 0 ? (idea / 2) % 2 : (idea / 2) % IDEAS);
        fileAs(actor, idea, seed);
    }

    function second(uint16 mask, uint256 which) external deed {
        GhostMotion storage motion = inState(IGovernor.ProposalState.Pending, which);
        for (uint256 n = 0; n < ACTORS; ++n) if ((mask >> n) & 1 == 1) secondAs(motion, n);
    }

    /// @dev Files a motion and notes it, or that it was refused.
    function fileAs(uint256 actor, uint8 idea, uint256 seed) internal {
        if (motions.length == MOST_MOTIONS) return;
        MotionText memory text = think(idea, seed);
        bool expected = mayAct(actor) && live(account(actor)) < dao.rulebook.liveMotionCap();
        bool filed = attempt(
            account(actor),
            address(dao.governor),
            abi.encodeCall(IGovernor.propose, (text.targets, text.values, text.calldatas, text.description))
        );
        check(filed == expected, "I10: voters file, within the cap of live motions");
        note(filed, Deed.File);
        if (filed) _noteMotion(text, actor, idea, seed);
    }

    /// @dev With its seconds if somebody helps, so that it can be taken over.
    function withdraw(uint256 actor, uint256 which, bool helped) external deed {
        withdrawAs(actor, which, helped);
    }

    function withdrawAs(uint256 actor, uint256 which, bool helped) internal {
        GhostMotion storage motion = inState(IGovernor.ProposalState.Pending, which);
        if (helped) secondEnough(motion);
        // The mover mostly, sometimes anybody.
        address sender = actor % 4 == 0 ? account(actor % ACTORS) : motion.mover;
        bool mayStill = motion.is_(IGovernor.ProposalState.Pending) && !motion.withdrawn;
        bool expected = mayStill && sender == motion.mover;
        bytes memory data = abi.encodeCall(ICoalitionGovernor.withdraw, (motion.id));
        bool withdrawn = attempt(sender, address(dao.governor), data);
        check(withdrawn == expected, "a withdrawal of no mover, or twice, or too late");
        note(withdrawn, Deed.Withdraw);
        if (!withdrawn) return;
        motion.withdrawn = true;
        if (motion.secondsGiven < motion.secondsNeeded) return;
        motion.takeoverUntil = clock() + 3 days;
        if (motion.takeoverUntil <= motion.opensAt) return;
        motion.opensAt = motion.takeoverUntil;
        motion.deadline = motion.opensAt + motion.rules.voting;
    }

    function takeOver(uint256 actor, uint256 which) external deed {
        takeOverAs(actor % ACTORS, which);
    }

    function takeOverAs(uint256 actor, uint256 which) internal {
        GhostMotion storage motion = _withdrawnOne(which);
        address sender = account(actor);
        bool expected =
            motion.is_(IGovernor.ProposalState.Pending) &&
                motion.withdrawn &&
                !motion.takenOver &&
                sender != motion.mover &&
                mayAct(actor) &&
                live(sender) < dao.rulebook.liveMotionCap();
        bytes memory data = abi.encodeCall(ICoalitionGovernor.takeOver, (motion.id));
        bool taken = attempt(sender, address(dao.governor), data);
        check(taken == expected, "another voter takes over, once, in time, within the cap");
        note(taken, Deed.TakeOver);
        if (taken) (motion.mover, motion.takenOver, motion.takeoverUntil) = (sender, true, 0);
    }

    function secondAs(GhostMotion storage motion, uint256 actor) internal {
        uint256 number = numberAt(actor, clock() - 1);
        bool expected =
            motion.is_(IGovernor.ProposalState.Pending) &&
                mayAct(actor) &&
                account(actor) != motion.mover &&
                !seconded[motion.id][number];
        bytes memory data = abi.encodeCall(ICoalitionGovernor.second, (motion.id));
        bool success = attempt(account(actor), address(dao.governor), data);
        check(success == expected, "seconds come from other voters, once each, during discussion");
        note(success, Deed.Second);
        if (!success) return;
        seconded[motion.id][number] = true;
        ++motion.secondsGiven;
    }

    function secondEnough(GhostMotion storage motion) internal {
        for (uint256 n = 0; n < ACTORS && motion.secondsGiven < motion.secondsNeeded; ++n) secondAs(motion, n);
    }

    /// @dev A motion in that state if there is one; there always is some motion.
    function inState(IGovernor.ProposalState state, uint256 which) internal returns (GhostMotion storage) {
        if (motions.length == 0) fileAs(which % CORE, 0, which);
        for (uint256 i = 0; i < motions.length; ++i) {
            GhostMotion storage motion = motions[((which % motions.length) + i) % motions.length];
            bool waiting = motion.withdrawn && !motion.takenOver;
            if (motion.is_(state) && !waiting) return motion;
        }
        return motions[which % motions.length];
    }

    /// @dev Prefers a motion that waits to be taken over: there are few of them.
    function _withdrawnOne(uint256 which) private returns (GhostMotion storage) {
        for (uint256 i = 0; i < motions.length; ++i) {
            GhostMotion storage motion = motions[i];
            if (motion.withdrawn && !motion.takenOver && motion.is_(IGovernor.ProposalState.Pending)) return motion;
        }
        return inState(IGovernor.ProposalState.Pending, which);
    }

    function _noteMotion(MotionText memory text, uint256 actor, uint8 idea, uint256 seed) private {
        Motion memory filed = dao.governor.motion(text.id());
        MotionClass class = isOrdinaryIdea(idea) ? MotionClass.Ordinary : MotionClass.Fundamental;
        MotionRules memory rules = dao.rulebook.motionRules(class);
        check(filed.class == class, "a motion of the wrong class");
        check(keccak256(abi.encode(filed.rules)) == keccak256(abi.encode(rules)), "other rules than those in force");
        check(filed.secondsNeeded == _secondsNeeded(rules, class), "other seconds than the formula says");

        GhostMotion storage motion = motions.push();
        motion.id = text.id();
        motion.text = text;
        (motion.idea, motion.subject) = (idea, _subject(seed));
        motion.fundamental = class == MotionClass.Fundamental;
        motion.mover = account(actor);
        motion.rules = rules;
        motion.filedAt = clock();
        motion.snapshot = clock() + rules.discussion;
        motion.opensAt = motion.snapshot;
        motion.deadline = motion.snapshot + rules.voting;
        motion.secondsNeeded = filed.secondsNeeded;
    }

    /// @dev Counted up: the least k with (2k)² ≥ n.
    function _secondsNeeded(MotionRules memory rules, MotionClass class) private view returns (uint256 needed) {
        uint256 voters = votersAt(clock());
        while (4 * needed * needed < voters) ++needed;
        if (class == MotionClass.Fundamental) needed *= 2;
        if (needed > rules.secondsCap) needed = rules.secondsCap;
        if (needed > voters - 1) needed = voters - 1;
        if (needed == 0) needed = 1;
    }
}
