import { countOf, formatCount } from "../format/index.js";
import { isUncontested, type Outcome, type Standing } from "./outcome.js";

/** How the outcome follows from the figures, in one paragraph. */
export function explainRecount(standing: Standing, electorate: number, outcome: Outcome): string {
  const { record, places, count } = standing;
  const { seconders, secondsNeeded } = record.motion;
  if (outcome === "cancelled") return "Withdrawn by its mover and taken over by nobody: cancelled.";
  const seconds = `${seconders.size} of ${countOf(secondsNeeded, "second")} given`;
  if (outcome === "lapsed") return `${seconds} in time: lapsed.`;
  if (isUncontested(record)) return `${seconds}; ${objections(standing)}; ${outcome}.`;
  if (outcome === "open" && record.ballots.length === 0) return `${seconds}; no ballot yet: open.`;
  if (places.length === 1) return oneOption(standing, electorate, outcome);
  const ballots = `${countOf(count.ballots, "ballot")} of ${countOf(electorate, "voter")}`;
  const leads = outcome === "open" ? " If the vote closed now:" : "";
  return `${ballots}.${leads} ${count.explanation}`;
}

function objections({ record: { notice } }: Standing): string {
  const given = notice?.objectors.size ?? 0;
  return `${formatCount(given)} of ${countOf(notice?.needed ?? 0, "objection")} that would send it to a vote`;
}

function oneOption({ record, count }: Standing, electorate: number, outcome: Outcome): string {
  const [own] = count.options;
  if (own === undefined) return "";
  const votes = `${formatCount(own.for)} for, ${formatCount(own.against)} against, ${formatCount(own.abstain)} abstained, of ${countOf(electorate, "voter")}`;
  const quorum = `quorum of ${formatCount(own.quorum)} for ${own.quorate ? "reached" : "missed"}`;
  const rule =
    record.motion.class === "ordinary" ? "more for than against" : "two for to each against";
  return `${votes}; ${quorum}; ${rule}: ${own.majority ? "yes" : "no"}; ${outcome}.`;
}
