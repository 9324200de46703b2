// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {BitMaps} from "@openzeppelin/contracts/utils/structs/BitMaps.sol";
import {IDirectory} from "../interfaces/IDirectory.sol";
import {Election, ElectionRules, ElectionStage, IElections, NomineeStatus} from "../interfaces/IElections.sol";
import {ElectionMethod, Eligibility} from "../interfaces/IOffices.sol";
import {ElectionCalls} from "./ElectionCalls.sol";
import {ElectionNominations} from "./ElectionNominations.sol";

/// @title Elections
/// @notice See {IElections}. Calls and stages are in {ElectionCalls}, nominations in {ElectionNominations}; here is what
/// follows: campaign, ballot, count, challenge, seats.
contract Elections is ElectionNominations {
    using BitMaps for BitMaps.BitMap;

    uint256 private constant MAX_EXTENSIONS = 2;

    /// @dev Alternatives that beat RON, best first: one byte each from the lowest, zero after the last.
    mapping(bytes32 electionId => uint256) private _order;
    mapping(bytes32 electionId => BitMaps.BitMap) private _challenged;

    constructor(
        IDirectory directory_,
        ElectionRules memory rules
    ) EIP712("Coalition Elections", "1") ElectionCalls(directory_, rules) {}

    /// @inheritdoc IElections
    function proceed(bytes32 electionId) external {
        _requireStage(electionId, ElectionStage.Reckoning, ElectionStage.Reckoning);
        Election storage self = _elections[electionId];
        uint256 standing = _candidates[electionId].length;
        if (standing < _seatCount(self.seats) && self.extensions < MAX_EXTENSIONS) {
            uint48 until = uint48(block.timestamp + self.rules.extension);
            uint8 extensions = ++self.extensions;
            (self.nominationsUntil, self.acceptanceUntil) = (until, until);
            emit ElectionExtended(electionId, extensions, until);
            _record(ElectionExtended.selector, abi.encode(electionId, extensions, until));
        } else if (standing == 0) {
            _end(electionId, ElectionStage.Vacant, "");
        } else {
            uint48 opensAt = uint48(block.timestamp + self.rules.campaign);
            (self.opensAt, self.milestone) = (opensAt, ElectionStage.Campaign);
            emit CampaignBegun(electionId, opensAt);
            _record(CampaignBegun.selector, abi.encode(electionId, opensAt));
        }
    }

    /// @inheritdoc IElections
    function openBallot(bytes32 electionId) external {
        _requireStage(electionId, ElectionStage.Opening, ElectionStage.Opening);
        address[] memory standing = _candidates[electionId];
        for (uint256 i = 0; i < standing.length; ++i) {
            Eligibility eligibility = _eligibility(electionId, standing[i]);
            if (eligibility == Eligibility.Eligible) continue;
            _removeCandidate(electionId, standing[i], NomineeStatus.Dropped);
            emit CandidateDropped(electionId, standing[i], eligibility);
            _record(CandidateDropped.selector, abi.encode(electionId, standing[i], eligibility));
        }
        if (_candidates[electionId].length == 0) _end(electionId, ElectionStage.Vacant, "");
        else _openRun(electionId);
    }

    /// @inheritdoc IElections
    function close(bytes32 electionId) external {
        Election storage self = _existing(electionId);
        ElectionStage current = stage(electionId);
        bool expired = current == ElectionStage.Counting && block.number > self.drawBlock + 256;
        if (!expired) _requireStage(electionId, ElectionStage.Closing, ElectionStage.Closing);

        (self.drawBlock, self.milestone) = (uint64(block.number), ElectionStage.Counting);
        emit ElectionClosed(electionId, self.run, self.drawBlock);
        _record(ElectionClosed.selector, abi.encode(electionId, self.run, self.drawBlock));
    }

    /// @inheritdoc IElections
    function count(bytes32 electionId) external {
        _requireStage(electionId, ElectionStage.Counting, ElectionStage.Counting);
        Election storage self = _elections[electionId];
        bytes32 seed = blockhash(self.drawBlock);
        if (seed == 0) revert ElectionsNoSeed(electionId, self.drawBlock);
        (bool complete, uint256 ballots, uint256[] memory matrix) = _box.result(ballotIdOf(electionId, self.run));
        if (!complete) revert ElectionsIncomplete(electionId);

        uint256 quorum = quorumOf(electionId);
        if (ballots < quorum) {
            _announceCount(electionId, ballots, quorum, seed);
            _onQuorumMissed(electionId);
            return;
        }
        // Approval only fills several seats at a time.
        ElectionMethod method = _seatCount(self.seats) == 1 ? ElectionMethod.Schulze : self.terms.method;
        _order[electionId] = _counter.order(electionId, _candidates[electionId], matrix, method, seed);
        self.settlesAt = uint48(block.timestamp + self.rules.challenge);
        self.milestone = ElectionStage.Provisional;
        _announceCount(electionId, ballots, quorum, seed);
    }

    /// @inheritdoc IElections
    function challenge(bytes32 electionId, string calldata reason) external {
        address voter = _actor();
        _requireStage(electionId, ElectionStage.Provisional, ElectionStage.Provisional);
        _requireText(reason);
        uint256 number = _electorNumber(electionId, voter);
        if (_challenged[electionId].get(number)) revert ElectionsAlreadyChallenged(electionId, voter);

        Election storage self = _elections[electionId];
        _challenged[electionId].set(number);
        uint32 challenges = ++self.challenges;
        emit ResultChallenged(electionId, voter, challenges, reason);
        _record(ResultChallenged.selector, abi.encode(electionId, voter, challenges, reason));
        if (challenges < challengesNeeded(electionId)) return;

        uint48 settlesAt = uint48(Math.max(self.settlesAt, block.timestamp + self.rules.challengeHold));
        (self.settlesAt, self.milestone) = (settlesAt, ElectionStage.Held);
        emit ResultHeld(electionId, settlesAt);
        _record(ResultHeld.selector, abi.encode(electionId, settlesAt));
        _offices.holdOver(self.officeId, self.seats, self.rules.challengeHold);
    }

    /// @inheritdoc IElections
    function annul(bytes32 electionId, string calldata reason) external onlyTimelock {
        _requireStage(electionId, ElectionStage.Provisional, ElectionStage.Held);
        _requireText(reason);
        _end(electionId, ElectionStage.Annulled, reason);
    }

    /// @inheritdoc IElections
    function seat(bytes32 electionId) external {
        _requireStage(electionId, ElectionStage.Seating, ElectionStage.Seating);
        Election storage self = _elections[electionId];
        uint48 time = self.calledAt + _lead(self.rules);
        uint256 seated = _offices.seat(self.officeId, self.seats, elected(electionId), time, self.terms);
        _end(electionId, seated != 0 ? ElectionStage.Seated : ElectionStage.Vacant, "");
    }

    /// @inheritdoc IElections
    function elected(bytes32 electionId) public view returns (address[] memory ranked) {
        address[] memory standing = _candidates[electionId];
        uint256 order = _order[electionId];
        uint256 length = 0;
        for (uint256 rest = order; rest != 0; rest >>= 8) ++length;
        ranked = new address[](length);
        for (uint256 i = 0; i < length; ++i) {
            ranked[i] = standing[((order >> (8 * i)) & 0xff) - 1];
        }
    }

    /// @inheritdoc IElections
    function hasChallenged(bytes32 electionId, address voter) external view returns (bool) {
        uint256 calledAt = _existing(electionId).calledAt;
        return calledAt < block.timestamp && _challenged[electionId].get(_membership.voterNumberAt(voter, calledAt));
    }

    // ------------------------------------------------------------------------------------------------- internal

    function _openRun(bytes32 electionId) private {
        Election storage self = _elections[electionId];
        (uint8 run, uint48 snapshot, uint48 opensAt) = (self.run, self.calledAt, uint48(block.timestamp));
        uint48 closesAt = opensAt + self.rules.ballot;
        address[] memory standing = _candidates[electionId];
        bytes32 ballotId = ballotIdOf(electionId, run);

        (self.opensAt, self.closesAt, self.milestone) = (opensAt, closesAt, ElectionStage.Ballot);
        emit ElectionBallotOpened(electionId, ballotId, run, standing, opensAt, closesAt);
        _record(ElectionBallotOpened.selector, abi.encode(electionId, ballotId, run, standing, opensAt, closesAt));
        _box.open(ballotId, standing, snapshot, opensAt, closesAt);
    }

    /// @dev One more ballot with the same candidates; after that whoever is in office stays for a while.
    function _onQuorumMissed(bytes32 electionId) private {
        Election storage self = _elections[electionId];
        if (self.run == 0) {
            self.run = 1;
            _openRun(electionId);
            return;
        }
        _end(electionId, ElectionStage.HeldOver, "");
        _offices.holdOver(self.officeId, self.seats, self.rules.holdOver);
    }

    function _announceCount(bytes32 electionId, uint256 ballots, uint256 quorum, bytes32 seed) private {
        Election storage self = _elections[electionId];
        (uint8 run, uint48 settlesAt, address[] memory ranked) = (self.run, self.settlesAt, elected(electionId));
        emit ElectionCounted(electionId, run, ballots, quorum, seed, ranked, settlesAt);
        _record(ElectionCounted.selector, abi.encode(electionId, run, ballots, quorum, seed, ranked, settlesAt));
    }

    function _seatCount(uint256 mask) private pure returns (uint256 seats) {
        for (; mask != 0; mask &= mask - 1) ++seats;
    }
}
