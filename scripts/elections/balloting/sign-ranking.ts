import { signRankedBallot } from "../../../core/elections/index.js";
import type { Context } from "../../cli/context.js";
import type { FilledPaper } from "./cast-ranking.js";
import { nextSequence } from "./next-sequence.js";
import { requireElector } from "./paper.js";
import { rankingLines } from "./ranking-lines.js";
import type { SignedRankingPaper } from "./signed-ranking.js";

/** Signs a ballot and sends nothing: whoever has it can carry it to the chain, and nobody can change it. */
export async function signRanking(
  context: Context,
  { paper, ranks, introduction }: FilledPaper,
): Promise<{ ballot: SignedRankingPaper }> {
  const contracts = await context.contracts();
  const { account: voter = "", chainId, signer } = await context.network();
  const { ballotId, cast } = paper;
  await requireElector(contracts, ballotId, voter);
  const candidates = [...paper.candidates];
  const sequence = nextSequence(cast);
  context.preview([
    `You, ${voter}, sign this ballot in:`,
    ...introduction,
    ...rankingLines(paper, ranks),
    "Nothing is sent. Whoever you give it to can cast it for you, and cannot alter it. Of several you sign, the",
    "latest counts, whatever the order in which they arrive.",
  ]);
  await context.confirm("Sign this ballot?");
  const signature = await signRankedBallot(await signer(), contracts.ballotBox, {
    ballotId,
    candidates,
    ranks,
    sequence,
  });
  const ballot = {
    chainId,
    ballotBox: contracts.addresses.ballotBox,
    ...{ ballotId, candidates },
    ranks: [...ranks],
    ...{ voter, sequence, signature },
  };
  context.output.line(JSON.stringify(ballot));
  return { ballot };
}
