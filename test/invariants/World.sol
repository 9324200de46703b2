// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {Coalition} from "../fixture/Coalition.sol";
import {IFounder} from "../fixture/Founder.sol";
import {ITimelock} from "../fixture/ITimelock.sol";
import {Choices} from "../fixture/FoundingPlan.sol";
import {Pilot} from "../fixture/Pilot.sol";
import {Vm, VM, clock, skip} from "../vm/Vm.sol";
import {deploy} from "../vm/deploy.sol";
import {GhostMotion, GhostMotions} from "./GhostMotion.sol";
import {Deed} from "./IHandler.sol";
import {JournalFold} from "./JournalFold.sol";

/// @title World: a coalition, its people, and what a careful secretary notes of it all
/// @dev Deeds never revert on a broken expectation, since a revert would undo the note; they keep the first in {fault}.
abstract contract World {
    using JournalFold for JournalFold.Book;

    /// @dev A time as a voter, upon a seat taken at `joinedAt`.
    struct Interval {
        uint256 from;
        uint256 until;
        uint256 number;
        uint256 joinedAt;
    }

    /// @dev joinedAt is zero for somebody without a seat.
    struct Life {
        uint256 joinedAt;
        uint256 seats;
        Interval[] votes;
        mapping(uint256 seat => mapping(uint256 voter => bool)) vouchedBy;
    }

    uint256 internal constant FOUNDERS = 8;
    /// @dev The first founders never leave, so that there is a coalition to speak of.
    uint256 internal constant CORE = 5;
    uint256 internal constant WALLET = 7;
    uint256 internal constant STRANGER = 12;
    uint256 public constant ACTORS = 13;
    uint256 internal constant WALLET_KEY = 0xB055;
    uint256 internal constant MOST_MOTIONS = 12;
    uint256 internal constant FOREVER = type(uint256).max;
    bytes32 internal constant ADMIN_ROLE = 0x00;
    bytes32 internal constant PROPOSER_ROLE = keccak256("PROPOSER_ROLE");

    Coalition internal dao;
    string public fault;
    uint256 public calls;
    mapping(Deed => uint256) public done;

    mapping(uint256 actor => Life) internal lives;
    GhostMotion[] internal motions;
    mapping(uint256 motion => mapping(uint256 actor => bool)) internal voted;
    mapping(uint256 motion => mapping(uint256 number => bool)) internal seconded;
    mapping(uint256 motion => uint256) internal weights;
    uint256 public highestCap;
    address internal wallet;
    address internal hostileTarget;
    address public founder;
    uint256[] private _moments;
    JournalFold.Book internal book;
    /// @dev Id of the motion that is being executed by the present deed, if any.
    uint256 internal executing;

    constructor() {
        VM.warp(Pilot.FOUNDED_AT);
        VM.recordLogs();
        book.open();
        wallet = deploy("ContractWallet", abi.encode(VM.addr(WALLET_KEY)));
        hostileTarget = deploy("HostileTarget", "");
        highestCap = 2;
        founder = deploy("Founder", "");
        dao = IFounder(founder).found(
            Choices({founders: FOUNDERS, lastFounder: wallet, liveMotionCap: 2, vouchesNeeded: 1, joinsPerDay: 10})
        );
        for (uint256 n = 0; n < FOUNDERS; ++n) {
            lives[n].joinedAt = Pilot.FOUNDED_AT;
            lives[n].seats = 1;
            lives[n].votes.push(Interval(Pilot.FOUNDED_AT, FOREVER, n + 1, Pilot.FOUNDED_AT));
        }
        book.fold(VM.getRecordedLogs());
        skip(1);
    }

    /// @dev Wraps a deed: logs are read and states compared after it, whatever it was.
    modifier deed() {
        VM.recordLogs();
        // Chance alone leaves some runs without much life; every fourth call people do what people do.
        if (++calls % 4 == 0) _routine(calls / 4);
        _;
        _collect();
        _observe();
    }

    /// @dev What happens anyhow, in rounds counted from 1.
    function _routine(uint256 round) internal virtual;

    function coalition() external view returns (Coalition memory) {
        return dao;
    }

    // ------------------------------------------------------------------------------------------------ the people

    function account(uint256 actor) public view returns (address) {
        return actor == WALLET ? wallet : Pilot.account(actor);
    }

    function keyOf(uint256 actor) internal pure returns (uint256) {
        return actor == WALLET ? WALLET_KEY : Pilot.key(actor);
    }

    function isMember(uint256 actor) public view returns (bool) {
        return lives[actor].joinedAt != 0;
    }

    function isVoter(uint256 actor) public view returns (bool) {
        uint256 count = lives[actor].votes.length;
        return count != 0 && lives[actor].votes[count - 1].until == FOREVER;
    }

    /// @notice The voter number an actor had at a moment; zero for no vote.
    function numberAt(uint256 actor, uint256 moment) public view returns (uint256) {
        Interval[] storage votes = lives[actor].votes;
        for (uint256 i = 0; i < votes.length; ++i) {
            if (votes[i].from <= moment && moment < votes[i].until) return votes[i].number;
        }
        return 0;
    }

    /// @notice When the seat was taken upon which an actor had a vote at a moment; zero for no vote.
    function seatedAt(uint256 actor, uint256 moment) external view returns (uint256) {
        Interval[] storage votes = lives[actor].votes;
        for (uint256 i = 0; i < votes.length; ++i) {
            if (votes[i].from <= moment && moment < votes[i].until) return votes[i].joinedAt;
        }
        return 0;
    }

    /// @notice Whether an actor may move, second and take over: a voter since before this second, and still one.
    function mayAct(uint256 actor) public view returns (bool) {
        return isVoter(actor) && numberAt(actor, clock() - 1) != 0;
    }

    function votersAt(uint256 moment) public view returns (uint256 count) {
        for (uint256 n = 0; n < ACTORS; ++n) if (numberAt(n, moment) != 0) ++count;
    }

    function seats(uint256 actor) external view returns (uint256) {
        return lives[actor].seats;
    }

    // ----------------------------------------------------------------------------------------------- the motions

    function motionCount() external view returns (uint256) {
        return motions.length;
    }

    function motionAt(uint256 i) external view returns (GhostMotion memory) {
        return motions[i];
    }

    function weightOf(uint256 id) external view returns (uint256) {
        return weights[id];
    }

    function hasVoted(uint256 id, uint256 actor) external view returns (bool) {
        return voted[id][actor];
    }

    /// @notice How many motions of an account are in discussion or being voted on.
    function live(address mover) public view returns (uint256 count) {
        for (uint256 i = 0; i < motions.length; ++i) {
            if (motions[i].mover == mover && motions[i].isLive()) ++count;
        }
    }

    function headOf(address emitter) external view returns (uint256, bytes28) {
        return (book.heads[emitter].count, book.heads[emitter].head);
    }

    function moments() external view returns (uint256[] memory) {
        return _moments;
    }

    // ------------------------------------------------------------------------------------------------- the notes

    function check(bool holds, string memory what) internal {
        if (!holds && bytes(fault).length == 0) fault = what;
    }

    function attempt(address sender, address target, bytes memory data) internal returns (bool success) {
        _collect();
        VM.prank(sender);
        (success, ) = target.call(data);
        // The recorder keeps what a reverted call told; the chain does not.
        if (success) _collect();
        else VM.getRecordedLogs();
    }

    /// @dev I6, I24: an attempt that nobody may succeed with.
    function repel(address sender, address target, bytes memory data, string memory what) internal {
        bool success = attempt(sender, target, data);
        check(!success, what);
        if (!success) ++done[Deed.Repelled];
    }

    function note(bool success, Deed what) internal {
        if (success) ++done[what];
    }

    function _collect() private {
        Vm.Log[] memory logs = VM.getRecordedLogs();
        book.fold(logs);
        _read(logs);
    }

    /// @dev Weights as told by events, and the calls that really ran against those that were voted on.
    function _read(Vm.Log[] memory logs) private {
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].topics.length == 0) continue;
            if (logs[i].topics[0] == IGovernor.VoteCast.selector) {
                (uint256 id, , uint256 weight, ) = abi.decode(logs[i].data, (uint256, uint8, uint256, string));
                check(weight == 1, "I3: a ballot weighs other than one");
                weights[id] += weight;
            } else if (logs[i].topics[0] == ITimelock.CallExecuted.selector) {
                _checkCall(logs[i]);
            }
        }
    }

    /// @dev I13: call for call what the motion says, in its order.
    function _checkCall(Vm.Log memory log) private {
        uint256 index = uint256(log.topics[2]);
        (address target, uint256 value, bytes memory data) = abi.decode(log.data, (address, uint256, bytes));
        bool asVoted = false;
        for (uint256 i = 0; i < motions.length; ++i) {
            if (motions[i].id != executing || index >= motions[i].text.targets.length) continue;
            asVoted =
                target == motions[i].text.targets[index] &&
                value == motions[i].text.values[index] &&
                keccak256(data) == keccak256(motions[i].text.calldatas[index]);
        }
        check(asVoted, "I13: a call ran that nobody voted on");
    }

    /// @dev I7, I8, I14, I31: every motion is where the notes say, and came there by an allowed way.
    function _observe() private {
        for (uint256 i = 0; i < motions.length; ++i) {
            GhostMotion storage motion = motions[i];
            IGovernor.ProposalState actual = dao.governor.state(motion.id);
            check(actual == motion.state(), "I8, I31: state is not what the rules say");
            check(GhostMotions.mayLead(motion.seen, actual), "I14, I31: a way no motion may take");
            motion.seen = actual;
        }
        if (_moments.length == 0 || _moments[_moments.length - 1] != clock()) _moments.push(clock());
    }
}
