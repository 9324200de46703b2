import { getAddress, type Interface, Signature, type TypedDataDomain } from "ethers";
import type { ContractTransactionResponse } from "ethers";
import type { CoalitionContracts } from "../../core/contracts/index.js";
import { DaoError } from "../../core/errors.js";
import { formatMotionId } from "../../core/format/index.js";
import {
  type Motion,
  ballotDomain,
  packBallots,
  packRankedBallots,
  rankedBallotDomain,
  SUPPORT,
} from "../../core/motions/index.js";
import { plainBallot, rankedBallotOf, type UnsignedBallot } from "../../core/via/index.js";
import type { CheckedPaper } from "./check-papers.js";
import { isRankingPaper, readRanking, type SignedPaper } from "./signed-ballot.js";

/** How ballots of one kind are carried. */
export interface BatchKind {
  /** What they are signed under. */
  domain: TypedDataDomain;
  /** A ballot of nobody: it is passed over, but only after the vote was found open. */
  blank: string;
  pack(papers: readonly CheckedPaper[]): string;
  attempt(batch: string): Promise<unknown>;
  send(batch: string): Promise<ContractTransactionResponse>;
  /** Which contract says what was passed over. */
  events: Interface;
  /** The same ballot for a relay, which takes each by itself. */
  unsigned(paper: SignedPaper): UnsignedBallot;
  /** Why a ballot cannot count, beside what holds for every kind. */
  complaint(paper: SignedPaper): string | undefined;
}

/**
 * Plain ballots go to the governor, rankings to the amendments.
 *
 * @throws DaoError `BALLOTS_OF_SEVERAL_KINDS`, `MOTION_RANKED`
 */
export async function batchKind(
  contracts: CoalitionContracts,
  { id, amended }: Pick<Motion, "id" | "amended">,
  papers: readonly SignedPaper[],
): Promise<BatchKind> {
  const rankings = papers.filter(isRankingPaper);
  if (rankings.length === 0 && amended) {
    throw new DaoError("MOTION_RANKED", "The motion was amended, and its ballots rank options.", {
      hint: "Ask for new ballots: npm run dao -- vote <motion> --rank … --sign-only, or for, against or abstain.",
    });
  }
  if (rankings.length === 0) return plainBallots(contracts, id);
  if (rankings.length === papers.length) return rankedBallots(contracts, id);
  throw new DaoError("BALLOTS_OF_SEVERAL_KINDS", "Some of the ballots rank options, some do not.", {
    hint: "A motion takes one kind only: rankings if it was amended. Take the others out.",
  });
}

async function plainBallots({ governor }: CoalitionContracts, id: bigint): Promise<BatchKind> {
  const domain = await ballotDomain(governor);
  return {
    domain,
    blank: `0x${"00".repeat(68)}`,
    pack: (papers) =>
      packBallots(
        papers.flatMap(({ paper, voterNumber }) =>
          isRankingPaper(paper)
            ? []
            : {
                voterNumber,
                support: SUPPORT[paper.support],
                signature: Signature.from(paper.signature),
              },
        ),
      ),
    attempt: (batch) => governor.castVotesBySig.staticCall(id, batch),
    send: (batch) => governor.castVotesBySig(id, batch),
    events: governor.interface,
    unsigned: (paper) => {
      if (isRankingPaper(paper)) throw new Error("a ranking among plain ballots");
      const voter = getAddress(paper.voter);
      return plainBallot(domain, { motion: id, support: paper.support, voter });
    },
    complaint: () => undefined,
  };
}

async function rankedBallots({ amendments }: CoalitionContracts, id: bigint): Promise<BatchKind> {
  const { texts } = await amendments.ballotOf(id);
  const standing = texts.map(formatMotionId).join();
  const domain = await rankedBallotDomain(amendments);
  return {
    domain,
    blank: `0x${"00".repeat(70)}`,
    pack: (papers) =>
      packRankedBallots(
        papers.flatMap(({ paper, voterNumber }) =>
          isRankingPaper(paper)
            ? {
                voterNumber,
                ranking: readRanking(paper),
                signature: Signature.from(paper.signature),
              }
            : [],
        ),
      ),
    attempt: (batch) => amendments.castRankedVotesBySig.staticCall(id, batch),
    send: (batch) => amendments.castRankedVotesBySig(id, batch),
    events: amendments.interface,
    unsigned: (paper) => {
      if (!isRankingPaper(paper)) throw new Error("a plain ballot among rankings");
      return rankedBallotOf(domain, {
        motion: id,
        options: paper.options.map(BigInt),
        ranking: readRanking(paper),
        voter: getAddress(paper.voter),
        reason: "",
      });
    },
    complaint: (paper) =>
      isRankingPaper(paper) && paper.options.join() === standing
        ? undefined
        : "it was made out for other options than those that stand now",
  };
}
