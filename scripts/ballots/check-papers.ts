import { getAddress } from "ethers";
import type { CoalitionContracts } from "../../core/contracts/index.js";
import type { BatchKind } from "./batch-kind.js";
import { isSignedByVoter, type SignedPaper } from "./signed-ballot.js";

/** A ballot that will be sent. */
export interface CheckedPaper {
  /** Position in the files, counted from 0. */
  index: number;
  paper: SignedPaper;
  voterNumber: number;
}

/** A ballot that is left out, or was passed over by the chain. */
export interface SkippedPaper {
  index: number;
  voter: string;
  reason: string;
}

/** Tells ballots that count from those of which it is certain that they do not: sending these would waste gas. */
export async function checkPapers(
  { governor, membership }: CoalitionContracts,
  { id, kind, papers }: { id: bigint; kind: BatchKind; papers: readonly SignedPaper[] },
): Promise<{ good: CheckedPaper[]; skipped: SkippedPaper[] }> {
  const snapshot = await governor.proposalSnapshot(id);
  const good: CheckedPaper[] = [];
  const skipped: SkippedPaper[] = [];
  const seen = new Set<string>();
  for (const [index, paper] of papers.entries()) {
    const voter = getAddress(paper.voter);
    const skip = (reason: string) => void skipped.push({ index, voter, reason });
    const complaint = kind.complaint(paper);
    if (seen.has(voter)) skip("it is this voter's second ballot in the batch");
    else if (complaint !== undefined) skip(complaint);
    else if (!isSignedByVoter(paper, kind.domain)) skip("its signature is not the voter's");
    else {
      const number = Number(await membership.voterNumberAt(voter, snapshot));
      if (number === 0) skip("this account has no vote on the motion");
      else if (await governor.hasVoted(id, voter)) skip("this voter has cast a ballot already");
      else {
        seen.add(voter);
        good.push({ index, paper, voterNumber: number });
      }
    }
  }
  return { good, skipped };
}
