import { diffArrays } from "diff";

/** A run of words that both texts have, or only one of them. */
export interface DiffPiece {
  text: string;
  change: "same" | "added" | "removed";
}

/** Beyond this many differing words a comparison says nothing any more, and takes for ever. */
const MOST_EDITS = 20_000;
const TIMEOUT_MS = 4_000;

/**
 * What was added and removed, word by word; words as the language has them, so that it works for texts without spaces.
 *
 * @returns nothing when the texts have so little in common that it cannot be told in time.
 */
export function wordDiff(before: string, after: string, language: string): DiffPiece[] | undefined {
  const segmenter = new Intl.Segmenter(segmentedAs(language), { granularity: "word" });
  const wordsOf = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);
  const changes = diffArrays(wordsOf(before), wordsOf(after), {
    ...{ maxEditLength: MOST_EDITS, timeout: TIMEOUT_MS },
  });
  return changes?.map(({ value, added, removed }) => ({
    text: value.join(""),
    change: added ? "added" : removed ? "removed" : "same",
  }));
}

function segmentedAs(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? "en";
  } catch {
    return "en";
  }
}

/** A long stretch without changes, of which only both ends are worth showing. */
export type ShownPiece = DiffPiece | { lines: number };

/** Lines kept around a change. */
const AROUND = 3;

/** Leaves out what is the same and far from any change. */
export function foldDiff(pieces: readonly DiffPiece[]): ShownPiece[] {
  return pieces.flatMap((piece, index): ShownPiece[] => {
    if (piece.change !== "same") return [piece];
    const lines = piece.text.split("\n");
    const before = index === 0 ? 0 : AROUND;
    const after = index === pieces.length - 1 ? 0 : AROUND;
    const left = lines.length - before - after;
    if (left < 3) return [piece];
    const shown = (some: string[]): ShownPiece[] =>
      some.length === 0 ? [] : [{ text: some.join("\n"), change: "same" }];
    return [
      ...shown(lines.slice(0, before)),
      { lines: left },
      ...shown(lines.slice(lines.length - after)),
    ];
  });
}

/** How many words a text has on either side, for a line above the comparison. */
export function countChanges(pieces: readonly DiffPiece[]): { added: number; removed: number } {
  const words = (change: DiffPiece["change"]) =>
    pieces
      .filter((piece) => piece.change === change)
      .reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);
  return { added: words("added"), removed: words("removed") };
}
