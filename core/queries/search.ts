import { type SearchRow, type StateReader, tables } from "../replay/index.js";
import type { SearchHitView } from "../wire/read.js";
import { folded, hasIdeographs, maybeUnfinished } from "./search-words.js";

/** What is looked for. */
export interface WordSearch {
  /** Words of `wordsOf`, all of which must occur; the last may be unfinished. */
  words: readonly string[];
  kind?: string | undefined;
  /** Id of a list. */
  within?: string | undefined;
  limit: number;
  /** How many to leave out. */
  offset: number;
}

/** A word in the title says more about a text than one in its body. */
const IN_TITLE = 5;

/** Looks through every text of the state: for stores without an index of words. The best first, of equals the newest. */
export async function searchRows(
  store: StateReader,
  { words, kind, within, limit, offset }: WordSearch,
): Promise<SearchHitView[]> {
  const score = scorer(words.map(folded));
  const found: { row: SearchRow; score: number }[] = [];
  for await (const [, row] of tables.search.scan(store)) {
    if (kind !== undefined && row.kind !== kind) continue;
    if (within !== undefined && row.within !== within) continue;
    const points = score(row);
    if (points > 0) found.push({ row, score: points });
  }
  found.sort((a, b) => b.score - a.score || b.row.at - a.row.at);
  return found.slice(offset, offset + limit).map(({ row }) => ({
    ...{ kind: row.kind, id: row.id, title: row.title, at: row.at },
    excerpt: excerptOf(row.body, words),
    ...(row.within !== undefined && { list: row.within }),
  }));
}

/** Points of a text: none unless every word occurs. */
function scorer(words: readonly string[]): (row: SearchRow) => number {
  const within = words.some(hasIdeographs) ? insideOf : wordIn;
  return ({ title, body }) => {
    const [inTitle, inBody] = [within(folded(title)), within(folded(body))];
    let points = 0;
    for (const [index, word] of words.entries()) {
      const isLast = index === words.length - 1;
      const here = (inTitle(word, isLast) ? IN_TITLE : 0) + (inBody(word, isLast) ? 1 : 0);
      if (here === 0) return 0;
      points += here;
    }
    return points;
  };
}

type Finder = (word: string, isLast: boolean) => boolean;

const insideOf =
  (text: string): Finder =>
  (word) =>
    text.includes(word);

function wordIn(text: string): Finder {
  const all = new Set(text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []);
  return (word, isLast) =>
    all.has(word) ||
    (isLast && maybeUnfinished(word) && [...all].some((one) => one.startsWith(word)));
}

const EXCERPT = 160;

/** A piece of a body around the first word that is found. */
export function excerptOf(body: string, words: readonly string[]): string {
  const lower = body.toLowerCase();
  const at = Math.max(0, ...words.map((word) => lower.indexOf(word.toLowerCase())).slice(0, 1));
  const start = Math.max(0, at - EXCERPT / 4);
  const piece = body.slice(start, start + EXCERPT);
  return `${start > 0 ? "…" : ""}${piece}${start + EXCERPT < body.length ? "…" : ""}`;
}
