// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {BitMaps} from "@openzeppelin/contracts/utils/structs/BitMaps.sol";
import {Acting} from "../authenticator/Acting.sol";
import {IAmendments} from "../interfaces/IAmendments.sol";
import {Document, DocumentKind, FoundingDocument, IArchive, Rendition, Version} from "../interfaces/IArchive.sol";
import {ICoalitionGovernor, Motion} from "../interfaces/ICoalitionGovernor.sol";
import {ICoalitionPart, IDirectory} from "../interfaces/IDirectory.sol";
import {IMembership} from "../interfaces/IMembership.sol";
import {Journaled} from "../journal/Journaled.sol";
import {Charset} from "../libraries/Charset.sol";
import {Cid} from "../libraries/Cid.sol";
import {DirectoryKeys} from "../libraries/DirectoryKeys.sol";

/// @title Archive
/// @notice See {IArchive}.
contract Archive is Journaled, Acting, IArchive {
    using BitMaps for BitMaps.BitMap;

    uint256 private constant MAX_RENDITIONS = 12;
    uint256 private constant MAX_REASON = 512;
    uint256 private constant MAX_RESOLUTION = 1024;
    /// @dev Content up to this size is one raw block.
    uint64 private constant BLOCK_SIZE = 1 << 20;
    string private constant CHARTER_NAME = "charter";
    string private constant CODE_NAME = "code-of-conduct";

    IDirectory private immutable _directory;
    address private immutable _timelock;
    /// @inheritdoc IArchive
    bytes32 public immutable charterDocumentId;
    /// @inheritdoc IArchive
    bytes32 public immutable codeDocumentId;

    BitMaps.BitMap private _polls;
    mapping(bytes32 documentId => Document) private _documents;
    mapping(bytes32 documentId => mapping(uint32 number => Version)) private _versions;

    modifier onlyTimelock() {
        if (msg.sender != _timelock) revert ArchiveUnauthorized(msg.sender);
        _;
    }

    constructor(IDirectory directory_) Acting(directory_) {
        _directory = directory_;
        _timelock = directory_.timelock();
        charterDocumentId = documentIdOf(_timelock, DocumentKind.Charter, CHARTER_NAME);
        codeDocumentId = documentIdOf(_timelock, DocumentKind.CodeOfConduct, CODE_NAME);
    }

    // ------------------------------------------------------------------------------------------------ recording

    /// @inheritdoc IArchive
    function found(FoundingDocument[] calldata documents) external {
        if (msg.sender != _directory.founder()) revert ArchiveUnauthorized(msg.sender);
        for (uint256 i = 0; i < documents.length; ++i) {
            FoundingDocument calldata first = documents[i];
            if (!_isStanding(first.kind)) revert ArchiveWrongKind(first.kind);
            _requireName(first.kind, first.name);
            _recordVersion(_timelock, first.kind, first.name, 0, first.renditions);
        }
    }

    /// @inheritdoc IArchive
    function deposit(
        DocumentKind kind,
        string calldata name,
        bytes32 base,
        Rendition[] calldata renditions
    ) external returns (bytes32) {
        address author = _actor();
        if (!_membership().isMember(author)) revert ArchiveUnauthorized(author);
        bool reserved = _isStanding(kind) || kind == DocumentKind.AnnualReport || kind == DocumentKind.Dissent;
        if (reserved) revert ArchiveWrongKind(kind);
        _requireName(kind, name);
        return _recordVersion(author, kind, name, base, renditions);
    }

    /// @inheritdoc IArchive
    function adopt(
        DocumentKind kind,
        string calldata name,
        bytes32 base,
        Rendition[] calldata renditions
    ) external onlyTimelock returns (bytes32) {
        if (_isStanding(kind) || kind == DocumentKind.Dissent) revert ArchiveWrongKind(kind);
        _requireName(kind, name);
        return _recordVersion(msg.sender, kind, name, base, renditions);
    }

    /// @inheritdoc IArchive
    function adoptStanding(
        DocumentKind kind,
        string calldata name,
        bytes32 base,
        Rendition[] calldata renditions
    ) external onlyTimelock returns (bytes32) {
        if (!_isStanding(kind)) revert ArchiveWrongKind(kind);
        _requireName(kind, name);
        return _recordVersion(msg.sender, kind, name, base, renditions);
    }

    /// @inheritdoc IArchive
    function addRendition(bytes32 documentId, uint32 number, Rendition calldata rendition) external {
        address caller = _actor();
        Version storage entry = _existing(documentId, number);
        bool authorized = caller == _timelock || _membership().isMember(caller);
        if (!authorized || caller != _documents[documentId].author) revert ArchiveUnauthorized(caller);
        if (entry.withdrawn) revert ArchiveAlreadyWithdrawn(documentId, number);
        if (rendition.authentic) revert ArchiveAuthenticity();
        uint8 index = entry.renditions;
        if (index == MAX_RENDITIONS) revert ArchiveRenditionCount(uint256(index) + 1, MAX_RENDITIONS);
        _requireWellFormed(rendition);

        entry.renditions = index + 1;
        _emitRendition(entry.id, index, rendition);
    }

    /// @inheritdoc IArchive
    function dissent(
        uint256 proposalId,
        bytes32 base,
        Rendition[] calldata renditions
    ) external returns (bytes32 versionId) {
        address author = _actor();
        ICoalitionGovernor governor = ICoalitionGovernor(_directory.contractOf(DirectoryKeys.GOVERNOR));
        if (!_isDissentOpen(governor, proposalId)) revert ArchiveDissentClosed(proposalId);
        if (_membership().voterNumberAt(author, governor.proposalSnapshot(proposalId)) == 0) {
            revert ArchiveNotElector(author, proposalId);
        }

        string memory name = _dissentName(proposalId);
        versionId = _recordVersion(author, DocumentKind.Dissent, name, base, renditions);
        bytes32 documentId = documentIdOf(author, DocumentKind.Dissent, name);
        emit DissentBound(proposalId, documentId, author);
        _record(DissentBound.selector, abi.encode(proposalId, documentId, author));
    }

    /// @inheritdoc IArchive
    function withdraw(bytes32 documentId, uint32 number, string calldata reason) external {
        address caller = _actor();
        Version storage entry = _existing(documentId, number);
        bool authorized = caller == _documents[documentId].author || caller == _timelock;
        if (!authorized) revert ArchiveUnauthorized(caller);
        if (entry.withdrawn) revert ArchiveAlreadyWithdrawn(documentId, number);
        Document storage whole = _documents[documentId];
        if (_isStanding(whole.kind) && number == whole.versions) revert ArchiveStillInForce(documentId, number);
        if (bytes(reason).length == 0) revert ArchiveReasonMissing();
        if (bytes(reason).length > MAX_REASON) revert ArchiveTextTooLong(bytes(reason).length, MAX_REASON);

        entry.withdrawn = true;
        emit VersionWithdrawn(documentId, number, reason);
        _record(VersionWithdrawn.selector, abi.encode(documentId, number, reason));
    }

    /// @inheritdoc IArchive
    function recordResolution(string calldata text) external onlyTimelock {
        if (bytes(text).length > MAX_RESOLUTION) revert ArchiveTextTooLong(bytes(text).length, MAX_RESOLUTION);
        emit ResolutionRecorded(text);
        _record(ResolutionRecorded.selector, abi.encode(text));
    }

    /// @inheritdoc IArchive
    function recordPoll(string calldata text, bytes32 descriptionHash) external {
        if (bytes(text).length > MAX_RESOLUTION) revert ArchiveTextTooLong(bytes(text).length, MAX_RESOLUTION);
        ICoalitionGovernor governor = ICoalitionGovernor(_directory.contractOf(DirectoryKeys.GOVERNOR));
        uint256 proposalId = _pollId(governor, text, descriptionHash);
        bool carried = _isCarried(governor, proposalId);
        bool recorded = _polls.get(proposalId);
        // A poll that another motion recorded on its way still executes.
        if (recorded && carried && msg.sender == _timelock) return;
        if (recorded || (!carried && !_isDefeated(governor, proposalId))) revert ArchiveNoPollResult(proposalId);
        IAmendments amendments = IAmendments(governor.amendments());
        (uint256 ballots, uint256[][] memory preferred) = amendments.tally(amendments.motionOf(proposalId));

        _polls.set(proposalId);
        emit PollRecorded(proposalId, text, carried, ballots, preferred);
        _record(PollRecorded.selector, abi.encode(proposalId, text, carried, ballots, preferred));
    }

    // -------------------------------------------------------------------------------------------------- reading

    /// @inheritdoc ICoalitionPart
    function directory() external view returns (address) {
        return address(_directory);
    }

    /// @inheritdoc IArchive
    function document(bytes32 documentId) external view returns (Document memory) {
        return _documents[documentId];
    }

    /// @inheritdoc IArchive
    function version(bytes32 documentId, uint32 number) external view returns (Version memory) {
        return _existing(documentId, number);
    }

    /// @inheritdoc IArchive
    function currentVersion(bytes32 documentId) public view returns (uint32 number, bytes32 versionId) {
        number = _documents[documentId].versions;
        versionId = _versions[documentId][number].id;
    }

    /// @inheritdoc IArchive
    function currentCode() external view returns (uint32 number, bytes32 versionId) {
        return currentVersion(codeDocumentId);
    }

    /// @inheritdoc IArchive
    function documentIdOf(address author, DocumentKind kind, string memory name) public pure returns (bytes32) {
        return keccak256(abi.encode(author, kind, name));
    }

    /// @inheritdoc IArchive
    function dissentIdOf(address voter, uint256 proposalId) external pure returns (bytes32) {
        return documentIdOf(voter, DocumentKind.Dissent, _dissentName(proposalId));
    }

    // ------------------------------------------------------------------------------------------------- internal

    function _recordVersion(
        address author,
        DocumentKind kind,
        string memory name,
        bytes32 base,
        Rendition[] calldata renditions
    ) private returns (bytes32 versionId) {
        _requireWellFormed(renditions);
        bytes32 documentId = documentIdOf(author, kind, name);
        uint32 number = _nextNumber(documentId, base);
        versionId = _versionId(documentId, number, base, renditions);

        if (number == 1) _open(documentId, author, kind, name);
        _documents[documentId].versions = number;
        _versions[documentId][number] = Version({
            id: versionId,
            recordedAt: uint48(block.timestamp),
            renditions: uint8(renditions.length),
            withdrawn: false
        });
        emit VersionRecorded(documentId, number, versionId, base);
        _record(VersionRecorded.selector, abi.encode(documentId, number, versionId, base));
        for (uint256 i = 0; i < renditions.length; ++i) {
            _emitRendition(versionId, uint8(i), renditions[i]);
        }
    }

    function _open(bytes32 documentId, address author, DocumentKind kind, string memory name) private {
        _documents[documentId] = Document({author: author, kind: kind, versions: 0});
        emit DocumentOpened(documentId, author, kind, name);
        _record(DocumentOpened.selector, abi.encode(documentId, author, kind, name));
    }

    function _nextNumber(bytes32 documentId, bytes32 base) private view returns (uint32) {
        (uint32 number, bytes32 current) = currentVersion(documentId);
        if (base != current) revert ArchiveBaseMismatch(documentId, current, base);
        return number + 1;
    }

    function _versionId(
        bytes32 documentId,
        uint32 number,
        bytes32 base,
        Rendition[] calldata renditions
    ) private pure returns (bytes32) {
        return keccak256(abi.encode(documentId, number, base, keccak256(abi.encode(renditions))));
    }

    function _emitRendition(bytes32 versionId, uint8 index, Rendition calldata rendition) private {
        emit RenditionRecorded(versionId, index, rendition);
        _record(RenditionRecorded.selector, abi.encode(versionId, index, rendition));
    }

    /// @dev A result may be dissented from between the close of the vote and the end of the timelock; a motion that
    /// failed waits as long as it would have. One that lapsed for want of seconds has no result.
    function _isDissentOpen(ICoalitionGovernor governor, uint256 proposalId) private view returns (bool) {
        IGovernor.ProposalState state = governor.state(proposalId);
        if (state == IGovernor.ProposalState.Succeeded) return true;
        if (state == IGovernor.ProposalState.Queued) return block.timestamp < governor.proposalEta(proposalId);
        uint256 until = governor.proposalDeadline(proposalId) + governor.motion(proposalId).rules.timelock;
        return _isDefeated(governor, proposalId) && block.timestamp <= until;
    }

    /// @dev The motion whose only call is this very call.
    function _pollId(
        ICoalitionGovernor governor,
        string calldata text,
        bytes32 descriptionHash
    ) private view returns (uint256) {
        (address[] memory targets, bytes[] memory calldatas) = (new address[](1), new bytes[](1));
        (targets[0], calldatas[0]) = (address(this), abi.encodeCall(this.recordPoll, (text, descriptionHash)));
        return governor.getProposalId(targets, new uint256[](1), calldatas, descriptionHash);
    }

    /// @dev Under execution a motion is Executed already, or still Queued if it is run at the timelock itself.
    function _isCarried(ICoalitionGovernor governor, uint256 proposalId) private view returns (bool) {
        IGovernor.ProposalState state = governor.state(proposalId);
        bool passed = state == IGovernor.ProposalState.Queued || state == IGovernor.ProposalState.Executed;
        return passed && msg.sender == _timelock;
    }

    /// @dev Voted on and not carried. What lapsed for want of seconds was never voted on; a text has the seconds of the
    /// place it stands in.
    function _isDefeated(ICoalitionGovernor governor, uint256 proposalId) private view returns (bool) {
        if (governor.state(proposalId) != IGovernor.ProposalState.Defeated) return false;
        (uint256 origin, ) = IAmendments(governor.amendments()).placeOf(proposalId);
        Motion memory place = governor.motion(origin);
        return place.secondsGiven >= place.secondsNeeded;
    }

    function _requireWellFormed(Rendition[] calldata renditions) private pure {
        uint256 count = renditions.length;
        if (count == 0 || count > MAX_RENDITIONS) revert ArchiveRenditionCount(count, MAX_RENDITIONS);
        bool authentic = false;
        for (uint256 i = 0; i < count; ++i) {
            _requireWellFormed(renditions[i]);
            authentic = authentic || renditions[i].authentic;
        }
        if (!authentic) revert ArchiveAuthenticity();
    }

    function _requireWellFormed(Rendition calldata rendition) private pure {
        if (rendition.digest == 0) revert ArchiveEmptyDigest();
        (uint8 codec, bytes32 hash) = Cid.parse(rendition.cid);
        bool oneBlock = rendition.size <= BLOCK_SIZE;
        if (oneBlock != (codec == Cid.RAW)) revert ArchiveWrongCodec(codec, rendition.size, BLOCK_SIZE);
        if (oneBlock && hash != rendition.digest) revert ArchiveDigestMismatch(rendition.digest, hash);
        if (!Charset.isMediaType(bytes(rendition.mediaType))) revert ArchiveInvalidMediaType(rendition.mediaType);
        if (!Charset.isLanguageTag(bytes(rendition.language))) revert ArchiveInvalidLanguage(rendition.language);
    }

    /// @dev There is one charter and one code of conduct, each under its fixed name.
    function _requireName(DocumentKind kind, string calldata name) private pure {
        if (!Charset.isName(bytes(name))) revert ArchiveInvalidName(name);
        if (kind == DocumentKind.Charter && !Strings.equal(name, CHARTER_NAME)) revert ArchiveInvalidName(name);
        if (kind == DocumentKind.CodeOfConduct && !Strings.equal(name, CODE_NAME)) revert ArchiveInvalidName(name);
    }

    function _existing(bytes32 documentId, uint32 number) private view returns (Version storage entry) {
        entry = _versions[documentId][number];
        if (entry.id == 0) revert ArchiveUnknownVersion(documentId, number);
    }

    function _membership() private view returns (IMembership) {
        return IMembership(_directory.contractOf(DirectoryKeys.MEMBERSHIP));
    }

    function _isStanding(DocumentKind kind) private pure returns (bool) {
        return kind <= DocumentKind.Rules;
    }

    function _dissentName(uint256 proposalId) private pure returns (string memory) {
        return Strings.toHexString(proposalId, 32);
    }
}
