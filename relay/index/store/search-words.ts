import { searchable } from "./index-store.js";

/** Scripts that put no spaces between words. */
const IDEOGRAPHS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Whether a text is (partly) in a script without spaces, where words are found inside others. */
export const hasIdeographs = (text: string): boolean => IDEOGRAPHS.test(text);

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

/** Shorter ones begin too many words to be meant as a beginning; for two and three characters there is an index. */
const SHORTEST_PREFIX = 2;

const maybeUnfinished = (word: string) => Array.from(word).length >= SHORTEST_PREFIX;

/** What is said of a text beside its words, as one word each. */
export const scopeOf = ({
  kind,
  within,
}: {
  kind?: string | undefined;
  within?: string | undefined;
}) => [
  ...(kind === undefined ? [] : [`kind${kind}`]),
  ...(within === undefined ? [] : [`list${within}`]),
];

/** The words as FTS5 takes them, each quoted; the last may be unfinished. */
export function sqliteMatch(
  words: readonly string[],
  scope: readonly string[],
  prefix: boolean,
): string {
  const quoted = words.map((word) => `"${word}"`);
  const unfinished = prefix && maybeUnfinished(words.at(-1) ?? "");
  const asked = `{title body} : (${quoted.join(" AND ")}${unfinished ? "*" : ""})`;
  return [asked, ...scope.map((word) => `scope : "${word}"`)].join(" AND ");
}

/** The words as PostgreSQL's to_tsquery takes them; the last may be unfinished. */
export function postgresQuery(words: readonly string[]): string {
  const isUnfinished = (index: number) =>
    index === words.length - 1 && maybeUnfinished(words[index] ?? "");
  return words.map((word, index) => `'${word}'${isUnfinished(index) ? ":*" : ""}`).join(" & ");
}

/** A text without case and Latin, Greek or Cyrillic accents, and without what a database's text cannot hold. */
export const folded = (text: string): string =>
  searchable(text)
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase();
