// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";

import {Ballots} from "../fixture/Ballots.sol";
import {CoalitionTest} from "../fixture/CoalitionTest.sol";
import {Choices} from "../fixture/FoundingPlan.sol";
import {MotionTexts} from "../fixture/MotionText.sol";
import {Pilot} from "../fixture/Pilot.sol";
import {VM} from "../vm/Vm.sol";
import {assertEq} from "../vm/assertions.sol";
import {deploy} from "../vm/deploy.sol";

/// @dev What the tests ask of `contracts/mocks/ContractWallet.sol`.
interface IWallet {
    function setAnswer(uint8 answer) external;
    function run(address target, bytes calldata data) external returns (bytes memory);
}

/// @title A voter that is a contract: its ERC-1271 answer decides, and a bad answer harms nobody else
contract WalletBallotTest is CoalitionTest {
    using Ballots for Ballots.Paper;

    uint256 private constant OWNER_KEY = 0xB055;
    uint8 private constant ANSWERS = 6;

    IWallet private _wallet;
    uint256 private _motion;

    function setUp() public override {
        super.setUp();
        _motion = open(MotionTexts.resolution(dao.archive, "one"));
    }

    function choices() internal override returns (Choices memory chosen) {
        _wallet = IWallet(deploy("ContractWallet", abi.encode(VM.addr(OWNER_KEY))));
        chosen = Pilot.choices();
        chosen.lastFounder = address(_wallet);
    }

    function testFuzz_countsWhatTheWalletSigned(uint8 support) external {
        support %= 3;
        bytes memory signature = _paper(support).sign(OWNER_KEY);
        dao.governor.castVoteBySig(_motion, support, address(_wallet), signature);
        _expectBallots(1);
        VM.expectRevert(abi.encodeWithSelector(IGovernor.GovernorAlreadyCastVote.selector, address(_wallet)));
        dao.governor.castVoteBySig(_motion, support, address(_wallet), signature);
    }

    function testFuzz_refusesWhatItDidNotSign(uint8 support, uint64 key, bytes memory noise) external {
        VM.assume(key != OWNER_KEY && key != 0);
        support %= 3;
        _refused(support, _paper(support).sign(key));
        _refused((support + 1) % 3, _paper(support).sign(OWNER_KEY));
        _refused(support, noise);
    }

    /// @dev No, revert, all gas burnt, four bytes of yes: none of them is a yes.
    function testFuzz_refusesEveryAnswerButYes(uint8 answer, uint8 support) external {
        (answer, support) = (1 + (answer % (ANSWERS - 1)), support % 3);
        _wallet.setAnswer(answer);
        bytes memory signature = _paper(support).sign(OWNER_KEY);
        if (answer == 4) {
            // Yes with a megabyte behind it is a yes, at the sender's expense.
            dao.governor.castVoteBySig(_motion, support, address(_wallet), signature);
            return _expectBallots(1);
        }
        _refused(support, signature);
    }

    /// @dev Batches are for keys: the wallet is passed over without being called, the others count.
    function testFuzz_isPassedOverInABatch(uint8 answer, uint8 place) external {
        place %= 4;
        _wallet.setAnswer(answer % ANSWERS);
        bytes memory batch = "";
        for (uint256 i = 0; i < 4; ++i) {
            bytes memory ballot =
                i == place
                    ? _paper(FOR).pack(OWNER_KEY, dao.membership.seatOf(address(_wallet)).voterNumber)
                    : packed(_motion, i, FOR);
            batch = bytes.concat(batch, ballot);
        }
        assertEq(dao.governor.castVotesBySig{gas: 500_000}(_motion, batch), 3, "counted");
        _expectBallots(3);
    }

    function testFuzz_votesByItself(uint8 answer, uint8 support) external {
        support %= 3;
        _wallet.setAnswer(answer % ANSWERS);
        _wallet.run(address(dao.governor), abi.encodeCall(IGovernor.castVote, (_motion, support)));
        _expectBallots(1);
    }

    function _paper(uint8 support) private view returns (Ballots.Paper memory signed) {
        signed = paper(_motion, 0, support);
        signed.voter = address(_wallet);
    }

    function _refused(uint8 support, bytes memory signature) private {
        VM.expectRevert(abi.encodeWithSelector(IGovernor.GovernorInvalidSignature.selector, address(_wallet)));
        dao.governor.castVoteBySig{gas: 5_000_000}(_motion, support, address(_wallet), signature);
        _expectBallots(0);
    }

    function _expectBallots(uint256 expected) private view {
        (, , uint256 ballots) = counts(_motion);
        assertEq(ballots, expected, "ballots");
    }
}
