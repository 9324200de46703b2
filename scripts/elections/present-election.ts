import type { ElectionRecount, RunRecount } from "../../core/elections/index.js";
import { countOf, formatAddress, formatCount, formatDate } from "../../core/format/index.js";
import type { Output } from "../cli/output.js";
import { electionResult } from "./election-result.js";
import { introduceElection } from "./introduce-election.js";

/** Writes a recount for people: who stood, who prefers whom, in which order they came, who got which seat, and why. */
export function presentElectionRecount(output: Output, recount: ElectionRecount): void {
  const { election, phase, runs } = recount;
  for (const line of introduceElection(election, phase)) output.line(line.trimStart());
  if (runs.length === 0 && election.nominees.length > 0)
    output.table(
      ["Nominee", "Standing", "Seconds"],
      election.nominees.map(({ account, status, seconders }) => [
        formatAddress(account),
        status,
        `${seconders.length}/${election.rules.secondsNeeded}`,
      ]),
    );
  for (const run of runs) presentRun(output, recount, run);
  if (election.seated.length > 0)
    output.table(
      ["Seat", "Officer", "From", "Until"],
      election.seated.map(({ candidate, seat, from, ends }) => [
        String(seat),
        formatAddress(candidate),
        formatDate(from),
        formatDate(ends),
      ]),
    );
  output.line(recount.explanation);
  for (const difference of recount.differences) output.note(`DIFFERENCE: ${difference}`);
  output.line(
    recount.agrees
      ? "The recount agrees with the contracts."
      : "THE RECOUNT DOES NOT AGREE WITH THE CONTRACTS.",
  );
}

function presentRun(output: Output, { election, quorum = 0 }: ElectionRecount, run: RunRecount) {
  const { candidates, matrix, outcome, ballots, electorate, quorate } = run;
  output.line();
  output.line(
    `${run.run === 0 ? "The ballot" : "The re-run"}: ${countOf(ballots, "ballot")} of ${countOf(electorate, "voter")}; ${formatCount(quorum)} suffice.`,
  );
  const names = ["RON", ...candidates.map((_, i) => String(i + 1))];
  output.line("So many prefer the one in the row to the one in the column:");
  output.table(
    ["", ...names],
    matrix.map((row, i) => [
      i === 0 ? "RON re-open nominations" : `${i} ${formatAddress(candidates[i - 1] ?? "")}`,
      ...row.map((count, j) => (i === j ? "" : formatCount(count))),
    ]),
  );
  if (!quorate) return;
  output.table(
    ["Place", "Candidate", "Above RON", "Result"],
    [
      ...outcome.order.map((alternative, place) => [
        String(place + 1),
        `${alternative} ${formatAddress(candidates[alternative - 1] ?? "")}`,
        margin(matrix, alternative),
        place < election.seats.length ? "elected" : "not among the seats",
      ]),
      ...outcome.dropped.map(({ alternative }) => [
        "",
        `${alternative} ${formatAddress(candidates[alternative - 1] ?? "")}`,
        margin(matrix, alternative),
        "does not beat RON",
      ]),
    ],
  );
}

const margin = (matrix: number[][], alternative: number) =>
  `${formatCount(matrix[alternative]?.[0] ?? 0)} to ${formatCount(matrix[0]?.[alternative] ?? 0)}`;

/** The recount for machines. */
export function electionRecountResult(recount: ElectionRecount): Record<string, unknown> {
  const { election, phase, runs, quorum } = recount;
  return {
    election: election.id,
    ...electionResult(election, phase),
    quorum: quorum ?? null,
    runs: runs.map((run) => ({
      run: run.run,
      ballotId: run.ballotId,
      candidates: run.candidates,
      ballots: run.ballots,
      electorate: run.electorate,
      quorate: run.quorate,
      /** `preferred[i][j]` ballots rank alternative i above j; 0 is RON. */
      preferred: run.matrix,
      /** Strength of the strongest path from i to j; zeros for a count by approval. */
      paths: run.outcome.paths,
      seed: run.seed ?? null,
      lots: run.contest.lots.slice(1),
      order: run.order,
      draws: run.outcome.draws,
      explanation: run.explanation,
    })),
    explanation: recount.explanation,
    agrees: recount.agrees,
    differences: recount.differences,
  };
}
