const MOST_WORDS = 12;

/** The words of a question; nothing that a database could take for an operator is left. What folding leaves nothing of is no word. */
export function wordsOf(question: string): string[] {
  return (
    question
      .normalize("NFC")
      .match(/[\p{L}\p{M}\p{N}]+/gu)
      ?.filter((word) => /[\p{L}\p{N}]/u.test(folded(word)))
      .slice(0, MOST_WORDS) ?? []
  );
}

/** Scripts that put no spaces between words. */
const IDEOGRAPHS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Whether a text is (partly) in a script without spaces, where words are found inside others. */
export const hasIdeographs = (text: string): boolean => IDEOGRAPHS.test(text);

/** Shorter ones begin too many words to be meant as a beginning. */
const SHORTEST_PREFIX = 2;

/** Whether the last word of a question may be the beginning of a longer one. */
export const maybeUnfinished = (word: string): boolean =>
  Array.from(word).length >= SHORTEST_PREFIX;

/** A text without case and Latin, Greek or Cyrillic accents, and without what a database's text cannot hold. */
export const folded = (text: string): string =>
  text
    .replaceAll("\u0000", " ")
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase();
