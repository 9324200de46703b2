import PostalMime, { decodeWords, type Attachment, type Email } from "postal-mime";
import { repairHeader } from "./header-charset.js";
import { parseMailDate, type MailDate } from "./mail-date.js";
import { messageIdsIn } from "./message-ids.js";
import { withPlainBodyEncoded } from "./plain-body.js";
import { plainText } from "./plain-text.js";
import { firstMailbox, type Mailbox } from "./sender.js";

/** A message understood as far as it goes; what is missing in it is missing here. */
export interface Mail {
  /** Without angle brackets. */
  messageId: string | undefined;
  /** What it replies to, the nearest last. */
  references: string[];
  /** It names what it replies to only in words or in In-Reply-To, which often names a person instead. */
  referencesAreWeak: boolean;
  subject: string;
  from: Mailbox | undefined;
  date: MailDate | undefined;
  /** Plain text, lines ended by `\n`. */
  text: string;
  /** Where the text was taken from. */
  textSource: "text/plain" | "text/html" | "none";
  attachments: MailAttachment[];
}

export interface MailAttachment {
  /** As its sender called it. */
  name: string | undefined;
  /** Lower case. */
  mediaType: string;
  content: Uint8Array;
}

/** Messages within messages, and parts within parts, deeper than this are kept as they came. */
const FORWARD_DEPTH = 5;
const MIME_DEPTH = 64;
const HEADER_BYTES = 524_288;
/** Lines that could begin a part: each part costs memory, however small it is. */
const PART_LINES = 20_000;
/** Lines of text, encoded attachments not counted: the parser slows down with them. */
const TEXT_LINES = 100_000;
const SUBJECT_LIMIT = 10_000;

/**
 * Understands one message. The same on every machine: no clock, no time zone and no language of the machine come in.
 *
 * @param postmark the line above the message in its mailbox; its date is the last resort.
 * @throws Error when the message is built to be unreadable: parts without end, nested too deep, a header of half a megabyte.
 */
export async function parseMail(message: Uint8Array, postmark?: string, depth = 0): Promise<Mail> {
  checkLines(message);
  const email = await PostalMime.parse(withPlainBodyEncoded(repairHeader(message)), {
    forceRfc822Attachments: true,
    maxNestingDepth: MIME_DEPTH,
    maxHeadersSize: HEADER_BYTES,
  });
  const header = (name: string) => email.headers.find(({ key }) => key === name)?.value;
  const references = messageIdsIn(header("references"));
  const replied = references.length > 0 ? [] : messageIdsIn(header("in-reply-to"));
  const { text, source } = await plainText(email);
  const forwarded: string[] = [];
  const attachments: MailAttachment[] = [];
  for (const attachment of email.attachments) {
    const inner = await forwardedMail(attachment, depth);
    if (inner === undefined) attachments.push(toAttachment(attachment));
    else {
      forwarded.push(asText(inner));
      attachments.push(...inner.attachments);
    }
  }
  const whole = [text, ...forwarded].filter((part) => part !== "").join("\n");
  return {
    messageId: messageIdsIn(header("message-id"))[0],
    references: references.length > 0 ? references : replied,
    referencesAreWeak: references.length === 0,
    subject: oneLine(decodeWords((header("subject") ?? "").slice(0, SUBJECT_LIMIT))),
    from: firstMailbox(header("from") ?? header("sender")),
    date: dateOf(email, postmark),
    text: endLine(whole),
    textSource: source === "none" && forwarded.length > 0 ? "text/plain" : source,
    attachments,
  };
}

const LF = 0x0a;
const DASH = 0x2d;
const BLANK = 0x20;
/** Base64 fills its lines, without blanks; everything else is text. */
const ENCODED_LINE = 60;

function checkLines(message: Uint8Array): void {
  let parts = 0;
  let texts = 0;
  let start = 0;
  for (let end = message.indexOf(LF); end >= 0; end = message.indexOf(LF, start)) {
    if (message[start] === DASH && message[start + 1] === DASH) parts++;
    if (end - start < ENCODED_LINE || message.subarray(start, end).includes(BLANK)) texts++;
    start = end + 1;
  }
  if (parts > PART_LINES) throw new Error(`over ${PART_LINES} parts`);
  if (texts > TEXT_LINES) throw new Error(`over ${TEXT_LINES} lines of text`);
}

/** A message passed on whole is part of what was said: it becomes text, and its attachments attachments. */
async function forwardedMail(part: Attachment, depth: number): Promise<Mail | undefined> {
  if (part.mimeType !== "message/rfc822" || depth >= FORWARD_DEPTH) return undefined;
  try {
    return await parseMail(bytesOf(part), undefined, depth + 1);
  } catch {
    // It stays an attachment, as it came.
    return undefined;
  }
}

function asText({ from, date, subject, text }: Mail): string {
  const name = from === undefined ? undefined : `${from.name} <${from.address}>`.trim();
  const sent = date === undefined ? undefined : new Date(date.at * 1000).toISOString();
  const lines = [
    "---------- Forwarded message ----------",
    ...(name === undefined ? [] : [`From: ${name}`]),
    ...(sent === undefined ? [] : [`Date: ${sent}`]),
    `Subject: ${subject}`,
    "",
  ];
  return `\n${lines.join("\n")}\n${text}`;
}

function toAttachment(part: Attachment): MailAttachment {
  const name = part.filename === null ? undefined : oneLine(part.filename);
  return {
    name: name === "" ? undefined : name,
    mediaType: /^[\w.+-]+\/[\w.+-]+$/.test(part.mimeType)
      ? part.mimeType
      : "application/octet-stream",
    content: bytesOf(part),
  };
}

function bytesOf({ content }: Attachment): Uint8Array {
  if (typeof content === "string") return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

function dateOf(email: Email, postmark: string | undefined): MailDate | undefined {
  const all = (name: string) => email.headers.filter(({ key }) => key === name);
  for (const { value } of all("date")) {
    const at = parseMailDate(value);
    if (at !== undefined) return { at, source: "date" };
  }
  // The last hop wrote the first Received line: nobody's own clock, and close to the truth.
  for (const { value } of all("received")) {
    const at = parseMailDate(value.slice(value.lastIndexOf(";") + 1));
    if (at !== undefined) return { at, source: "received" };
  }
  const at =
    postmark === undefined ? undefined : parseMailDate(postmark.replace(/^From +\S+ */, ""));
  return at === undefined ? undefined : { at, source: "postmark" };
}

/** A header's value in one line: folding and control characters become blanks. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();

/** Lines ended by `\n`, none of them empty at the end. */
function endLine(text: string): string {
  const plain = text.replace(/\r\n?/g, "\n");
  let end = plain.length;
  while (end > 0 && plain[end - 1] === "\n") end--;
  return end === 0 ? "" : `${plain.slice(0, end)}\n`;
}
