import { diffArrays } from "diff";

/** A stretch of text that stayed, came or went. */
export interface DiffPiece {
  kind: "same" | "added" | "removed";
  text: string;
}

/** Longer texts are compared line by line: their words would keep the page from answering. */
const WORDS_LIMIT = 60_000;

/**
 * What changed between two texts, word by word; also in languages that put no spaces between words. What is not removed,
 * put together, is the second text to the letter.
 *
 * @param language - BCP 47 tag of the reader, for where words end.
 */
export function wordDiff(before: string, after: string, language: string): DiffPiece[] {
  const long = before.length + after.length > WORDS_LIMIT;
  const split = long ? linesOf : wordsOf(language);
  return diffArrays(split(before), split(after)).map(({ value, added, removed }) => ({
    kind: added ? "added" : removed ? "removed" : "same",
    text: value.join(""),
  }));
}

/** How many words came and went. */
export function changesIn(
  pieces: readonly DiffPiece[],
  language: string,
): Record<"added" | "removed", number> {
  const segmenter = new Intl.Segmenter(language, { granularity: "word" });
  const words = (kind: DiffPiece["kind"]) =>
    pieces
      .filter((piece) => piece.kind === kind)
      .flatMap(({ text }) => [...segmenter.segment(text)])
      .filter(({ isWordLike }) => isWordLike).length;
  return { added: words("added"), removed: words("removed") };
}

const linesOf = (text: string): string[] => text.split(/(?<=\n)/);

const wordsOf = (language: string) => (text: string) =>
  [...new Intl.Segmenter(language, { granularity: "word" }).segment(text)].map(
    ({ segment }) => segment,
  );
