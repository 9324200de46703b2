import { DaoError } from "../errors.js";
import { checkContest, type Contest, type Dropped, type Outcome } from "./contest.js";
import { entry, type PairwiseMatrix, zeros } from "./pairwise-matrix.js";
import { beats, drawOrder, type Order, schulzeOrder } from "./schulze-order.js";
import { strongestPaths } from "./strongest-paths.js";

export interface ElectionRule {
  /**
   * `schulze`: candidates who beat the default, in Schulze order; paths lead through everybody.
   * `approval`: candidates whom more ballots prefer to the default than the reverse, by how many do.
   */
  method: "schulze" | "approval";
  seats: number;
}

/**
 * Counts an election: who ranks above the default (RON), best first, and the first of them as far as seats go.
 * Whether enough ballots were cast at all is for the caller to say.
 * @throws DaoError CONTEST_MALFORMED
 */
export function countElection(contest: Contest, { method, seats }: ElectionRule): Outcome {
  checkContest(contest);
  if (!Number.isInteger(seats) || seats < 1)
    throw new DaoError("CONTEST_MALFORMED", `${seats} seats cannot be filled.`, {
      hint: "An election fills one seat or several.",
    });
  const { matrix, defaultAlternative, lots } = contest;
  const among = [...contest.labels.keys()];
  const paths = method === "schulze" ? strongestPaths(matrix, among) : zeros(among.length);
  const standing = method === "schulze" ? paths : matrix;
  const candidates = among.filter((alternative) => alternative !== defaultAlternative);
  const electable = candidates.filter((candidate) =>
    beats(standing, candidate, defaultAlternative),
  );
  const { order, draws } =
    method === "schulze"
      ? schulzeOrder(paths, electable, lots)
      : approvalOrder(matrix, electable, defaultAlternative, lots);
  const dropped = candidates
    .filter((candidate) => !electable.includes(candidate))
    .map((alternative): Dropped => ({
      alternative,
      votesFor: entry(matrix, alternative, defaultAlternative),
      votesAgainst: entry(matrix, defaultAlternative, alternative),
      reason: "not above default",
    }));
  return { method, winners: order.slice(0, seats), order, draws, dropped, among, paths };
}

/** By how many ballots prefer each to the default; the smaller lot where they are as many. */
function approvalOrder(
  matrix: PairwiseMatrix,
  candidates: readonly number[],
  defaultAlternative: number,
  lots: readonly bigint[],
): Order {
  const approvals = (candidate: number) => entry(matrix, candidate, defaultAlternative);
  return drawOrder(candidates, lots, (left) => {
    const most = Math.max(...left.map(approvals));
    return left.filter((candidate) => approvals(candidate) === most);
  });
}
