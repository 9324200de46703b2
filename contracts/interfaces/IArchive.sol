// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICoalitionPart} from "./IDirectory.sol";
import {IJournaled} from "./IJournaled.sol";

/// @dev What a document is. The first three are standing documents.
enum DocumentKind {
    Charter,
    CodeOfConduct,
    Rules,
    Minutes,
    Agenda,
    Statement,
    Dissent,
    AnnualReport,
    Guideline,
    Assessment,
    NominationStatement,
    Profile,
    Other
}

/// @dev One language of one version.
/// @param digest SHA-256 of the exact bytes.
/// @param cid Binary CIDv1, 36 bytes: raw codec up to 1 MiB (then its hash is `digest`), UnixFS dag-pb root above.
/// @param size Length of the bytes.
/// @param mediaType Such as "text/markdown"; at most 127 bytes.
/// @param language BCP 47 tag; at most 35 bytes.
/// @param authentic True for a text of equal standing, false for a courtesy translation.
struct Rendition {
    bytes32 digest;
    bytes cid;
    uint64 size;
    string mediaType;
    string language;
    bool authentic;
}

/// @dev A document the coalition is founded with.
struct FoundingDocument {
    DocumentKind kind;
    string name;
    Rendition[] renditions;
}

/// @dev A document as a whole.
/// @param author The timelock for the coalition's own documents, otherwise the member who deposited it.
/// @param kind What it is.
/// @param versions How many versions there are; they are numbered from 1 without gaps.
struct Document {
    address author;
    DocumentKind kind;
    uint32 versions;
}

/// @dev One version of a document.
/// @param id keccak256(abi.encode(documentId, number, supersedes, keccak256(abi.encode(renditions)))).
/// @param recordedAt Timestamp in seconds.
/// @param renditions How many renditions it has, later courtesy translations included.
/// @param withdrawn True if a tombstone stands in its place.
struct Version {
    bytes32 id;
    uint48 recordedAt;
    uint8 renditions;
    bool withdrawn;
}

/// @title Archive: documents that cannot vanish quietly
/// @notice Documents have versions, versions have renditions. Versions are numbered without gaps and never change; a
/// version replaces another only by naming it. Content lives off chain under its CID; the chain pins its digest, size
/// and CID. Standing documents (charter, code of conduct, rules) change only by motion, anything else by its author.
/// Content that may not lawfully be kept is withdrawn behind a tombstone with a reason: never a gap.
/// Document ids are keccak256(abi.encode(author, kind, name)).
/// Source: required (open archives, dissenting views); the form is chosen.
interface IArchive is ICoalitionPart, IJournaled {
    /// @notice A document got its first version.
    event DocumentOpened(bytes32 indexed documentId, address indexed author, DocumentKind indexed kind, string name);

    /// @notice A version was recorded. `supersedes` is zero for the first.
    event VersionRecorded(
        bytes32 indexed documentId,
        uint32 indexed number,
        bytes32 indexed versionId,
        bytes32 supersedes
    );

    /// @notice A rendition of a version was recorded.
    event RenditionRecorded(bytes32 indexed versionId, uint8 indexed index, Rendition rendition);

    /// @notice A version was withdrawn behind a tombstone.
    event VersionWithdrawn(bytes32 indexed documentId, uint32 indexed number, string reason);

    /// @notice A minority statement was bound to a motion's result.
    event DissentBound(uint256 indexed proposalId, bytes32 indexed documentId, address indexed voter);

    /// @notice The members resolved something in words.
    event ResolutionRecorded(string text);

    /// @notice The result of an advisory poll was recorded. `preferred[i][j]` ballots rank alternative i above j;
    /// alternative 0 is the status quo, 1 the text, or the places on the ballot if the poll had rival answers (counts).
    event PollRecorded(uint256 indexed proposalId, string text, bool carried, uint256 ballots, uint256[][] preferred);

    /// @notice Thrown when the result of a poll is not to be recorded: the motion is no such poll, its vote is not over,
    /// it lapsed or was withdrawn, or its result is on record.
    error ArchiveNoPollResult(uint256 proposalId);

    /// @notice Thrown when the caller is neither a member nor the timelock, or not the document's author.
    error ArchiveUnauthorized(address caller);

    /// @notice Thrown when a kind may not be used here.
    error ArchiveWrongKind(DocumentKind kind);

    /// @notice Thrown when `given` does not name the version to be replaced.
    error ArchiveBaseMismatch(bytes32 documentId, bytes32 current, bytes32 given);

    /// @notice Thrown when the document or version does not exist.
    error ArchiveUnknownVersion(bytes32 documentId, uint32 number);

    /// @notice Thrown when the version was withdrawn before.
    error ArchiveAlreadyWithdrawn(bytes32 documentId, uint32 number);

    /// @notice Thrown when a name is not 1 to 64 of a-z, 0-9, dot and hyphen, beginning with a letter or digit, or not
    /// the fixed name of the charter ("charter") or the code of conduct ("code-of-conduct").
    error ArchiveInvalidName(string name);

    /// @notice Thrown when a media type is malformed.
    error ArchiveInvalidMediaType(string mediaType);

