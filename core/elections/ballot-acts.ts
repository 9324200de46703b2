import type { Ranking } from "../counting/index.js";
import { countOf, shortHash } from "../format/index.js";
import { checkedAddress, checkedHash } from "../motions/check-input.js";
import { actOn, type Act } from "./act.js";
import type { ElectionContracts } from "./contracts.js";
import { ranksToBytes } from "./ranked-ballot.js";
import { packRankings, type SignedRanking } from "./ranked-batch.js";

type Box = Pick<ElectionContracts, "ballotBox">;

/** Casts the sender's ballot, or replaces it. @throws DaoError `HASH_MALFORMED`, `RANKING_OUT_OF_RANGE` */
export function castRanking(
  { ballotBox }: Box,
  { ballotId, ranks, sequence }: { ballotId: string; ranks: Ranking; sequence: number },
): Act {
  const values = [checkedHash(ballotId), ranksToBytes(ranks), sequence];
  const sentence = `Casts ballot number ${sequence} in ballot ${shortHash(ballotId)}.`;
  return actOn(ballotBox, "castBallot", values, sentence);
}

/** Carries one signed ballot, a wallet contract's too. @throws DaoError as {@link castRanking} */
export function castSignedRanking(
  { ballotBox }: Box,
  {
    ballotId,
    voter,
    ranks,
    sequence,
    signature,
  }: { ballotId: string; voter: string; ranks: Ranking; sequence: number; signature: string },
): Act {
  const account = checkedAddress(voter);
  const values = [checkedHash(ballotId), account, ranksToBytes(ranks), sequence, signature];
  const sentence = `Carries the ballot that ${account} signed to ballot ${shortHash(ballotId)}.`;
  return actOn(ballotBox, "castBallotBySig", values, sentence);
}

/** Carries many signed ballots. @throws DaoError `BATCH_MALFORMED`, `RANKING_OUT_OF_RANGE` */
export function castRankings(
  { ballotBox }: Box,
  {
    ballotId,
    ballots,
    alternatives,
  }: { ballotId: string; ballots: readonly SignedRanking[]; alternatives: number },
): Act {
  const values = [checkedHash(ballotId), packRankings(ballots, alternatives)];
  const sentence = `Carries ${countOf(ballots.length, "signed ballot")} to ballot ${shortHash(ballotId)}.`;
  return actOn(ballotBox, "castBallotsBySig", values, sentence);
}
