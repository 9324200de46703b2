import type { PairwiseMatrix } from "../../../core/counting/index.js";
import type { ElectionRecount, NomineeRecord } from "../../../core/elections/index.js";

/** An election as the chain tells it, counted again. Times are timestamps in seconds. */
export interface ElectionRow {
  id: string;
  office: string;
  /** Indices of the seats to be filled. */
  seats: number[];
  method: string;
  calledAt: number;
  stage: string;
  /** How often nominations were reopened. */
  extensions: number;
  nominees: NomineeRow[];
  /** Alternative i of the ballot is number i − 1 here; alternative 0 is "re-open nominations". */
  candidates: string[];
  electorate: number;
  /** Ballots that count, and how many suffice. */
  ballots: number;
  quorum: number;
  /** How many ballots came signed in a batch. */
  signedBallots: number;
  /** What people call the alternatives. */
  labels: readonly string[];
  /** `preferred[i][j]` ballots rank alternative i above j. Empty without a ballot. */
  preferred: PairwiseMatrix;
  /** Who ranks above "re-open nominations", best first. */
  order: string[];
  seated: { account: string; seat: number; from: number; until: number }[];
  /** What was counted and why it ended so, in one paragraph. */
  explanation: string;
  /** Whether logs, written rules and contracts agree in everything. */
  agrees: boolean;
}

interface NomineeRow extends Pick<NomineeRecord, "account" | "nominator" | "status"> {
  seconds: number;
  /** Version id in the archive. */
  statement: string | null;
  conflicts: string | null;
}

/** Takes the row out of a recount. */
export function electionRow({
  election,
  phase,
  runs,
  quorum,
  explanation,
  agrees,
}: ElectionRecount): Omit<ElectionRow, "signedBallots"> {
  const run = runs.at(-1);
  return {
    id: election.id,
    office: election.office,
    seats: election.seats,
    method: election.terms.method,
    calledAt: Number(election.calledAt),
    stage: phase.stage,
    extensions: election.extensions,
    nominees: election.nominees.map(
      ({ account, nominator, status, seconders, statement, conflicts }) => ({
        account,
        nominator,
        status,
        seconds: seconders.length,
        statement: statement ?? null,
        conflicts: conflicts ?? null,
      }),
    ),
    candidates: election.candidates,
    electorate: run?.electorate ?? 0,
    ballots: run?.ballots ?? 0,
    quorum: quorum ?? 0,
    labels: run?.contest.labels ?? [],
    preferred: run?.matrix ?? [],
    order: run?.order ?? [],
    seated: election.seated.map(({ candidate, seat, from, ends }) => ({
      account: candidate,
      seat,
      from: Number(from),
      until: Number(ends),
    })),
    explanation,
    agrees,
  };
}
