// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {ICoalitionGovernor} from "../../contracts/interfaces/ICoalitionGovernor.sol";
import {IMembership} from "../../contracts/interfaces/IMembership.sol";
import {CoalitionTest} from "../fixture/CoalitionTest.sol";
import {Choices} from "../fixture/FoundingPlan.sol";
import {MotionText, MotionTexts} from "../fixture/MotionText.sol";
import {Pilot} from "../fixture/Pilot.sol";
import {VM, skip} from "../vm/Vm.sol";
import {assertTrue} from "../vm/assertions.sol";

/// @title I33: what an act costs does not depend on how many members there are
contract GasFlatTest is CoalitionTest {
    /// @dev Gas may differ by a few cold reads of a checkpoint search, never with the number of people.
    uint256 private constant SLACK = 2_500;

    error CostsMore(string act, uint256 few, uint256 many);

    struct Costs {
        uint256 join;
        uint256 file;
        uint256 second;
        uint256 vote;
        uint256 batch;
        uint256 queue;
        uint256 execute;
        uint256 leave;
    }

    function test_tenMembersAndElevenHundredPayTheSame() external {
        dao = found(_with(10));
        Costs memory few = _measure();

        dao = found(_with(100));
        for (uint256 n = 0; n < 1_000; ++n) join(Pilot.account(1_000 + n));
        skip(14 days + 1);
        for (uint256 from = 0; from < 1_000; from += 100) _enrolHundred(1_000 + from);
        assertTrue(dao.membership.voterCount() == 1_100, "voters");
        Costs memory many = _measure();

        _compare("join", few.join, many.join);
        _compare("file", few.file, many.file);
        _compare("second", few.second, many.second);
        _compare("vote", few.vote, many.vote);
        _compare("batch", few.batch, many.batch);
        _compare("queue", few.queue, many.queue);
        _compare("execute", few.execute, many.execute);
        _compare("leave", few.leave, many.leave);
    }

    function _with(uint256 founders) private pure returns (Choices memory chosen) {
        chosen = Pilot.choices();
        (chosen.founders, chosen.joinsPerDay) = (founders, 10_000);
    }

    function _enrolHundred(uint256 from) private {
        address[] memory accounts = new address[](100);
        for (uint256 n = 0; n < 100; ++n) accounts[n] = Pilot.account(from + n);
        assertTrue(dao.membership.enrol(accounts) == 100, "enrolled");
        skip(1);
    }

    function _measure() private returns (Costs memory costs) {
        skip(1);
        MotionText memory text = MotionTexts.resolution(dao.archive, "how much?");
        uint256 id = text.id();
        bytes memory filing = abi.encodeCall(
            IGovernor.propose,
            (text.targets, text.values, text.calldatas, text.description)
        );
        costs.join = _cost(500, address(dao.membership), abi.encodeCall(IMembership.join, (0, currentCode())));
        costs.file = _cost(0, address(dao.governor), filing);
        costs.second = _cost(1, address(dao.governor), abi.encodeCall(ICoalitionGovernor.second, (id)));
        secondEnough(id);
        VM.warp(dao.governor.motion(id).opensAt + 1);
        vote(id, 0, FOR);
        costs.vote = _cost(1, address(dao.governor), abi.encodeCall(IGovernor.castVote, (id, FOR)));
        bytes memory batch = "";
        for (uint256 n = 2; n < 8; ++n) batch = bytes.concat(batch, packed(id, n, FOR));
        costs.batch = _cost(9, address(dao.governor), abi.encodeCall(ICoalitionGovernor.castVotesBySig, (id, batch)));
        // Whatever the electorate, enough of it votes For.
        for (uint256 n = 8; n < 100; ++n) if (dao.membership.isVoter(Pilot.account(n))) vote(id, n, FOR);
        for (uint256 n = 1_000; dao.membership.isVoter(Pilot.account(n)) && n < 1_050; ++n) vote(id, n, FOR);
        VM.warp(dao.governor.proposalDeadline(id) + 1);
        (costs.queue, costs.execute) = _finish(text, id);
        costs.leave = _cost(9, address(dao.membership), abi.encodeCall(IMembership.leave, ()));
    }

    function _finish(MotionText memory text, uint256 id) private returns (uint256 queue, uint256 execute) {
        bytes memory data = abi.encodeCall(IGovernor.queue, (text.targets, text.values, text.calldatas, text.hash()));
        queue = _cost(0, address(dao.governor), data);
        VM.warp(dao.governor.proposalEta(id));
        data = abi.encodeCall(IGovernor.execute, (text.targets, text.values, text.calldatas, text.hash()));
        execute = _cost(0, address(dao.governor), data);
    }

    function _cost(uint256 actor, address target, bytes memory data) private returns (uint256 used) {
        address sender = Pilot.account(actor);
        VM.prank(sender);
        uint256 before = gasleft();
        (bool success, ) = target.call(data);
        used = before - gasleft();
        assertTrue(success, "the act itself");
    }

    function _compare(string memory act, uint256 few, uint256 many) private pure {
        if (many > few + SLACK) revert CostsMore(act, few, many);
    }
}
