// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {BitMaps} from "@openzeppelin/contracts/utils/structs/BitMaps.sol";
import {DocumentKind} from "../interfaces/IArchive.sol";
import {Election, ElectionStage, IElections, Nominee, NomineeStatus} from "../interfaces/IElections.sol";
import {Eligibility} from "../interfaces/IOffices.sol";
import {VoterSignature} from "../libraries/VoterSignature.sol";
import {ElectionCalls} from "./ElectionCalls.sol";

/// @title ElectionNominations: who stands
/// @dev Nominations, seconds, acceptance and withdrawal of {IElections}.
abstract contract ElectionNominations is EIP712, ElectionCalls {
    using BitMaps for BitMaps.BitMap;
    using VoterSignature for address;

    uint256 private constant MAX_CANDIDATES = 16;
    bytes32 private constant ACCEPTANCE_TYPEHASH = keccak256(
        "Acceptance(bytes32 electionId,address nominee,bytes32 statement,string conflicts)"
    );

    mapping(bytes32 electionId => address[]) internal _candidates;
    mapping(bytes32 electionId => mapping(address account => Nominee)) internal _nominees;
    mapping(bytes32 electionId => BitMaps.BitMap) private _seconded;

    /// @inheritdoc IElections
    function nominate(bytes32 electionId, address nominee) external {
        address nominator = _actor();
        _requireStage(electionId, ElectionStage.Nominations, ElectionStage.Nominations);
        if (!_membership.isVoter(nominator)) revert ElectionsNotVoter(nominator);
        _requireStatus(electionId, nominee, NomineeStatus.None);
        _requireEligible(electionId, nominee);

        _nominees[electionId][nominee].status = NomineeStatus.Nominated;
        emit Nominated(electionId, nominee, nominator);
        _record(Nominated.selector, abi.encode(electionId, nominee, nominator));
    }

    /// @inheritdoc IElections
    function second(bytes32 electionId, address nominee) external {
        address voter = _actor();
        _requireStage(electionId, ElectionStage.Nominations, ElectionStage.Acceptance);
        uint256 number = _electorNumber(electionId, voter);
        Nominee storage nomination = _nominees[electionId][nominee];
        NomineeStatus status = nomination.status;
        if (status != NomineeStatus.Accepted) _requireStatus(electionId, nominee, NomineeStatus.Nominated);
        if (voter == nominee || _offices.isOfficer(_elections[electionId].officeId, voter)) {
            revert ElectionsMayNotSecond(electionId, voter);
        }
        if (_seconded[electionId].get(number)) revert ElectionsAlreadySeconded(electionId, voter);

        _seconded[electionId].set(number);
        uint32 given = ++nomination.secondsGiven;
        emit NomineeSeconded(electionId, nominee, voter, given);
        _record(NomineeSeconded.selector, abi.encode(electionId, nominee, voter, given));
    }

    /// @inheritdoc IElections
    function accept(bytes32 electionId, bytes32 statement, string calldata conflicts) external {
        _accept(electionId, _actor(), statement, conflicts);
    }

    /// @inheritdoc IElections
    function acceptBySig(
        bytes32 electionId,
        address nominee,
        bytes32 statement,
        string calldata conflicts,
        bytes calldata signature
    ) external {
        bytes32 structHash = keccak256(
            abi.encode(ACCEPTANCE_TYPEHASH, electionId, nominee, statement, keccak256(bytes(conflicts)))
        );
        if (!nominee.isValid(_hashTypedDataV4(structHash), signature)) revert ElectionsInvalidSignature(nominee);
        _accept(electionId, nominee, statement, conflicts);
    }

    /// @inheritdoc IElections
    function decline(bytes32 electionId) external {
        address nominee = _actor();
        _requireStage(electionId, ElectionStage.Nominations, ElectionStage.Acceptance);
        _requireStatus(electionId, nominee, NomineeStatus.Nominated);

        _nominees[electionId][nominee].status = NomineeStatus.Declined;
        emit NominationDeclined(electionId, nominee);
        _record(NominationDeclined.selector, abi.encode(electionId, nominee));
    }

    /// @inheritdoc IElections
    function withdraw(bytes32 electionId) external {
        address candidate = _actor();
        _requireStage(electionId, ElectionStage.Nominations, ElectionStage.Opening);
        _requireStatus(electionId, candidate, NomineeStatus.Accepted);

        _removeCandidate(electionId, candidate, NomineeStatus.Withdrawn);
        emit CandidateWithdrawn(electionId, candidate);
        _record(CandidateWithdrawn.selector, abi.encode(electionId, candidate));
    }

    /// @inheritdoc IElections
    function nomineeOf(bytes32 electionId, address account) external view returns (Nominee memory) {
        return _nominees[electionId][account];
    }

    /// @inheritdoc IElections
    function candidates(bytes32 electionId) external view returns (address[] memory) {
        return _candidates[electionId];
    }

    /// @inheritdoc IElections
    function hasSeconded(bytes32 electionId, address voter) external view returns (bool) {
        uint256 calledAt = _existing(electionId).calledAt;
        return calledAt < block.timestamp && _seconded[electionId].get(_membership.voterNumberAt(voter, calledAt));
    }

    function _accept(bytes32 electionId, address nominee, bytes32 statement, string calldata conflicts) private {
        _requireStage(electionId, ElectionStage.Nominations, ElectionStage.Acceptance);
        _requireStatus(electionId, nominee, NomineeStatus.Nominated);
        _requireText(conflicts);
        uint256 given = _nominees[electionId][nominee].secondsGiven;
        uint256 needed = _elections[electionId].rules.secondsNeeded;
        if (given < needed) revert ElectionsSecondsMissing(electionId, nominee, given, needed);
        _requireEligible(electionId, nominee);
        _requireStatement(electionId, nominee, statement);

        if (_candidates[electionId].length == MAX_CANDIDATES) _displaceWeakest(electionId, nominee, given);
        _candidates[electionId].push(nominee);
        _nominees[electionId][nominee].status = NomineeStatus.Accepted;
        emit NominationAccepted(electionId, nominee, statement, conflicts);
        _record(NominationAccepted.selector, abi.encode(electionId, nominee, statement, conflicts));
    }

    /// @dev Fewest seconds; of those the latest to accept.
    function _displaceWeakest(bytes32 electionId, address by, uint256 given) private {
        address[] storage list = _candidates[electionId];
        address weakest = list[0];
        uint256 fewest = _nominees[electionId][weakest].secondsGiven;
        for (uint256 i = 1; i < MAX_CANDIDATES; ++i) {
            uint256 theirs = _nominees[electionId][list[i]].secondsGiven;
            if (theirs <= fewest) (weakest, fewest) = (list[i], theirs);
        }
        if (given <= fewest) revert ElectionsFull(electionId, given, fewest);

        _removeCandidate(electionId, weakest, NomineeStatus.Nominated);
        emit CandidateDisplaced(electionId, weakest, by);
        _record(CandidateDisplaced.selector, abi.encode(electionId, weakest, by));
    }

    /// @dev Takes a candidate off the list; the others keep their order.
    function _removeCandidate(bytes32 electionId, address candidate, NomineeStatus status) internal {
        _nominees[electionId][candidate].status = status;
        address[] storage list = _candidates[electionId];
        uint256 last = list.length - 1;
        uint256 i = 0;
        while (list[i] != candidate) ++i;
        for (; i < last; ++i) {
            list[i] = list[i + 1];
        }
        list.pop();
    }

    /// @dev Whether the account may hold the office from the time on at which an election without obstacles seats.
    function _eligibility(bytes32 electionId, address account) internal view returns (Eligibility) {
        Election storage self = _elections[electionId];
        return _offices.eligibility(self.officeId, account, self.calledAt + _lead(self.rules), self.terms);
    }

    function _requireEligible(bytes32 electionId, address account) private view {
        Eligibility eligibility = _eligibility(electionId, account);
        if (eligibility != Eligibility.Eligible) revert ElectionsNotEligible(electionId, account, eligibility);
    }

    function _requireStatus(bytes32 electionId, address account, NomineeStatus expected) private view {
        NomineeStatus status = _nominees[electionId][account].status;
        if (status != expected) revert ElectionsWrongStatus(electionId, account, status);
    }

    function _requireStatement(bytes32 electionId, address nominee, bytes32 statement) private view {
        bytes32 documentId = _archive.documentIdOf(
            nominee,
            DocumentKind.NominationStatement,
            statementName(electionId)
        );
        (uint32 number, bytes32 current) = _archive.currentVersion(documentId);
        if (number != 0 && _archive.version(documentId, number).withdrawn) current = 0;
        if (current == 0 || statement != current) {
            revert ElectionsWrongStatement(electionId, nominee, statement, current);
        }
    }
}
