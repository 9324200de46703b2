import { DaoError } from "../errors.js";
import { countOf } from "../format/index.js";
import { mailboxLines, type LinePiece } from "./mailbox-lines.js";
import {
  MAILBOX_LIMITS,
  type MailboxLimits,
  type MailboxMessage,
  type Quoting,
} from "./mailbox.js";
import { isBlankLine, MessageGatherer } from "./message-gatherer.js";
import { beginsLikeHeader, endsWithDate, POSTMARK_LIMIT } from "./postmark.js";

export interface SplitOptions {
  quoting?: Quoting;
  limits?: Partial<MailboxLimits>;
}

/**
 * Cuts a mailbox into its messages, one at a time; memory holds one message at most. Every byte that is not a postmark
 * belongs to some message, so nothing can get lost between two of them.
 *
 * A line that begins with `From ` begins a message when two of three signs agree: it follows a blank line (or another
 * postmark, or nothing), it ends with a date, and a header follows it. Programs that write mailboxes differ in each.
 *
 * @throws DaoError `MAILBOX_TOO_LONG`
 */
export async function* splitMbox(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { quoting = "mboxrd", limits = {} }: SplitOptions = {},
): AsyncGenerator<MailboxMessage> {
  const { messageBytes, messages } = { ...MAILBOX_LIMITS, ...limits };
  const splitter = new Splitter(quoting, { messageBytes, messages });
  for await (const pieces of mailboxLines(source)) {
    for (const piece of pieces) yield* splitter.take(piece);
  }
  yield* splitter.end();
}

const QUOTED = { mboxrd: /^>+From /, mboxo: /^>From /, none: /^(?!)/ } as const;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const F = 0x46;
const QUOTE = 0x3e;

class Splitter {
  #count = 0;
  #offset = 0;
  /** What came before this line would let a postmark follow. */
  #blankBefore = true;
  /** A line that begins with `From `, until the next line tells what it is. */
  #candidate: { bytes: Uint8Array; blankBefore: boolean; offset: number } | undefined;
  #message: MessageGatherer;
  readonly #quoting: Quoting;
  readonly #limits: MailboxLimits;

  constructor(quoting: Quoting, limits: MailboxLimits) {
    this.#quoting = quoting;
    this.#limits = limits;
    this.#message = this.#begin(undefined, 0);
  }

  *take({ bytes, begins, ends }: LinePiece): Generator<MailboxMessage> {
    if (this.#offset === 0 && BYTE_ORDER_MARK.every((byte, place) => bytes[place] === byte)) {
      // What follows is looked at again without the mark, which belongs to the file and to no message.
      this.#offset = 3;
      this.#message = this.#begin(undefined, 3);
      return yield* this.take({ bytes: bytes.subarray(3), begins, ends });
    }
    const telling = this.#candidate !== undefined || bytes[0] === F || bytes[0] === QUOTE;
    const start = begins && telling ? latin1(bytes.subarray(0, POSTMARK_LIMIT)) : "";
    if (begins) yield* this.#decide(beginsLikeHeader(start));
    const offset = this.#offset;
    this.#offset += bytes.byteLength;
    if (begins && ends && bytes.byteLength <= POSTMARK_LIMIT && start.startsWith("From ")) {
      this.#candidate = { bytes: bytes.slice(), blankBefore: this.#blankBefore, offset };
      this.#blankBefore = false;
      return;
    }
    this.#message.add(begins && QUOTED[this.#quoting].test(start) ? bytes.subarray(1) : bytes);
    this.#blankBefore = begins && ends && isBlankLine(bytes);
  }

  *end(): Generator<MailboxMessage> {
    yield* this.#decide(false);
    yield* this.#finish();
  }

  /** The line after a candidate tells what the candidate is. */
  *#decide(headerFollows: boolean): Generator<MailboxMessage> {
    const candidate = this.#candidate;
    if (candidate === undefined) return;
    this.#candidate = undefined;
    const text = latin1(candidate.bytes).replace(/\r?\n$/, "");
    const signs = [candidate.blankBefore, endsWithDate(text), headerFollows];
    if (signs.filter(Boolean).length < 2) {
      this.#message.add(candidate.bytes);
      this.#blankBefore = false;
      return;
    }
    yield* this.#finish();
    this.#message = this.#begin(text, candidate.offset);
    this.#blankBefore = true;
  }

  #begin(postmark: string | undefined, offset: number): MessageGatherer {
    return new MessageGatherer({ postmark, offset, limit: this.#limits.messageBytes });
  }

  *#finish(): Generator<MailboxMessage> {
    const found = this.#message.finish();
    // Blank lines before the first postmark are no message; an empty message behind a postmark is one.
    if (found.postmark === undefined && found.blank) return;
    if (this.#count === this.#limits.messages) throw tooLong(this.#count);
    const { blank: _, ...message } = found;
    yield { index: this.#count++, ...message };
  }
}

const tooLong = (limit: number) =>
  new DaoError("MAILBOX_TOO_LONG", `The mailbox holds more than ${countOf(limit, "message")}.`, {
    hint: "Cut it into several files, by year for example, and import them one by one.",
  });

/** Bytes as characters, one each: enough to look at what is ASCII by definition. */
function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
