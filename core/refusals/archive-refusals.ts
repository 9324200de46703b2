import { documentKindAt } from "../coalition/index.js";
import {
  countOf,
  formatAddress,
  formatBytes,
  formatCount,
  quote,
  shortHash,
  shortMotionId,
} from "../format/index.js";
import { type Refusals } from "./refusal.js";

const CODECS: Readonly<Record<string, string>> = { 85: "raw", 112: "dag-pb" };

export const ARCHIVE_REFUSALS: Refusals = {
  ArchiveUnauthorized: ({ caller }) => ({
    message: `${formatAddress(caller as string)} may not do this in the archive.`,
    hint: "Members deposit and change their own documents; the coalition's own change by motion.",
  }),
  ArchiveWrongKind: ({ kind }) => ({
    message: `A document of the kind "${documentKindAt(kind as bigint) ?? "unknown"}" cannot be recorded this way.`,
    hint: "Charter, code of conduct and rules change by fundamental motion, annual reports by motion, dissents belong to a motion's result.",
  }),
  ArchiveBaseMismatch: ({ documentId, current }) => ({
    message:
      BigInt(current as string) === 0n
        ? `Document ${shortHash(documentId as string)} has no version that could be replaced.`
        : `Document ${shortHash(documentId as string)} has moved on: its version is ${shortHash(current as string)} now.`,
    hint: "Read the current version and write your text against that one.",
  }),
  ArchiveUnknownVersion: ({ documentId, number }) => ({
    message: `Document ${shortHash(documentId as string)} has no version ${number}.`,
    hint: "List the documents and their versions; they are numbered from 1.",
  }),
  ArchiveAlreadyWithdrawn: ({ documentId, number }) => ({
    message: `Version ${number} of document ${shortHash(documentId as string)} was withdrawn before.`,
    hint: "Its tombstone stays; record a new version instead.",
  }),
  ArchiveStillInForce: ({ documentId, number }) => ({
    message: `Version ${number} of document ${shortHash(documentId as string)} is in force and cannot be withdrawn.`,
    hint: "Adopt a new version in its place first.",
  }),
  ArchiveInvalidName: ({ name }) => ({
    message: `${quote(String(name))} cannot be the name of this document.`,
    hint: 'Use 1 to 64 of a-z, 0-9, dot and hyphen, beginning with a letter or digit; the charter is "charter" and the code of conduct "code-of-conduct".',
  }),
  ArchiveInvalidMediaType: ({ mediaType }) => ({
    message: `${quote(String(mediaType))} is not a media type.`,
    hint: 'Use one such as "text/markdown".',
  }),
  ArchiveInvalidLanguage: ({ language }) => ({
    message: `${quote(String(language))} is not a language tag.`,
    hint: 'Use a BCP 47 tag such as "en", "fr" or "pt-BR".',
  }),
  ArchiveRenditionCount: ({ count, max }) => ({
    message: `A version cannot have ${countOf(count as bigint, "rendition")}.`,
    hint: `Give between 1 and ${formatCount(max as bigint)}.`,
  }),
  ArchiveAuthenticity: () => ({
    message: "The renditions are not marked as they must be.",
    hint: "A version needs an authentic rendition; one added later is always a courtesy translation.",
  }),
  ArchiveEmptyDigest: () => ({
    message: "A rendition comes without its digest.",
    hint: "Describe the content with this kit, which computes digest and CID.",
  }),
  ArchiveDigestMismatch: () => ({
    message: "The CID and the digest are not of the same bytes.",
    hint: "Describe the content with this kit, which computes digest and CID.",
  }),
  ArchiveWrongCodec: ({ codec, size, blockSize }) => ({
    message: `A CID with the codec ${CODECS[String(codec)] ?? "of another kind"} does not fit ${formatBytes(size as bigint)}.`,
    hint: `Up to ${formatBytes(blockSize as bigint)} the codec is raw, above it dag-pb; this kit chooses it.`,
  }),
  ArchiveTextTooLong: ({ length, max }) => ({
    message: `The text takes ${formatCount(length as bigint)} bytes.`,
    hint: `${formatCount(max as bigint)} is the limit; deposit the long text as a document.`,
  }),
  ArchiveReasonMissing: () => ({
    message: "A version is withdrawn only with a reason.",
    hint: "Say why in 1 to 512 bytes; the tombstone shows it.",
  }),
  ArchiveDissentClosed: ({ proposalId }) => ({
    message: `Nobody can dissent from motion ${shortMotionId(proposalId as bigint)} now.`,
    hint: "A dissent is bound to a result between the close of the vote and the end of the timelock.",
  }),
  ArchiveNoPollResult: ({ proposalId }) => ({
    message: `There is no result of a poll to record for motion ${shortMotionId(proposalId as bigint)}.`,
    hint: "It is recorded once: when a poll that was carried is executed, or after the vote on one that was not.",
  }),
  ArchiveNotElector: ({ account, proposalId }) => ({
    message: `${formatAddress(account as string)} had no vote on motion ${shortMotionId(proposalId as bigint)}.`,
    hint: "Dissents come from the motion's electorate; anybody else may deposit a statement.",
  }),
  CidMalformed: ({ cid }) => ({
    message: `These ${formatCount(((cid as string).length - 2) / 2)} bytes are not a CID the archive takes.`,
    hint: "It takes a binary CIDv1 of 36 bytes: sha2-256, codec raw or dag-pb.",
  }),
};
