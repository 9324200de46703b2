import { z } from "zod";
import { QUOTINGS } from "./mailbox.js";

/**
 * The imported history of a list as one file: newline-delimited JSON, the head first, then one line for each message
 * of the mailbox in its order, whether it could be read or not. Keys stand in the order given here and every line ends
 * with `\n`: the same mailbox, read the same way, gives the same bytes and therefore the same CID.
 */
export const IMPORTED_LIST_MEDIA_TYPE = "application/vnd.three-opens.imported-list+x-ndjson";
export const IMPORTED_LIST_FORMAT = "three-opens/imported-list";

/** Longest line anybody writes or reads, in bytes. */
export const LINE_LIMIT = 1_048_576;

const hash = z.string().regex(/^0x[0-9a-f]{64}$/);
const cid = z.string().regex(/^b[a-z2-7]{58}$/);
const whole = z.int().nonnegative();

/** Names of lists, as the Lists contract takes them. */
export const listName = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/);

export const importedHeadSchema = z.strictObject({
  format: z.literal(IMPORTED_LIST_FORMAT),
  version: z.literal(1),
  list: listName,
  /** The mailbox it was made from: sha-256 and bytes, of the unpacked file. */
  source: z.strictObject({ sha256: hash, size: whole }),
  quoting: z.enum(QUOTINGS),
  /** Whether local parts of e-mail addresses were taken out. */
  addresses: z.enum(["redacted", "kept"]),
  messages: whole,
  threads: whole,
  attachments: whole,
  leftOut: whole,
});

const mailboxSchema = z.strictObject({
  name: z.string(),
  address: z.string(),
  /** Numbered from 1 as they first wrote: the same person, whatever was redacted. */
  author: z.int().positive(),
});

const attachmentSchema = z.strictObject({
  cid,
  size: whole,
  name: z.string().nullable(),
  mediaType: z.string(),
  /** Addresses were taken out of it: these are not the bytes that were sent. */
  redacted: z.boolean(),
});

export const importedMessageSchema = z.strictObject({
  kind: z.literal("message"),
  /** Place in the mailbox, from 0; left-out messages have theirs too. */
  index: whole,
  /** sha-256 of its Message-ID in UTF-8 without angle brackets, or of the message if it has none of its own. */
  id: hash,
  parent: hash.nullable(),
  /** By subject alone is a guess. */
  parentBy: z.enum(["references", "subject"]).nullable(),
  thread: hash,
  /** Seconds since 1970. */
  sentAt: whole.nullable(),
  sentAtFrom: z.enum(["date", "received", "postmark"]).nullable(),
  from: mailboxSchema.nullable(),
  subject: z.string(),
  /** Plain text in UTF-8. */
  body: z.strictObject({ cid, size: whole, from: z.enum(["text/plain", "text/html", "none"]) }),
  attachments: z.array(attachmentSchema),
  /** Only where addresses were kept. */
  messageId: z.string().optional(),
});

export const leftOutSchema = z.strictObject({
  kind: z.literal("left-out"),
  index: whole,
  /** Where in the mailbox it begins, and how many bytes it has. */
  offset: whole,
  size: whole,
  sha256: hash,
  /** One line. */
  reason: z.string(),
});

export type ImportedHead = z.infer<typeof importedHeadSchema>;
export type ImportedMessage = z.infer<typeof importedMessageSchema>;
export type ImportedAttachment = ImportedMessage["attachments"][number];
export type LeftOutMessage = z.infer<typeof leftOutSchema>;
export const importedEntrySchema = z.discriminatedUnion("kind", [
  importedMessageSchema,
  leftOutSchema,
]);
export type ImportedEntry = z.infer<typeof importedEntrySchema>;

/** One line of the file. */
export const toLine = (value: ImportedHead | ImportedEntry): string => `${JSON.stringify(value)}\n`;
