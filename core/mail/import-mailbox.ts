import { sha256 } from "@noble/hashes/sha2.js";
import { hexlify } from "ethers";
import {
  importContent,
  type ContentDescription,
  type ContentOptions,
  type WritableStore,
} from "../content/index.js";
import { AuthorNumbers } from "./author-numbers.js";
import {
  IMPORTED_LIST_FORMAT,
  toLine,
  type ImportedEntry,
  type ImportedHead,
  type ImportedMessage,
} from "./imported-list.js";
import { MessageImporter, type ImportedDraft } from "./import-message.js";
import type { MailboxLimits, Quoting } from "./mailbox.js";
import { splitMbox } from "./split-mbox.js";
import { threadMessages } from "./thread-messages.js";

export interface ImportMailboxOptions extends ContentOptions {
  /** Name of the list whose history it is. */
  list: string;
  quoting?: Quoting;
  /** Publish e-mail addresses whole; they are redacted otherwise. */
  keepAddresses?: boolean;
  limits?: Partial<MailboxLimits>;
  /** Called after each message with how many there were. */
  onMessage?: (count: number) => void;
}

/** What became of a mailbox. */
export interface ImportedMailbox {
  head: ImportedHead;
  /** Of the mailbox, in its order. */
  entries: ImportedEntry[];
  /** The canonical file, whose blocks are in the store like everything it names. */
  file: ContentDescription;
}

/**
 * Reads a mailbox message by message and keeps texts and attachments in the store. Nothing is dropped silently: what
 * cannot be read is an entry with its reason. Memory holds one message, and two or three kilobytes for each one read.
 *
 * @throws DaoError `MAILBOX_TOO_LONG`, and what the source and the store throw.
 */
export async function importMailbox(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  store: WritableStore,
  options: ImportMailboxOptions,
): Promise<ImportedMailbox> {
  const { list, quoting = "mboxrd", keepAddresses = false, limits = {}, onMessage } = options;
  const hash = sha256.create();
  let size = 0;
  async function* metered() {
    for await (const piece of source) {
      options.signal?.throwIfAborted();
      hash.update(piece);
      size += piece.byteLength;
      options.onProgress?.(size);
      yield piece;
    }
  }

  const importer = new MessageImporter(store, keepAddresses);
  const drafts: ImportedDraft[] = [];
  for await (const message of splitMbox(metered(), { quoting, limits })) {
    drafts.push(await importer.take(message));
    onMessage?.(drafts.length);
  }
  const entries = placed(drafts);
  const messages = entries.filter((entry) => entry.kind === "message");
  const head: ImportedHead = {
    format: IMPORTED_LIST_FORMAT,
    version: 1,
    list,
    source: { sha256: hexlify(hash.digest()), size },
    quoting,
    addresses: keepAddresses ? "kept" : "redacted",
    messages: messages.length,
    threads: new Set(messages.map(({ thread }) => thread)).size,
    attachments: messages.reduce((sum, { attachments }) => sum + attachments.length, 0),
    leftOut: entries.length - messages.length,
  };
  const file = await importContent(linesOf(head, entries), store);
  return { head, entries, file };
}

/** The bytes of the canonical file. */
export function* linesOf(
  head: ImportedHead,
  entries: Iterable<ImportedEntry>,
): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(toLine(head));
  for (const entry of entries) yield encoder.encode(toLine(entry));
}

/** Threads need all messages; authors are numbered as they first wrote. */
function placed(drafts: readonly ImportedDraft[]): ImportedEntry[] {
  const readable = drafts.flatMap((draft) => (draft.kind === "message" ? [draft] : []));
  const places = threadMessages(readable.map(({ threading }) => threading));
  const authors = new AuthorNumbers();
  return drafts.map((draft): ImportedEntry => {
    if (draft.kind === "left-out") return draft.entry;
    const { entry, author, threading } = draft;
    const { messageId, ...rest } = entry;
    const place = places.get(threading.id);
    const message: ImportedMessage = {
      kind: "message",
      index: rest.index,
      id: rest.id,
      parent: place?.parent ?? null,
      parentBy: place?.parentBy ?? null,
      thread: place?.thread ?? rest.id,
      sentAt: rest.sentAt,
      sentAtFrom: rest.sentAtFrom,
      from: rest.from === null ? null : { ...rest.from, author: authors.of(author) },
      subject: rest.subject,
      body: rest.body,
      attachments: rest.attachments,
      ...(messageId === undefined ? {} : { messageId }),
    };
    return message;
  });
}
