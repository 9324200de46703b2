import { getAddress } from "ethers";
import type { CoalitionContracts } from "../../../core/contracts/index.js";
import { ballotBoxDomain } from "../../../core/elections/index.js";
import { isSignedByVoter, type SignedRankingPaper } from "./signed-ranking.js";

/** A ballot that will be sent. */
export interface CheckedRanking {
  /** Position in the files, counted from 0. */
  index: number;
  paper: SignedRankingPaper;
  voterNumber: number;
}

/** A ballot that is left out, or was passed over by the chain. */
export interface SkippedRanking {
  index: number;
  voter: string;
  reason: string;
}

/** What the ballots are for. */
export interface BallotInBox {
  ballotId: string;
  candidates: readonly string[];
  snapshot: bigint;
}

/** Tells ballots that count from those of which it is certain that they do not: sending these would waste gas. */
export async function checkRankings(
  { ballotBox, membership }: CoalitionContracts,
  { ballotId, candidates, snapshot }: BallotInBox,
  papers: readonly SignedRankingPaper[],
): Promise<{ good: CheckedRanking[]; skipped: SkippedRanking[] }> {
  const domain = await ballotBoxDomain(ballotBox);
  const good: CheckedRanking[] = [];
  const skipped: SkippedRanking[] = [];
  for (const [index, paper] of papers.entries()) {
    const voter = getAddress(paper.voter);
    const skip = (reason: string) => void skipped.push({ index, voter, reason });
    const later = papers.some(
      (other, place) =>
        getAddress(other.voter) === voter &&
        (other.sequence > paper.sequence || (other.sequence === paper.sequence && place < index)),
    );
    if (later) skip("there is a later one of this voter in the batch");
    else if (paper.candidates.map((each) => getAddress(each)).join() !== candidates.join())
      skip("it was made out for other candidates than those on the ballot");
    else if (isOutOfRange(paper, candidates.length + 1)) skip("a rank is out of range");
    else if (!isSignedByVoter(paper, domain)) skip("its signature is not the voter's");
    else {
      const voterNumber = Number(await membership.voterNumberAt(voter, snapshot));
      const { sequence } = await ballotBox.ballotOf(ballotId, voter);
      if (voterNumber === 0) skip("this account has no vote in this ballot");
      else if (BigInt(paper.sequence) <= sequence)
        skip("a later ballot of this voter is in the box");
      else good.push({ index, paper, voterNumber });
    }
  }
  return { good, skipped };
}

function isOutOfRange({ ranks }: SignedRankingPaper, alternatives: number): boolean {
  return ranks.length !== alternatives || ranks.some((rank) => rank > alternatives);
}