    /// @notice Thrown when a language tag is malformed.
    error ArchiveInvalidLanguage(string language);

    /// @notice Thrown when the number of renditions is outside [1, max].
    error ArchiveRenditionCount(uint256 count, uint256 max);

    /// @notice Thrown when no rendition is authentic, or one added later claims to be.
    error ArchiveAuthenticity();

    /// @notice Thrown when the digest is zero.
    error ArchiveEmptyDigest();

    /// @notice Thrown when a one-block CID does not hash the same bytes as the digest.
    error ArchiveDigestMismatch(bytes32 digest, bytes32 cidDigest);

    /// @notice Thrown when the CID's codec does not fit the size: raw up to `blockSize` bytes, dag-pb above.
    error ArchiveWrongCodec(uint8 codec, uint64 size, uint64 blockSize);

    /// @notice Thrown when the text is longer than `max` bytes.
    error ArchiveTextTooLong(uint256 length, uint256 max);

    /// @notice Thrown when a standing document's current version would be withdrawn: replace it first.
    error ArchiveStillInForce(bytes32 documentId, uint32 number);

    /// @notice Thrown when a tombstone comes without a reason.
    error ArchiveReasonMissing();

    /// @notice Thrown when the motion has no result yet, or its timelock has ended.
    error ArchiveDissentClosed(uint256 proposalId);

    /// @notice Thrown when the account was not in the motion's electorate.
    error ArchiveNotElector(address account, uint256 proposalId);

    /// @notice Records the first version of the coalition's first documents. Founder only, before the coalition opens.
    /// Standing kinds only.
    function found(FoundingDocument[] calldata documents) external;

    /// @notice Records a version of the caller's own document. Members only; not for standing documents, annual
    /// reports or dissents.
    /// @param base Version id it replaces, zero for a first version.
    /// @return versionId The new version.
    function deposit(
        DocumentKind kind,
        string calldata name,
        bytes32 base,
        Rendition[] calldata renditions
    ) external returns (bytes32 versionId);

    /// @notice Records a version of an ordinary document of the coalition. Timelock only; not for standing documents.
    /// @param base Version id it replaces, zero for a first version.
    /// @return versionId The new version.
    function adopt(
        DocumentKind kind,
        string calldata name,
        bytes32 base,
        Rendition[] calldata renditions
    ) external returns (bytes32 versionId);

    /// @notice Records a version of a standing document. Timelock only.
    /// @param base Version id it replaces, zero for a first version; if it moved since the motion was written, the
    /// motion fails here.
    /// @return versionId The new version.
    function adoptStanding(
        DocumentKind kind,
        string calldata name,
        bytes32 base,
        Rendition[] calldata renditions
    ) external returns (bytes32 versionId);

    /// @notice Adds a courtesy translation to a version. The document's author only, while a member, or the timelock
    /// for its own.
    function addRendition(bytes32 documentId, uint32 number, Rendition calldata rendition) external;

    /// @notice Binds a minority statement to a motion's result: from the close of the vote until its timelock ends.
    /// Members of the motion's electorate only, one each, which its author may replace.
    /// Source: required (outputs reflect dissenting views).
    /// @param base Version id it replaces, zero for a first version.
    function dissent(
        uint256 proposalId,
        bytes32 base,
        Rendition[] calldata renditions
    ) external returns (bytes32 versionId);

    /// @notice Puts a tombstone in a version's place. The document's author, member or not, or the timelock.
    /// Not for the version of a standing document that is in force.
    /// @param reason 1 to 512 bytes.
    function withdraw(bytes32 documentId, uint32 number, string calldata reason) external;

    /// @notice Records words the members resolved. Timelock only.
    /// @param text At most 1,024 bytes.
    function recordResolution(string calldata text) external;

    /// @notice Records an advisory poll and its result. A poll is a motion whose only call is this one; it is recorded
    /// when it executes, or by anyone once its vote is over and it was not carried. It binds nobody. Source: required
    /// (other relevant decisions); the form is chosen.
    /// @param text The question or statement, at most 1,024 bytes.
    /// @param descriptionHash keccak256 of the motion's description, from which its id is recomputed.
    function recordPoll(string calldata text, bytes32 descriptionHash) external;

    /// @notice The id of a document.
    function documentIdOf(address author, DocumentKind kind, string memory name) external pure returns (bytes32);

    /// @notice A document; zero versions if there is none.
    function document(bytes32 documentId) external view returns (Document memory);

    /// @notice A version. Reverts if there is none.
    function version(bytes32 documentId, uint32 number) external view returns (Version memory);

    /// @notice Number and id of a document's latest version; zeros if there is none.
    function currentVersion(bytes32 documentId) external view returns (uint32 number, bytes32 versionId);

    /// @notice Number and id of the Code of Conduct in force; zeros if there is none.
    function currentCode() external view returns (uint32 number, bytes32 versionId);

    /// @notice Id of the Code of Conduct document.
    function codeDocumentId() external view returns (bytes32);

    /// @notice Id of the charter document.
    function charterDocumentId() external view returns (bytes32);

    /// @notice Id of a voter's dissent on a motion.
    function dissentIdOf(address voter, uint256 proposalId) external pure returns (bytes32);
}
