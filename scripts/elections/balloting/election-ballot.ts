import type { Context } from "../../cli/context.js";
import { introduceElection } from "../introduce-election.js";
import { openElection } from "../open-election.js";
import { requireStage } from "../require-stage.js";
import { castRanking } from "./cast-ranking.js";
import { electionPaper } from "./paper.js";
import { parseRanking } from "./parse-ranking.js";
import { showPaper } from "./show-paper.js";
import { signRanking } from "./sign-ranking.js";

/** What to do with the ballot of an election. */
export interface ElectionBallotWish {
  election: string;
  /** The ranking in words, "" to abstain; without it the paper is shown. */
  rank: string | undefined;
  /** A contract account whose ballot it is; the account of `--as` signs for it. */
  wallet: string | undefined;
  signOnly: boolean;
}

/** Shows the voter's paper, casts a ballot, or signs one. */
export async function electionBallot(
  context: Context,
  { election: given, rank, wallet, signOnly }: ElectionBallotWish,
): Promise<Record<string, unknown>> {
  const { contracts, election, phase } = await openElection(context, given);
  const { account = "" } = await context.network();
  requireStage(phase, ["ballot"], "No ballot can be cast");
  const ballot = election.ballots.at(-1);
  if (ballot === undefined) throw new Error("an open ballot that was never opened");
  const paper = await electionPaper(contracts, ballot, wallet ?? account);
  const introduction = introduceElection(election, phase);
  const about = { election: election.id, office: election.office };
  if (rank === undefined) {
    const command = `ballot ${election.id.slice(0, 10)} --rank 1,2,ron`;
    return { ...about, ...showPaper(context, { paper, introduction, command }) };
  }
  const ranks =
    rank === ""
      ? new Array<number>(paper.labels.length).fill(0)
      : parseRanking(paper, rank, election.nominees);
  const filled = { paper, ranks, introduction, wallet };
  return signOnly
    ? signRanking(context, filled)
    : { ...about, ...(await castRanking(context, filled)) };
}
