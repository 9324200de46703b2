import { countOf, formatCount, listInWords, onOneLine } from "../format/index.js";
import type { Contest, Outcome } from "./contest.js";
import { entry } from "./pairwise-matrix.js";
import { beats } from "./schulze-order.js";
import { strongestRoute } from "./strongest-paths.js";

/** The label of an alternative, fit for one line. */
export function labelOf({ labels }: Contest, alternative: number): string {
  return onOneLine(labels[alternative] ?? "");
}

/**
 * "31 voters prefer Ada to Ben and 20 Ben to Ada".
 * @param name what to call the one, if its label was just said: "it".
 */
export function preferences(
  contest: Contest,
  one: number,
  other: number,
  name = labelOf(contest, one),
): string {
  const count = entry(contest.matrix, one, other);
  const back = formatCount(entry(contest.matrix, other, one));
  const rival = labelOf(contest, other);
  const verb = count === 1 ? "prefers" : "prefer";
  return `${countOf(count, "voter")} ${verb} ${name} to ${rival} and ${back} ${rival} to ${name}`;
}

/** Why one is placed before the other: by direct preference, by way of others, or by the tie rule. */
export function explainPlace(
  contest: Contest,
  outcome: Outcome,
  one: number,
  other: number,
  name?: string,
): string {
  if (!beats(outcome.paths, one, other)) return explainTie(contest, one, other);
  const directly = preferences(contest, one, other, name);
  if (beats(contest.matrix, one, other)) return directly;
  return `${directly}, but ${explainDetour(contest, outcome, one, other)}`;
}

/** "Ada and Ben tie, and the one filed earlier goes first". */
export function explainTie(contest: Contest, one: number, other: number): string {
  return `${labelOf(contest, one)} and ${labelOf(contest, other)} tie, and ${contest.tieRule}`;
}

/** "Ada is preferred to Cem by 25 to 10 and Cem to Ben by 30 to 5, a chain …". */
function explainDetour(
  contest: Contest,
  { paths, among }: Outcome,
  one: number,
  other: number,
): string {
  const { matrix } = contest;
  const route = strongestRoute(matrix, paths, among, one, other) ?? [];
  const links = route.slice(1).map((to, step) => {
    const from = route[step] ?? one;
    const [ahead, behind] = [entry(matrix, from, to), entry(matrix, to, from)].map(formatCount);
    const verb = step === 0 ? " is preferred" : "";
    return `${labelOf(contest, from)}${verb} to ${labelOf(contest, to)} by ${ahead} to ${behind}`;
  });
  const weakest = countOf(entry(paths, one, other), "voter");
  const back = entry(paths, other, one);
  const wayBack =
    back === 0 ? "there is no way back" : `the best way back has no more than ${formatCount(back)}`;
  return `${listInWords(links, "and")}, a chain with at least ${weakest} in every link, while ${wayBack}`;
}
