import { countOf, formatCount, listInWords } from "../format/index.js";
import type { Contest, Dropped, Outcome } from "./contest.js";
import { explainPlace, explainTie, labelOf, preferences } from "./explain-preference.js";
import { entry } from "./pairwise-matrix.js";
import { beats } from "./schulze-order.js";

/** One paragraph in plain words: who won, against whom and by how much, and who could not win and why. */
export function explainOutcome(contest: Contest, outcome: Outcome): string {
  const result = outcome.method === "motion" ? motionResult : electionResult;
  const dropped = outcome.dropped.map((each) => explainDropped(contest, outcome, each));
  return [result(contest, outcome), ...dropped].map(sentence).join(" ");
}

function motionResult(contest: Contest, outcome: Outcome): string {
  const [winner = contest.defaultAlternative, ...rest] = outcome.order;
  const label = labelOf(contest, winner);
  if (winner === contest.defaultAlternative) return `${label} stays, because no option is left`;
  const reasons = rest.map((other) => explainPlace(contest, outcome, winner, other, "it"));
  return `${label} wins: ${reasons.join("; ")}`;
}

function electionResult(contest: Contest, outcome: Outcome): string {
  const { winners, order, method } = outcome;
  const { defaultAlternative } = contest;
  if (winners.length === 0)
    return `nobody is elected, because no candidate ranks above ${labelOf(contest, defaultAlternative)}`;
  const names = listInWords(
    winners.map((winner) => labelOf(contest, winner)),
    "and",
  );
  const elected = winners.length === 1 ? "is elected" : "are elected, in this order";
  // Alone, a winner by Schulze is held against everybody; otherwise the next in order says it all.
  const rivals = (i: number) =>
    order.slice(i + 1, method === "schulze" && winners.length === 1 ? undefined : i + 2);
  const reasons = winners.flatMap((winner, i) => [
    ...rivals(i).map((rival) => explainBefore(contest, outcome, winner, rival)),
    explainAgainstDefault(contest, outcome, winner, defaultAlternative),
  ]);
  return `${names} ${elected}: ${reasons.join("; ")}`;
}

/** Why one candidate goes before another. */
function explainBefore(contest: Contest, outcome: Outcome, one: number, other: number): string {
  if (outcome.method === "schulze") return explainPlace(contest, outcome, one, other);
  const approvals = (candidate: number) =>
    entry(contest.matrix, candidate, contest.defaultAlternative);
  if (approvals(one) === approvals(other)) return explainTie(contest, one, other);
  return `${countOf(approvals(one), "ballot")} for ${labelOf(contest, one)}, ${formatCount(approvals(other))} for ${labelOf(contest, other)}`;
}

/** Why a candidate is above the default, or the default above a candidate. */
function explainAgainstDefault(
  contest: Contest,
  outcome: Outcome,
  above: number,
  below: number,
): string {
  return outcome.method === "schulze"
    ? explainPlace(contest, outcome, above, below)
    : preferences(contest, above, below);
}

function explainDropped(contest: Contest, outcome: Outcome, dropped: Dropped): string {
  const { alternative, votesFor } = dropped;
  const { defaultAlternative } = contest;
  const label = labelOf(contest, alternative);
  switch (dropped.reason) {
    case "quorum":
      return `${label} was dropped because it missed quorum: ${formatCount(votesFor)} of ${countOf(dropped.quorum, "vote")} needed against ${labelOf(contest, defaultAlternative)}`;
    case "majority": {
      const counts = preferences(contest, alternative, defaultAlternative, "it");
      const ratio =
        dropped.majority === 1
          ? ""
          : `, and it needs ${dropped.majority} votes for each vote against`;
      return `${label} was dropped because it missed its majority: ${counts}${ratio}`;
    }
    case "not above default":
      return `${label} is not elected: ${explainNotAbove(contest, outcome, alternative)}`;
  }
}

function explainNotAbove(contest: Contest, outcome: Outcome, candidate: number): string {
  const { matrix, defaultAlternative } = contest;
  const standing = outcome.method === "schulze" ? outcome.paths : matrix;
  if (beats(standing, defaultAlternative, candidate))
    return explainAgainstDefault(contest, outcome, defaultAlternative, candidate);
  const fallback = labelOf(contest, defaultAlternative);
  return `${labelOf(contest, candidate)} and ${fallback} tie, and only who ranks above ${fallback} is elected`;
}

function sentence(clause: string): string {
  const [first = "", ...rest] = clause;
  return `${first.toUpperCase()}${rest.join("")}.`;
}
