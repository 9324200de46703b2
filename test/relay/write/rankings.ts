import { toBeHex } from "ethers";
import { signRankedBallot as signElectionBallot } from "../../../core/elections/index.js";
import type { ElectionBallot, RankedBallotMessage } from "../../../core/wire/ballots.js";
import { callElection, foundWithCalendar, openBallot, stand } from "../../elections/standing.js";
import type { Coalition } from "../../fixture/coalition.js";
import { type FiledMotion, openVote } from "../../fixture/motions.js";
import { optionsOf, type Ranks, signRanking } from "../../governance/amendments/ranking.js";
import { withRivals } from "../../governance/amendments/texts.js";

/** A motion with two rivals, in its vote. */
export async function amended() {
  const c = await withRivals(2);
  await openVote(c, c.motion);
  return c;
}

/** A founder's signed ranking of all texts, as the relay takes it. */
export async function rankingOf(
  c: Coalition,
  motion: FiledMotion,
  founder: number,
  ranks: Ranks,
  reason = "",
): Promise<RankedBallotMessage> {
  const signer = c.founders[founder]!;
  return {
    kind: "ranked",
    motion: toBeHex(motion.id, 32),
    options: (await optionsOf(c, motion)).map((text) => toBeHex(text, 32)),
    ranking: [...ranks],
    voter: signer.address,
    reason,
    signature: await signRanking(c, signer, motion, ranks, { reason }),
  };
}

/** An election with two candidates, in its vote. */
export async function election() {
  const c = await foundWithCalendar();
  const electionId = await callElection(c);
  for (const i of [0, 1]) await stand(c, electionId, c.founders[i]!, c.founders[11 - i]!);
  const ballotId = await openBallot(c, electionId);
  return { c, ballotId, candidates: [...(await c.elections.candidates(electionId))] };
}

type Ballot = Pick<ElectionBallot, "ballotId" | "candidates" | "ranks" | "sequence">;

/** A founder's signed ballot in an election or recall, as the relay takes it. */
export async function boxBallot(
  c: Coalition,
  founder: number,
  ballot: Ballot,
  kind: "election" | "recall" = "election",
) {
  const signer = c.founders[founder]!;
  const signature = await signElectionBallot(signer, c.ballotBox as never, ballot);
  return { kind, ...ballot, voter: signer.address, signature };
}
