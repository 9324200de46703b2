import type { Mutant } from "../mutant.js";

const file = "contracts/archive/Archive.sol";
const ADOPT = "test/archive/adopt.test.ts";
const CONTENT = "test/archive/content.test.ts";
const DEPOSIT = "test/archive/deposit.test.ts";
const DISSENT = "test/archive/dissent.test.ts";
const WITHDRAW = "test/archive/withdraw.test.ts";

export const ARCHIVE: readonly Mutant[] = [
  {
    id: "base-not-checked",
    file,
    find: "if (base != current) revert ArchiveBaseMismatch(documentId, current, base);",
    replace: "",
    why: "A version replaces exactly the one its author had before them.",
    tests: [ADOPT],
  },
  {
    id: "standing-document-by-ordinary-motion",
    file,
    find: "if (_isStanding(kind) || kind == DocumentKind.Dissent) revert ArchiveWrongKind(kind);",
    replace: "if (kind == DocumentKind.Dissent) revert ArchiveWrongKind(kind);",
    why: "Charter, code and rules are adopted by fundamental motions.",
    tests: [ADOPT],
  },
  {
    id: "standing-document-by-a-member",
    file,
    find: "bool reserved = _isStanding(kind) || ",
    replace: "bool reserved = ",
    why: "Members do not speak for the coalition.",
    tests: [DEPOSIT],
  },
  {
    id: "adopted-by-anyone",
    file,
    find: "if (msg.sender != _timelock) revert ArchiveUnauthorized(msg.sender);",
    replace: "",
    why: "The coalition's own documents come by motion.",
    tests: [ADOPT],
  },
  {
    id: "dissent-at-any-time",
    file,
    find: "if (!_isDissentOpen(governor, proposalId)) revert ArchiveDissentClosed(proposalId);",
    replace: "",
    why: "A dissent comes between the close of the vote and the end of the timelock.",
    tests: [DISSENT],
  },
  {
    id: "dissent-from-a-lapsed-motion",
    file,
    find: "return place.secondsGiven >= place.secondsNeeded;",
    replace: "return place.mover != address(0);",
    why: "A motion that lapsed has no result to dissent from.",
    tests: [DISSENT],
  },
  {
    id: "dissent-of-a-stranger",
    file,
    find: "if (_membership().voterNumberAt(author, governor.proposalSnapshot(proposalId)) == 0) {",
    replace: "if (false) {",
    why: "Those dissent who could have voted.",
    tests: [DISSENT],
  },
  {
    id: "tombstone-frees-its-number",
    file,
    find: "entry.withdrawn = true;",
    replace: "entry.withdrawn = true;\n        if (number == whole.versions) --whole.versions;",
    why: "A withdrawn version keeps its number.",
    tests: [WITHDRAW],
  },
  {
    id: "text-in-force-withdrawn",
    file,
    find: "if (_isStanding(whole.kind) && number == whole.versions) revert ArchiveStillInForce(documentId, number);",
    replace: "",
    why: "The text in force is replaced, never withdrawn.",
    tests: [WITHDRAW],
  },
  {
    id: "withdrawn-by-others",
    file,
    find: "bool authorized = caller == _documents[documentId].author || caller == _timelock;",
    replace: "bool authorized = true;",
    why: "A document is withdrawn by its author or by a motion.",
    tests: [WITHDRAW],
  },
  {
    id: "codec-not-checked",
    file,
    find: "if (oneBlock != (codec == Cid.RAW)) revert ArchiveWrongCodec(codec, rendition.size, BLOCK_SIZE);",
    replace: "",
    why: "Content is one raw block up to 1 MiB and a tree above.",
    tests: [CONTENT],
  },
  {
    id: "cid-of-any-codec",
    file: "contracts/libraries/Cid.sol",
    find: "if (codec != RAW && codec != DAG_PB) revert CidMalformed(cid);",
    replace: "",
    why: "A CID is raw or dag-pb.",
    tests: [CONTENT],
  },
  {
    id: "digest-not-compared",
    file,
    find: "if (oneBlock && hash != rendition.digest) revert ArchiveDigestMismatch(rendition.digest, hash);",
    replace: "",
    why: "The CID of one block hashes the bytes that the digest hashes.",
    tests: [CONTENT],
  },
];
