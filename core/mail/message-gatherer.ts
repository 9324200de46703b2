import { sha256 } from "@noble/hashes/sha2.js";
import type { MailboxMessage } from "./mailbox.js";
import { hexOf } from "./sha256-hex.js";

const LF = 0x0a;
const CR = 0x0d;
const FIRST_CAPACITY = 2_048;

/** `\n` or `\r\n`, and nothing else. */
export const isBlankLine = (line: Uint8Array): boolean =>
  (line.byteLength === 1 && line[0] === LF) ||
  (line.byteLength === 2 && line[0] === CR && line[1] === LF);

/** Gathers the bytes of one message up to a limit; above it only counts and hashes them. */
export class MessageGatherer {
  // One growing buffer: a message of empty lines would make millions of arrays.
  #bytes = new Uint8Array(FIRST_CAPACITY);
  #size = 0;
  #blank = true;
  /** The blank line that may be the mailbox's own, between two messages. */
  #heldBack: Uint8Array | undefined;
  /** Only of a message above the limit, whose bytes are not kept. */
  #hash: ReturnType<typeof sha256.create> | undefined;
  readonly #place: { postmark: string | undefined; offset: number; limit: number };

  constructor(place: { postmark: string | undefined; offset: number; limit: number }) {
    this.#place = place;
  }

  add(piece: Uint8Array): void {
    if (this.#heldBack !== undefined) this.#keep(this.#heldBack);
    this.#heldBack = undefined;
    if (isBlankLine(piece)) this.#heldBack = piece;
    else this.#keep(piece);
  }

  /** The message without the blank line that closes it. */
  finish(): Omit<MailboxMessage, "index"> & { blank: boolean } {
    const { postmark, offset, limit } = this.#place;
    return {
      offset,
      size: this.#size,
      postmark,
      bytes: this.#size > limit ? undefined : this.#bytes.subarray(0, this.#size),
      digest: this.#hash === undefined ? undefined : hexOf(this.#hash.digest()),
      blank: this.#blank,
    };
  }

  #keep(piece: Uint8Array): void {
    if (piece.byteLength === 0) return;
    const size = this.#size + piece.byteLength;
    this.#blank &&= isBlankLine(piece);
    if (size <= this.#place.limit) {
      if (size > this.#bytes.byteLength) this.#grow(size);
      this.#bytes.set(piece, this.#size);
    } else {
      this.#hash ??= sha256.create().update(this.#bytes.subarray(0, this.#size));
      this.#hash.update(piece);
      this.#bytes = new Uint8Array(0);
    }
    this.#size = size;
  }

  #grow(needed: number): void {
    const bytes = new Uint8Array(Math.max(needed, this.#bytes.byteLength * 2));
    bytes.set(this.#bytes.subarray(0, this.#size));
    this.#bytes = bytes;
  }
}
