import { maybeUnfinished } from "../../../core/queries/index.js";

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
