import { DaoError } from "../errors.js";
import {
  checkContest,
  type Contest,
  type Dropped,
  type Outcome,
  type Requirement,
} from "./contest.js";
import { entry } from "./pairwise-matrix.js";
import { schulzeOrder } from "./schulze-order.js";
import { strongestPaths } from "./strongest-paths.js";

/**
 * Counts rival options as appendix A of Debian's constitution does: drop every option that misses its quorum or its
 * majority against the default, then the Schulze winner of the rest. What was dropped leads no path. The default wins
 * only if nothing else is left.
 * @param requirements one for each alternative; that of the default is ignored.
 * @throws DaoError CONTEST_MALFORMED
 */
export function countMotion(contest: Contest, requirements: readonly Requirement[]): Outcome {
  checkContest(contest);
  if (requirements.length !== contest.labels.length)
    throw new DaoError(
      "CONTEST_MALFORMED",
      `There are ${requirements.length} requirements for ${contest.labels.length} alternatives.`,
      { hint: "Give one for each alternative, the default included." },
    );
  const dropped = requirements.flatMap((requirement, i) => drop(contest, i, requirement) ?? []);
  const out = new Set(dropped.map(({ alternative }) => alternative));
  const among = [...contest.labels.keys()].filter((alternative) => !out.has(alternative));
  const paths = strongestPaths(contest.matrix, among);
  const { order, draws } = schulzeOrder(paths, among, contest.lots);
  return { method: "motion", winners: order.slice(0, 1), order, draws, dropped, among, paths };
}

function drop(
  { matrix, defaultAlternative }: Contest,
  alternative: number,
  { quorum, majority }: Requirement,
): Dropped | undefined {
  if (alternative === defaultAlternative) return undefined;
  const votesFor = entry(matrix, alternative, defaultAlternative);
  const votesAgainst = entry(matrix, defaultAlternative, alternative);
  const found = { alternative, votesFor, votesAgainst };
  if (votesFor < quorum) return { ...found, reason: "quorum", quorum };
  if (votesFor > votesAgainst && votesFor >= majority * votesAgainst) return undefined;
  return { ...found, reason: "majority", majority };
}
