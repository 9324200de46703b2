import {
  type Act,
  ballotBoxDomain,
  castRanking as castingAct,
  castSignedRanking,
} from "../../../core/elections/index.js";
import type { Ranking } from "../../../core/counting/index.js";
import { formatMoment } from "../../../core/format/index.js";
import { signUnder } from "../../ballots/cast-for-wallet.js";
import type { Context } from "../../cli/context.js";
import { boxBallotOf } from "../../../core/via/index.js";
import { act } from "../perform.js";
import { nextSequence } from "./next-sequence.js";
import type { Paper } from "./paper.js";
import { rankingLines, rankingResult } from "./ranking-lines.js";

/** A ballot filled in, and what it is about. */
export interface FilledPaper {
  paper: Paper;
  ranks: Ranking;
  /** The lines that say what is decided. */
  introduction: readonly string[];
  /** A contract account whose ballot it is. */
  wallet?: string | undefined;
}

/** Casts the account's own ballot, or that of a contract account of which it is the owner; or replaces it. */
export async function castRanking(
  context: Context,
  { paper, ranks, introduction, wallet }: FilledPaper,
): Promise<Record<string, unknown>> {
  const contracts = await context.contracts();
  const { account } = await context.network();
  const { ballotId, cast, closesAt } = paper;
  const sequence = nextSequence(cast);
  const receipt = await act(context, {
    act:
      wallet === undefined
        ? castingAct(contracts, { ballotId, ranks, sequence })
        : await castingFor(context, wallet, { ...paper, ranks, sequence }),
    label: cast === undefined ? "Ballot cast" : "Ballot replaced",
    lines: [
      `You, ${account},${wallet === undefined ? "" : ` for the contract ${wallet},`} ${cast === undefined ? "cast this ballot" : "replace your ballot by this one"} in:`,
      ...introduction,
      ...rankingLines(paper, ranks),
      `Everybody can read it. You may replace it until ${formatMoment(closesAt)}.`,
    ],
  });
  return {
    ballotId,
    voter: wallet ?? account,
    ranks,
    ranking: rankingResult(paper, ranks),
    sequence,
    replaced: cast !== undefined,
    transaction: receipt.hash,
  };
}

/** The contract says whether it takes the signature of its owner (ERC-1271). */
async function castingFor(
  context: Context,
  voter: string,
  ballot: Pick<Paper, "ballotId" | "candidates"> & { ranks: Ranking; sequence: number },
): Promise<Act> {
  const contracts = await context.contracts();
  const { ballotId, candidates, ranks, sequence } = ballot;
  const domain = await ballotBoxDomain(contracts.ballotBox);
  const content = { ballotId, candidates, ranks, voter, sequence };
  const signature = await signUnder(context, boxBallotOf(domain, content, contracts.addresses));
  return castSignedRanking(contracts, { ballotId, voter, ranks, sequence, signature });
}
