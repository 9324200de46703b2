import { importContent, type WritableStore } from "../content/index.js";
import type { ImportedAttachment, ImportedMessage, LeftOutMessage } from "./imported-list.js";
import type { MailboxMessage } from "./mailbox.js";
import { parseMail, type Mail, type MailAttachment } from "./parse-mail.js";
import { isDisguised } from "./postmark.js";
import { REDACTED, redactAddresses } from "./redact.js";
import { sha256Hex } from "./sha256-hex.js";
import type { Threadable } from "./thread-messages.js";

type Unplaced = Omit<ImportedMessage, "parent" | "parentBy" | "thread" | "from"> & {
  from: { name: string; address: string } | null;
};

/** A message with its place among the others still to be found, or the reason why it is left out. */
export type ImportedDraft =
  | { kind: "message"; entry: Unplaced; author: string; threading: Threadable }
  | { kind: "left-out"; entry: LeftOutMessage };

type Clean = (text: string) => string;

/** Longest texts of a line, in characters: what is longer is nobody's subject or name. */
const SUBJECT_LIMIT = 1_000;
const NAME_LIMIT = 200;
const MEDIA_TYPE_LIMIT = 127;
const ATTACHMENT_LIMIT = 500;

/** Turns messages of one mailbox into entries, keeping their texts and attachments. */
export class MessageImporter {
  readonly #seen = new Map<string, string>();
  readonly #store: WritableStore;
  readonly #keepAddresses: boolean;

  constructor(store: WritableStore, keepAddresses: boolean) {
    this.#store = store;
    this.#keepAddresses = keepAddresses;
  }

  async take(message: MailboxMessage): Promise<ImportedDraft> {
    const { bytes, size } = message;
    if (bytes === undefined)
      return leftOut(message, `it is larger than can be read: ${size} bytes`);
    if (size === 0) return leftOut(message, "it is empty");
    let mail: Mail;
    try {
      mail = await parseMail(bytes, message.postmark);
    } catch (error) {
      return leftOut(message, `it cannot be understood: ${reasonOf(error)}`);
    }
    if (mail.attachments.length > ATTACHMENT_LIMIT) {
      return leftOut(message, `it has ${mail.attachments.length} attachments`);
    }
    const id = this.#idOf(message, mail);
    if (id === undefined) return leftOut(message, "the same message stands before in the mailbox");
    const disguised = isDisguised(message.postmark ?? "");
    const clean = this.#keepAddresses
      ? (text: string) => text
      : (text: string) => redactAddresses(text, disguised);
    return this.#draft(message.index, id, mail, clean);
  }

  /** One Message-ID on two different messages is somebody's mistake: both are kept. The same message twice is not. */
  #idOf(message: MailboxMessage, mail: Mail): string | undefined {
    const own = mail.messageId === undefined ? digestOf(message) : hashOf(mail.messageId);
    const content = hashOf(JSON.stringify([mail.subject, mail.from?.address, mail.text]));
    const before = this.#seen.get(own);
    if (before === content) return undefined;
    const id = before === undefined ? own : digestOf(message);
    if (before !== undefined && this.#seen.has(id)) return undefined;
    this.#seen.set(id, content);
    return id;
  }

  async #draft(index: number, id: string, mail: Mail, clean: Clean): Promise<ImportedDraft> {
    const { messageId, references, referencesAreWeak, from, date, textSource } = mail;
    const body = await importContent(toBytes(clean(mail.text)), this.#store);
    const attachments: ImportedAttachment[] = [];
    for (const each of mail.attachments) attachments.push(await this.#keep(each, clean));
    const subject = cut(mail.subject, SUBJECT_LIMIT);
    const entry: Unplaced = {
      kind: "message",
      index,
      id,
      sentAt: date?.at ?? null,
      sentAtFrom: date?.source ?? null,
      from:
        from === undefined
          ? null
          : {
              name: clean(cut(from.name, NAME_LIMIT)),
              address: clean(cut(from.address, NAME_LIMIT)),
            },
      subject: clean(subject),
      body: { cid: body.cid, size: body.size, from: textSource },
      attachments,
    };
    if (this.#keepAddresses && messageId !== undefined) entry.messageId = wellFormed(messageId);
    return {
      kind: "message",
      entry,
      author: from === undefined ? "" : from.address.toLowerCase() || from.name,
      threading: {
        id,
        references: references.map(hashOf),
        referencesAreWeak,
        subject,
        at: date?.at,
      },
    };
  }

  /** Texts that are attached hold addresses as messages do: patches, contacts, letters passed on. */
  async #keep(
    { name, mediaType, content }: MailAttachment,
    clean: Clean,
  ): Promise<ImportedAttachment> {
    const redacted = isText(mediaType) ? redactBytes(content, clean) : undefined;
    const { cid, size } = await importContent(redacted ?? content, this.#store);
    return {
      cid,
      size,
      name: name === undefined ? null : clean(cut(name, NAME_LIMIT)),
      mediaType: mediaType.slice(0, MEDIA_TYPE_LIMIT),
      redacted: redacted !== undefined,
    };
  }
}

const isText = (mediaType: string) =>
  /^(text|message)\/|[/+](json|xml)$|^application\/(ics|mbox)/.test(mediaType);

/** @returns nothing when there is nothing to take out. Bytes are characters here, so that no encoding is touched. */
function redactBytes(content: Uint8Array, clean: Clean): Uint8Array | undefined {
  const text = latin1(content);
  const redacted = clean(text).replaceAll(REDACTED, "...");
  if (redacted === text) return undefined;
  const bytes = new Uint8Array(redacted.length);
  for (let place = 0; place < redacted.length; place++) bytes[place] = redacted.charCodeAt(place);
  return bytes;
}

const CHUNK = 8_192;

function latin1(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.byteLength; start += CHUNK) {
    parts.push(String.fromCharCode(...bytes.subarray(start, start + CHUNK)));
  }
  return parts.join("");
}

function leftOut(message: MailboxMessage, reason: string): ImportedDraft {
  const { index, offset, size } = message;
  return {
    kind: "left-out",
    entry: { kind: "left-out", index, offset, size, sha256: digestOf(message), reason },
  };
}

const digestOf = ({ digest, bytes }: MailboxMessage) =>
  digest ?? sha256Hex(bytes ?? new Uint8Array());

/** Half of a character cannot be written down. */
const wellFormed = (text: string) => text.toWellFormed();
const toBytes = (text: string) => new TextEncoder().encode(text);
const hashOf = (text: string) => sha256Hex(toBytes(wellFormed(text)));

function cut(text: string, limit: number): string {
  const characters = text.length > limit ? [...text].slice(0, limit).join("") : text;
  return wellFormed(characters);
}

const reasonOf = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ").slice(0, 200);
