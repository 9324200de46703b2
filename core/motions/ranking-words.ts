import type { Ranking } from "../counting/index.js";
import { DaoError } from "../errors.js";
import { listInWords, quote } from "../format/index.js";

/** What the status quo is called in a ranking. */
export const STATUS_QUO = "quo";
const STATUS_QUO_WORDS: readonly string[] = [STATUS_QUO, "status-quo", "status quo", "0"];

/**
 * Understands "2,1=3,quo": places by their numbers, best first, commas between ranks, equals signs between equals.
 * Whatever is not named is unranked and comes last.
 *
 * @param standing - whether each alternative is on the ballot, the status quo first.
 * @throws DaoError `RANKING_MALFORMED`, `RANKING_OPTION_UNKNOWN` or `RANKING_OPTION_TWICE`.
 */
export function parseRanking(words: string, standing: readonly boolean[]): number[] {
  const ranking = standing.map(() => 0);
  for (const [index, group] of words.split(",").entries()) {
    for (const word of group.split("=").map((each) => each.trim())) {
      const alternative = alternativeOf(word, words, standing);
      if (ranking[alternative] !== 0) throw twice(word);
      ranking[alternative] = index + 1;
    }
  }
  return ranking;
}

/** Writes a ranking as {@link parseRanking} reads it; empty for a ballot that ranks nothing. */
export function formatRanking(ranking: Ranking): string {
  return ranksOf(ranking)
    .map((group) => group.map((each) => (each === 0 ? STATUS_QUO : String(each))).join("="))
    .join(",");
}

/**
 * "first option 2, then option 1 and option 3 alike, last the status quo".
 *
 * @param labels - of each alternative, the status quo first; nothing for one that does not stand.
 */
export function rankingInWords(ranking: Ranking, labels: readonly (string | undefined)[]): string {
  const named = (alternatives: readonly number[]) =>
    listInWords(
      alternatives.flatMap((each) => labels[each] ?? []),
      "and",
    );
  const ranked = ranksOf(ranking).map((group, index) => {
    const alike = group.length > 1 ? " alike" : "";
    return `${index === 0 ? "first" : "then"} ${named(group)}${alike}`;
  });
  if (ranked.length === 0) return "none above another: an abstention";
  const last = named([...ranking.keys()].filter((each) => ranking[each] === 0));
  return [...ranked, ...(last === "" ? [] : [`last ${last}`])].join(", ");
}

/** Alternatives of the same rank together, best first, the unranked left out. */
function ranksOf(ranking: Ranking): number[][] {
  const ranks = [...new Set(ranking)].filter((rank) => rank !== 0).sort((a, b) => a - b);
  return ranks.map((rank) => [...ranking.keys()].filter((each) => ranking[each] === rank));
}

function alternativeOf(word: string, words: string, standing: readonly boolean[]): number {
  if (STATUS_QUO_WORDS.includes(word.toLowerCase())) return 0;
  if (!/^\d+$/.test(word)) {
    throw new DaoError("RANKING_MALFORMED", `${quote(words)} is not a ranking.`, {
      hint: `Write the numbers of options, best first, such as "2,1=3,${STATUS_QUO}": a comma between ranks, = between equals.`,
    });
  }
  const place = Number(word);
  if (standing[place] === true) return place;
  const numbers = standing.flatMap((stands, each) => (stands && each > 0 ? [String(each)] : []));
  throw new DaoError(
    "RANKING_OPTION_UNKNOWN",
    place < standing.length
      ? `Option ${place} does not stand any more.`
      : `There is no option ${word} on the ballot.`,
    { hint: `Rank ${listInWords([...numbers, STATUS_QUO], "and")}, or leave some of them out.` },
  );
}

function twice(word: string): DaoError {
  return new DaoError("RANKING_OPTION_TWICE", `${quote(word)} is in the ranking twice.`, {
    hint: "Name each option once; what you leave out comes last.",
  });
}
