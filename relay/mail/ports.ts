import type { PostEnvelope } from "../../core/lists/post.js";

/** A list as mail knows it. */
export interface MailList {
  /** keccak256 of the name. */
  id: string;
  name: string;
  purpose: string;
  /** Seconds since 1970. */
  openedAt: number;
}

/** A post that counts, where it stands in its list's log. Posts that were refused are not among them. */
export interface MailPost {
  /** Index in the list's log, direct and anchored posts alike; larger is newer, with gaps where one was refused. */
  place: bigint;
  id: string;
  post: PostEnvelope;
  /** As hex; `0x` where the author sent the post directly. */
  signature: string;
  /** Block time of the anchor or of the direct post, seconds. */
  anchoredAt: number;
  /** Transaction hash. */
  anchorTx: string;
  /** Stakeholder group of the author then. */
  group: string | undefined;
  /** Set when Conduct's officers hid it; `at` in seconds. */
  hidden: { caseId: string; reason: string; at: number } | undefined;
}

/** A rendition of a document in the archive. */
export interface ArchivedRendition {
  documentId: string;
  versionId: string;
  /** The timelock for the coalition's own documents, otherwise the member. */
  author: string;
  kind: string;
  name: string;
  /** Seconds. */
  recordedAt: number;
  withdrawn: boolean;
  /** Base32 text. */
  cid: string;
  size: number;
  mediaType: string;
}

/** What mail asks of the index. */
export interface MailIndex {
  /** By id or by name. */
  list(idOrName: string): Promise<MailList | undefined>;
  /**
   * Posts of a list: oldest first and beyond `after`, or with `before` newest first and below it. `"end"` begins with
   * the newest.
   */
  posts(
    list: string,
    range: { after?: bigint; before?: bigint | "end"; limit?: number },
  ): AsyncIterable<MailPost>;
  /** All renditions of all documents, in the order in which they were recorded. */
  documents(): AsyncIterable<ArchivedRendition>;
  /** Whether the account held the office at that moment (seconds), or is the coalition itself. */
  holdsOffice(account: string, office: string, at: number): Promise<boolean>;
}

/** What mail asks of the content store. */
export interface MailContent {
  /** @throws DaoError `CONTENT_MISSING`, `CONTENT_DAMAGED`, `CONTENT_MISMATCH`, `CONTENT_REFUSED` */
  read(cid: string): AsyncIterable<Uint8Array>;
  has(cid: string): Promise<boolean>;
  /** Keeps content for good. */
  add(content: AsyncIterable<Uint8Array> | Uint8Array): Promise<{ cid: string }>;
}

/** A message of a history as the index finds it by its words. */
export interface ShelvedMessage {
  kind: "imported";
  id: string;
  /** Id of the list. */
  within: string;
  title: string;
  body: string;
  /** Seconds; when it says it was sent, else when it was deposited. */
  at: number;
  history: { cid: string; index: number };
}

/** Where the index keeps texts beside its state; see `TextShelf` there. */
export interface MailShelf {
  sources(): Promise<{ source: string; complete: boolean }[]>;
  shelve(source: string, texts: ReadonlyMap<string, ShelvedMessage>): Promise<void>;
  complete(source: string): Promise<void>;
  remove(source: string): Promise<void>;
}
