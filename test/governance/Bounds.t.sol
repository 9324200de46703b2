// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICoalitionTimelock} from "../../contracts/interfaces/ICoalitionTimelock.sol";
import {IMembership} from "../../contracts/interfaces/IMembership.sol";
import {IRulebook, MotionClass, MotionRules} from "../../contracts/interfaces/IRulebook.sol";
import {IVouchAdmission} from "../../contracts/interfaces/IVouchAdmission.sol";
import {CoalitionTest} from "../fixture/CoalitionTest.sol";
import {Choices} from "../fixture/FoundingPlan.sol";
import {Pilot} from "../fixture/Pilot.sol";
import {VM} from "../vm/Vm.sol";
import {assertEq, assertTrue, within} from "../vm/assertions.sol";

/// @title Every number that a motion may set, inside its bounds and outside
contract BoundsTest is CoalitionTest {
    struct Bound {
        bytes32 rule;
        uint256 min;
        uint256 max;
        uint256 widest;
    }

    function choices() internal pure override returns (Choices memory chosen) {
        chosen = Pilot.choices();
        chosen.vouchesNeeded = 1;
    }

    /// @dev One field at a time, the others as they are; whatever the field's type can hold is tried.
    function testFuzz_motionRules(uint8 field, uint256 value, bool fundamental) external {
        field %= 7;
        MotionClass class = fundamental ? MotionClass.Fundamental : MotionClass.Ordinary;
        MotionRules memory rules = dao.rulebook.motionRules(class);
        Bound memory bound = _boundOf(field, rules);
        value = _near(value, bound.min, bound.max, bound.widest);
        rules = _with(rules, field, value);
        bool fits = value >= bound.min && value <= bound.max;
        // A shorter vote may leave the extension too long, which is then what is refused.
        if (field == 1 && fits && rules.lateQuorumExtension > value) return;

        bytes memory reason = abi.encodeWithSelector(
            IRulebook.RulebookOutOfBounds.selector,
            bound.rule,
            value,
            bound.min,
            bound.max
        );
        _try(address(dao.rulebook), abi.encodeCall(IRulebook.setMotionRules, (class, rules)), fits, reason);
        if (fits) {
            bytes32 stored = keccak256(abi.encode(dao.rulebook.motionRules(class)));
            assertEq(stored, keccak256(abi.encode(rules)), "stored");
        }
    }

    function testFuzz_lateQuorumExtensionFollowsTheVote(uint256 voting, uint256 extension) external {
        MotionRules memory rules = Pilot.ordinary();
        rules.voting = uint32(within(voting, 3 days, 30 days));
        rules.lateQuorumExtension = uint32(within(extension, 0, 31 days));
        bytes memory reason = abi.encodeWithSelector(
            IRulebook.RulebookOutOfBounds.selector,
            bytes32("lateQuorumExtension"),
            rules.lateQuorumExtension,
            0,
            rules.voting
        );
        bool fits = rules.lateQuorumExtension <= rules.voting;
        bytes memory call = abi.encodeCall(IRulebook.setMotionRules, (MotionClass.Ordinary, rules));
        _try(address(dao.rulebook), call, fits, reason);
    }

    function testFuzz_liveMotionCap(uint8 cap) external {
        bytes memory reason = abi.encodeWithSelector(
            IRulebook.RulebookOutOfBounds.selector,
            bytes32("liveMotionCap"),
            cap,
            1,
            5
        );
        bool fits = cap >= 1 && cap <= 5;
        _try(address(dao.rulebook), abi.encodeCall(IRulebook.setLiveMotionCap, (cap)), fits, reason);
        assertEq(dao.rulebook.liveMotionCap(), fits ? cap : 1, "stored");
    }

    function testFuzz_waitingPeriod(uint48 period) external {
        period = uint48(_near(period, 14 days, 90 days, type(uint48).max));
        bytes memory reason = abi.encodeWithSelector(
            IMembership.MembershipOutOfBounds.selector,
            bytes32("waitingPeriod"),
            period,
            14 days,
            90 days
        );
        bool fits = period >= 14 days && period <= 90 days;
        _try(address(dao.membership), abi.encodeCall(IMembership.setWaitingPeriod, (period)), fits, reason);
        assertEq(dao.membership.waitingPeriod(), fits ? period : 14 days, "stored");
    }

    function testFuzz_joinsPerDay(uint32 limit) external {
        limit = uint32(_near(limit, 10, 10_000, type(uint32).max));
        bytes memory reason = abi.encodeWithSelector(
            IMembership.MembershipOutOfBounds.selector,
            bytes32("joinsPerDay"),
            limit,
            10,
            10_000
        );
        bool fits = limit >= 10 && limit <= 10_000;
        _try(address(dao.membership), abi.encodeCall(IMembership.setJoinsPerDay, (limit)), fits, reason);
        assertEq(dao.membership.joinsPerDay(), fits ? limit : 200, "stored");
    }

    function testFuzz_vouchesNeeded(uint8 needed) external {
        bytes memory reason = abi.encodeWithSelector(IVouchAdmission.VouchAdmissionOutOfBounds.selector, needed, 1, 5);
        bool fits = needed >= 1 && needed <= 5;
        _try(address(dao.policy), abi.encodeCall(IVouchAdmission.setVouchesNeeded, (needed)), fits, reason);
    }

    /// @dev In 2021 two legal proposals could still lock a Governor for ever; this was one of them.
    function testFuzz_timelockDelay(uint256 delay) external {
        delay = _near(delay, 1 days, 30 days, type(uint256).max);
        bytes memory reason = abi.encodeWithSelector(
            ICoalitionTimelock.CoalitionTimelockDelayOutOfBounds.selector,
            delay,
            1 days,
            30 days
        );
        bool fits = delay >= 1 days && delay <= 30 days;
        _try(address(dao.timelock), abi.encodeCall(dao.timelock.updateDelay, (delay)), fits, reason);
        assertEq(dao.timelock.getMinDelay(), fits ? delay : 2 days, "stored");
    }

    /// @dev The contracts that hold rules, roles and seats never get onto the list, whatever the selector.
    function testFuzz_neverOrdinary(uint8 which, bytes4 selector, bool ordinary, address other) external {
        address[5] memory never = [
            address(dao.rulebook),
            address(dao.timelock),
            address(dao.membership),
            address(dao.directory),
            address(dao.governor)
        ];
        address target = which % 6 == 5 ? other : never[which % 6];
        bool fits = true;
        for (uint256 i = 0; i < 5; ++i) fits = fits && target != never[i];
        bytes memory reason = abi.encodeWithSelector(IRulebook.RulebookNeverOrdinary.selector, target);
        bytes memory call = abi.encodeCall(IRulebook.setOrdinaryCall, (target, selector, ordinary));
        _try(address(dao.rulebook), call, fits, reason);
        if (fits) assertTrue(dao.rulebook.isOrdinaryCall(target, selector) == ordinary, "listed");
        else assertTrue(!dao.rulebook.isOrdinaryCall(target, selector), "never listed");
    }

    function _boundOf(uint8 field, MotionRules memory rules) private view returns (Bound memory) {
        uint256 waiting = dao.membership.waitingPeriod();
        if (field == 0) return Bound("discussion", 1 days, waiting < 30 days ? waiting : 30 days, type(uint32).max);
        if (field == 1) return Bound("voting", 3 days, 30 days, type(uint32).max);
        if (field == 2) return Bound("timelock", 1 days, 30 days, type(uint32).max);
        if (field == 3) return Bound("lateQuorumExtension", 0, rules.voting, type(uint32).max);
        if (field == 4) return Bound("quorumFloor", 2, dao.membership.voterCount(), type(uint32).max);
        if (field == 5) return Bound("quorumShare", 100, 5_000, type(uint16).max);
        return Bound("secondsCap", 1, 20, type(uint8).max);
    }

    function _with(MotionRules memory rules, uint8 field, uint256 value) private pure returns (MotionRules memory) {
        if (field == 0) rules.discussion = uint32(value);
        if (field == 1) rules.voting = uint32(value);
        if (field == 2) rules.timelock = uint32(value);
        if (field == 3) rules.lateQuorumExtension = uint32(value);
        if (field == 4) rules.quorumFloor = uint32(value);
        if (field == 5) rules.quorumShare = uint16(value);
        if (field == 6) rules.secondsCap = uint8(value);
        return rules;
    }

    /// @dev Inside, outside and exactly on or beside either bound, about as often each.
    function _near(uint256 value, uint256 min, uint256 max, uint256 widest) private pure returns (uint256) {
        uint256 kind = value % 7;
        if (kind == 0) return min;
        if (kind == 1) return max;
        if (kind == 2 && min != 0) return min - 1;
        if (kind == 3 && max != widest) return max + 1;
        if (kind == 4) return within(value, 0, widest);
        return within(value, min, max);
    }

    /// @dev By the timelock it works exactly if it fits; by anybody else never.
    function _try(address target, bytes memory data, bool fits, bytes memory reason) private {
        VM.prank(Pilot.account(0));
        (bool byMember, ) = target.call(data);
        assertTrue(!byMember, "anybody may");

        VM.prank(address(dao.timelock));
        (bool done, bytes memory answer) = target.call(data);
        assertTrue(done == fits, fits ? "refused what fits" : "took what does not fit");
        if (!done) assertEq(keccak256(answer), keccak256(reason), "reason");
    }
}
