/**
 * What breaks a line, moves the cursor or turns the direction of what follows: the controls, the line and paragraph
 * separators, and the bidirectional marks, embeddings, overrides and isolates. A lone surrogate is no character at all.
 * The contract (`PlainText`) refuses exactly the same.
 */
const UNFIT = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;

/** Whether a line of text shows as what it is. */
export function isPlainText(text: string): boolean {
  return !UNFIT.test(text);
}

const encoder = new TextEncoder();

/** Bytes the text takes in UTF-8. */
export function utf8Length(text: string): number {
  return encoder.encode(text).byteLength;
}
