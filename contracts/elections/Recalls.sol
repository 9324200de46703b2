// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {BitMaps} from "@openzeppelin/contracts/utils/structs/BitMaps.sol";
import {Acting} from "../authenticator/Acting.sol";
import {IBallotBox} from "../interfaces/IBallotBox.sol";
import {ICoalitionPart, IDirectory} from "../interfaces/IDirectory.sol";
import {IMembership} from "../interfaces/IMembership.sol";
import {IOffices, Term} from "../interfaces/IOffices.sol";
import {IRecalls, Recall, RecallStage} from "../interfaces/IRecalls.sol";
import {IRulebook, MotionClass, MotionRules} from "../interfaces/IRulebook.sol";
import {Journaled} from "../journal/Journaled.sol";
import {DirectoryKeys} from "../libraries/DirectoryKeys.sol";
import {MotionArithmetic} from "../libraries/MotionArithmetic.sol";
import {PairwiseMatrix} from "../libraries/PairwiseMatrix.sol";

/// @title Recalls
/// @notice See {IRecalls}.
contract Recalls is Journaled, Acting, IRecalls {
    using BitMaps for BitMaps.BitMap;
    using MotionArithmetic for MotionRules;
    using PairwiseMatrix for uint256[];

    uint256 private constant PETITION_PERIOD = 30 days;
    uint256 private constant VOTE_PERIOD = 14 days;
    uint256 private constant QUIET_PERIOD = 180 days;
    uint256 private constant SIGNATURE_FLOOR = 5;
    uint256 private constant SIGNATURES_PER_VOTER = 10;
    uint256 private constant MAX_REASON = 512;
    uint256 private constant KEEP = 0;
    uint256 private constant RECALL = 1;

    IDirectory private immutable _directory;
    IMembership private immutable _membership;
    IOffices private immutable _offices;
    IBallotBox private immutable _box;

    mapping(bytes32 recallId => Recall) private _recalls;
    mapping(bytes32 recallId => BitMaps.BitMap) private _signed;

    /// @inheritdoc IRecalls
    mapping(bytes32 officeId => mapping(address holder => mapping(uint48 termFrom => bytes32))) public latestRecall;
    /// @inheritdoc IRecalls
    mapping(bytes32 officeId => mapping(address holder => uint48)) public quietUntil;

    constructor(IDirectory directory_) Acting(directory_) {
        _directory = directory_;
        _membership = IMembership(_listed(directory_, DirectoryKeys.MEMBERSHIP));
        _offices = IOffices(_listed(directory_, DirectoryKeys.OFFICES));
        _box = IBallotBox(_listed(directory_, DirectoryKeys.BALLOT_BOX));
    }

    /// @inheritdoc IRecalls
    function petitionRecall(
        bytes32 officeId,
        address holder,
        string calldata reason
    ) external returns (bytes32 recallId) {
        address voter = _actor();
        uint256 length = bytes(reason).length;
        if (length == 0 || length > MAX_REASON) revert RecallsReasonLength(length, MAX_REASON);
        if (!_offices.isOfficer(officeId, holder)) revert RecallsNotOfficer(officeId, holder);
        if (block.timestamp <= quietUntil[officeId][holder]) {
            revert RecallsTooSoon(officeId, holder, quietUntil[officeId][holder]);
        }
        (Term memory term, ) = _offices.termOf(officeId, holder);
        _requireNoneOpen(latestRecall[officeId][holder][term.from]);
        uint256 number = _voterNumber(voter, block.timestamp - 1);

        recallId = keccak256(abi.encode(_directory, officeId, holder, term.from, uint48(block.timestamp)));
        latestRecall[officeId][holder][term.from] = recallId;
        (uint32 needed, uint32 quorum) = _thresholds(_membership.getPastTotalSupply(block.timestamp - 1));
        _recalls[recallId] = Recall({
            officeId: officeId,
            holder: holder,
            termFrom: term.from,
            filedAt: uint48(block.timestamp),
            petitionUntil: uint48(block.timestamp + PETITION_PERIOD),
            closesAt: 0,
            signatures: 0,
            needed: needed,
            quorum: quorum,
            outcome: RecallStage.Petition
        });
        emit RecallPetitioned(recallId, officeId, holder, voter, term.from, needed, quorum, reason);
        _record(
            RecallPetitioned.selector,
            abi.encode(recallId, officeId, holder, voter, term.from, needed, quorum, reason)
        );
        _sign(recallId, voter, number);
    }

    /// @inheritdoc IRecalls
    function signPetition(bytes32 recallId) external {
        address voter = _actor();
        _requireStage(recallId, RecallStage.Petition);
        uint256 number = _voterNumber(voter, _recalls[recallId].filedAt - 1);
        if (_signed[recallId].get(number)) revert RecallsAlreadySigned(recallId, voter);

        _sign(recallId, voter, number);
    }

    /// @inheritdoc IRecalls
    function concludeRecall(bytes32 recallId) external {
        _requireStage(recallId, RecallStage.Closing);
        (bool complete, , uint256[] memory matrix) = _box.result(recallId);
        if (!complete) revert RecallsWrongStage(recallId, RecallStage.Vote);
        Recall storage record = _recalls[recallId];
        uint256 votesFor = matrix.preferred(2, RECALL, KEEP);
        uint256 votesAgainst = matrix.preferred(2, KEEP, RECALL);
        bool recalled = votesFor >= record.quorum && votesFor >= 2 * votesAgainst;
        (bytes32 officeId, address holder) = (record.officeId, record.holder);

        record.outcome = recalled ? RecallStage.Recalled : RecallStage.Kept;
        if (!recalled) quietUntil[officeId][holder] = uint48(record.closesAt + QUIET_PERIOD);
        bool ended = recalled && _offices.recall(officeId, holder, record.termFrom);
        emit RecallConcluded(recallId, recalled, votesFor, votesAgainst, ended);
        _record(RecallConcluded.selector, abi.encode(recallId, recalled, votesFor, votesAgainst, ended));
    }

    /// @inheritdoc ICoalitionPart
    function directory() external view returns (address) {
        return address(_directory);
    }

    /// @inheritdoc IRecalls
    function recallOf(bytes32 recallId) external view returns (Recall memory record) {
        record = _recalls[recallId];
        if (record.filedAt == 0) revert RecallsUnknown(recallId);
    }

    /// @inheritdoc IRecalls
    function hasSigned(bytes32 recallId, address voter) external view returns (bool) {
        uint256 filedAt = _recalls[recallId].filedAt;
        if (filedAt == 0) return false;
        return _signed[recallId].get(_membership.voterNumberAt(voter, filedAt - 1));
    }

    /// @inheritdoc IRecalls
    function stage(bytes32 recallId) public view returns (RecallStage) {
        Recall storage record = _recalls[recallId];
        if (record.filedAt == 0) revert RecallsUnknown(recallId);
        if (record.outcome != RecallStage.Petition) return record.outcome;
        if (record.closesAt != 0) return block.timestamp > record.closesAt ? RecallStage.Closing : RecallStage.Vote;
        return block.timestamp > record.petitionUntil ? RecallStage.Lapsed : RecallStage.Petition;
    }

    /// @dev The signature that suffices opens the vote in the same act.
    function _sign(bytes32 recallId, address voter, uint256 number) private {
        Recall storage record = _recalls[recallId];
        _signed[recallId].set(number);
        uint32 signatures = ++record.signatures;
        emit RecallSigned(recallId, voter, signatures);
        _record(RecallSigned.selector, abi.encode(recallId, voter, signatures));
        if (signatures != record.needed) return;

        uint48 closesAt = uint48(block.timestamp + VOTE_PERIOD);
        record.closesAt = closesAt;
        emit RecallVoteOpened(recallId, closesAt);
        _record(RecallVoteOpened.selector, abi.encode(recallId, closesAt));
        address[] memory candidates = new address[](1);
        candidates[0] = address(this);
        _box.open(recallId, candidates, record.filedAt - 1, uint48(block.timestamp), closesAt);
    }

    function _requireNoneOpen(bytes32 latest) private view {
        if (latest == 0) return;
        RecallStage current = stage(latest);
        if (current == RecallStage.Petition || current == RecallStage.Vote || current == RecallStage.Closing) {
            revert RecallsOpen(latest);
        }
    }

    function _requireStage(bytes32 recallId, RecallStage expected) private view {
        RecallStage current = stage(recallId);
        if (current != expected) revert RecallsWrongStage(recallId, current);
    }

    /// @dev A voter at the timepoint, and still one.
    function _voterNumber(address account, uint256 timepoint) private view returns (uint256 number) {
        number = _membership.isVoter(account) ? _membership.voterNumberAt(account, timepoint) : 0;
        if (number == 0) revert RecallsNotVoter(account);
    }

    /// @dev Neither exceeds the number of voters there are, so that a coalition that shrank can still recall.
    function _thresholds(uint256 voters) private view returns (uint32 needed, uint32 quorum) {
        IRulebook rulebook = IRulebook(_directory.contractOf(DirectoryKeys.RULEBOOK));
        uint256 share = Math.ceilDiv(voters, SIGNATURES_PER_VOTER);
        needed = uint32(Math.min(voters, Math.max(SIGNATURE_FLOOR, share)));
        quorum = uint32(Math.min(voters, rulebook.motionRules(MotionClass.Ordinary).quorum(voters)));
    }

    function _listed(IDirectory directory_, bytes32 key) private view returns (address entry) {
        entry = directory_.listed(key);
        if (entry == address(0)) revert IDirectory.DirectoryUnknown(key);
    }
}
