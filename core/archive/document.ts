import type { DocumentKind } from "../coalition/index.js";
import type { RenditionRecord } from "./rendition-record.js";

/** A document of the archive. Ids are 0x-prefixed 32 bytes. */
export interface DocumentRecord {
  id: string;
  /** The timelock for the coalition's own documents, otherwise the member. */
  author: string;
  kind: DocumentKind;
  name: string;
  /** From the first to the latest, numbered from 1 without gaps. */
  versions: VersionRecord[];
  /** The motion a dissent is bound to. */
  dissentFrom: bigint | undefined;
}

/** One version. Times are timestamps in seconds. */
export interface VersionRecord {
  id: string;
  number: number;
  /** Id of the version it replaces; nothing for the first. */
  supersedes: string | undefined;
  recordedAt: bigint;
  recordedInBlock: number;
  renditions: RecordedRendition[];
  /** The tombstone, when the version was withdrawn; what was recorded stays listed. */
  withdrawn: { at: bigint; reason: string } | undefined;
}

/** One language of a version, with its CID as text (`b…`). */
export interface RecordedRendition extends RenditionRecord {
  index: number;
  cidText: string;
}

/** Words the members resolved. */
export interface ResolutionRecord {
  text: string;
  recordedAt: bigint;
  recordedInBlock: number;
}
