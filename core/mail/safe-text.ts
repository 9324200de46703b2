/** What XML 1.0 has no place for, however it is written: most control characters, halves of characters, U+FFFE and U+FFFF. */
const NOT_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
/** Characters that reorder what is read (UAX 9), and the invisible ones that make two names look alike. */
const REORDERING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\u200b\u2060\ufeff]/gu;

/** Text that XML can hold; what it cannot is replaced by U+FFFD. */
export const xmlText = (text: string): string => text.toWellFormed().replace(NOT_XML, "\ufffd");

/** Somebody's name or subject in one line, in the order in which it was written, for XML and for headers. */
export const safeLine = (text: string): string =>
  xmlText(text).replace(REORDERING, "\ufffd").replace(INVISIBLE, " ").replace(/\s+/gu, " ").trim();
