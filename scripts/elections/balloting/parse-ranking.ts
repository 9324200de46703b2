import { ranksOf, type NomineeRecord } from "../../../core/elections/index.js";
import { DaoError } from "../../../core/errors.js";
import { countOf, formatAddress, quote } from "../../../core/format/index.js";
import type { Paper } from "./paper.js";

/** Enough of an address to type, too much to hit another by chance. */
const PREFIX = /^0x[0-9a-f]{4,40}$/;
const DEFAULT_WORDS: ReadonlySet<string> = new Set(["ron", "re-open nominations"]);

/**
 * The ranks that words give: best first, commas between places, "=" between those who share one. Alternatives are named
 * by address, by the beginning of it, by their number on this voter's paper, or "ron"; whoever is left out is last.
 *
 * @param nominees - to say what became of one who is not on the paper.
 * @returns one rank for each alternative, alternative 0 first.
 * @throws DaoError `CANDIDATE_UNKNOWN`, `CANDIDATE_AMBIGUOUS`, `CANDIDATE_TWICE`, `CANDIDATE_NOT_ON_BALLOT`, `INPUT_INVALID`
 */
export function parseRanking(
  paper: Paper,
  given: string,
  nominees: readonly NomineeRecord[] = [],
): number[] {
  const places = given.split(",").map((place) =>
    place.split("=").map((word) => {
      if (word.trim() !== "") return alternativeOf(paper, word.trim(), nominees);
      throw new DaoError("INPUT_INVALID", `A place in the ranking ${quote(given)} is empty.`, {
        hint: "Write the best first, a comma between places, = between those who share one: 2,1=3,ron",
      });
    }),
  );
  requireOnce(paper, places.flat());
  return ranksOf(places, paper.labels.length);
}

function requireOnce({ labels }: Paper, named: readonly number[]): void {
  const twice = named.find((alternative, place) => named.indexOf(alternative) !== place);
  if (twice === undefined) return;
  throw new DaoError("CANDIDATE_TWICE", `The ranking names ${labels[twice]} twice.`, {
    hint: "Give each one place; = lets several share one.",
  });
}

function alternativeOf(paper: Paper, word: string, nominees: readonly NomineeRecord[]): number {
  const wanted = word.toLowerCase();
  if (DEFAULT_WORDS.has(wanted)) return 0;
  if (/^\d+$/.test(wanted)) return byNumber(paper, wanted);
  const { candidates } = paper;
  const [found, other] = PREFIX.test(wanted)
    ? [...candidates.keys()].filter((i) => candidates[i]?.toLowerCase().startsWith(wanted))
    : [];
  if (found === undefined) throw notOnPaper(word, wanted, nominees);
  if (other === undefined) return found + 1;
  throw new DaoError("CANDIDATE_AMBIGUOUS", `More than one candidate begins with ${wanted}.`, {
    hint: `Give more digits: ${[found, other].map((i) => formatAddress(candidates[i] ?? "")).join(" or ")}`,
  });
}

function byNumber({ shown }: Paper, number: string): number {
  const alternative = shown[Number(number) - 1];
  if (alternative !== undefined) return alternative;
  throw new DaoError("CANDIDATE_UNKNOWN", `There is no number ${number} on your ballot paper.`, {
    hint: `It has ${countOf(shown.length, "line")}, "re-open nominations" included; your paper shows the numbers.`,
  });
}

const FATES: Record<NomineeRecord["status"], string> = {
  nominated: "did not accept the nomination",
  accepted: "is not on this ballot",
  declined: "declined the nomination",
  withdrawn: "withdrew from this election",
  dropped: "may not hold the office any more",
};

function notOnPaper(word: string, wanted: string, nominees: readonly NomineeRecord[]): DaoError {
  const [nominee, other] = PREFIX.test(wanted)
    ? nominees.filter(({ account }) => account.toLowerCase().startsWith(wanted))
    : [];
  const hint =
    "Name candidates by address, its first digits, or their number on your ballot paper; ron is re-open nominations.";
  if (nominee === undefined || other !== undefined)
    return new DaoError("CANDIDATE_UNKNOWN", `${quote(word)} is no candidate on this ballot.`, {
      hint,
    });
  return new DaoError(
    "CANDIDATE_NOT_ON_BALLOT",
    `${formatAddress(nominee.account)} ${FATES[nominee.status]} and is not on the ballot.`,
    { hint },
  );
}
