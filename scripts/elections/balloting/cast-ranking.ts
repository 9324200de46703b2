import { castRanking as castingAct } from "../../../core/elections/index.js";
import type { Ranking } from "../../../core/counting/index.js";
import { formatMoment } from "../../../core/format/index.js";
import type { Context } from "../../cli/context.js";
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
}

/** Casts the account's own ballot, or replaces it. */
export async function castRanking(
  context: Context,
  { paper, ranks, introduction }: FilledPaper,
): Promise<Record<string, unknown>> {
  const contracts = await context.contracts();
  const { account } = await context.network();
  const { ballotId, cast, closesAt } = paper;
  const sequence = nextSequence(cast);
  const receipt = await act(context, {
    act: castingAct(contracts, { ballotId, ranks, sequence }),
    label: cast === undefined ? "Ballot cast" : "Ballot replaced",
    lines: [
      `You, ${account}, ${cast === undefined ? "cast this ballot" : "replace your ballot by this one"} in:`,
      ...introduction,
      ...rankingLines(paper, ranks),
      `Everybody can read it. You may replace it until ${formatMoment(closesAt)}.`,
    ],
  });
  return {
    ballotId,
    voter: account,
    ranks,
    ranking: rankingResult(paper, ranks),
    sequence,
    replaced: cast !== undefined,
    transaction: receipt.hash,
  };
}
