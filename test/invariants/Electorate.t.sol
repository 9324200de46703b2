// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {assertEq, assertTrue} from "../vm/assertions.sol";
import {clock} from "../vm/Vm.sol";
import {GhostMotion} from "./GhostMotion.sol";
import {Deed, IHandler} from "./IHandler.sol";
import {InvariantTest} from "./InvariantTest.sol";

/// @title I1, I2, I4, I5, I25, I27: who belongs, who votes, and who did
contract ElectorateInvariants is InvariantTest {
    function invariant_I1_I4_I5_I27_everyoneIsWhoTheyAre() external view {
        assertNoFault();
        uint256 members = 0;
        for (uint256 n = 0; n < world.ACTORS(); ++n) {
            address account = world.account(n);
            (bool member, bool voter) = (world.isMember(n), world.isVoter(n));
            if (member) ++members;
            assertTrue(dao.membership.isMember(account) == member, "I5: member");
            assertTrue(dao.membership.isVoter(account) == voter, "I1: voter");
            assertEq(dao.membership.balanceOf(account), member ? 1 : 0, "I5: balance");
            assertEq(dao.membership.getVotes(account), voter ? 1 : 0, "I1: votes");
            assertEq(dao.membership.delegates(account), voter ? account : address(0), "I4: delegate");
            assertEq(dao.membership.seatOf(account).seatNumber, world.seats(n), "I5: seats held");
            if (member) _checkSeat(n, account);
        }
        assertEq(dao.membership.memberCount(), members, "members");
        assertEq(dao.membership.voterCount(), world.votersAt(clock()), "I2: voters");
    }

    /// @dev Everything that was ever true is asked again at the end: the past does not move.
    function afterInvariant() external view {
        uint256[] memory moments = world.moments();
        for (uint256 i = 0; i < moments.length; ++i) {
            if (moments[i] < clock()) _checkPast(moments[i]);
            _checkPast(moments[i] - 1);
        }
        _checkNewcomers();
        assertBusy(Deed.Join, 2);
        assertBusy(Deed.Leave, 1);
        assertBusy(Deed.Repelled, 16);
        assertBusy(Deed.File, 3);
    }

    function deeds() internal pure override returns (bytes4[] memory selectors) {
        selectors = new bytes4[](12);
        selectors[0] = IHandler.join.selector;
        selectors[1] = IHandler.vouch.selector;
        selectors[2] = IHandler.enrol.selector;
        selectors[3] = IHandler.leave.selector;
        selectors[4] = IHandler.file.selector;
        selectors[5] = IHandler.carry.selector;
        selectors[6] = IHandler.wait.selector;
        selectors[7] = IHandler.lend.selector;
        selectors[8] = IHandler.joinWithoutCode.selector;
        selectors[9] = IHandler.usurp.selector;
        selectors[10] = IHandler.vote.selector;
        selectors[11] = IHandler.execute.selector;
    }

    function _checkSeat(uint256 actor, address account) private view {
        uint256 seat = (world.seats(actor) << 160) | uint160(account);
        assertEq(dao.membership.ownerOf(seat), account, "I4: holder");
        assertEq(dao.membership.getApproved(seat), address(0), "I4: approval");
        assertTrue(dao.membership.locked(seat), "I4: locked");
    }

    function _checkPast(uint256 moment) private view {
        for (uint256 n = 0; n < world.ACTORS(); ++n) {
            uint256 number = world.numberAt(n, moment);
            assertEq(dao.membership.voterNumberAt(world.account(n), moment), number, "I25: number then");
            assertEq(dao.membership.getPastVotes(world.account(n), moment), number == 0 ? 0 : 1, "I1: vote then");
        }
        assertEq(dao.membership.getPastTotalSupply(moment), world.votersAt(moment), "I2: electorate then");
    }

    /// @dev I1: whoever has a vote on a motion joined before it was filed, not even in the same second.
    function _checkNewcomers() private view {
        for (uint256 i = 0; i < world.motionCount(); ++i) {
            GhostMotion memory motion = world.motionAt(i);
            if (motion.snapshot >= clock()) continue;
            for (uint256 n = 0; n < world.ACTORS(); ++n) {
                if (dao.membership.getPastVotes(world.account(n), motion.snapshot) == 0) continue;
                uint256 seatedAt = world.seatedAt(n, motion.snapshot);
                assertTrue(seatedAt < motion.filedAt, "I1: a newcomer votes on an older motion");
            }
        }
    }
}
