import { decodeRanking, supportName, type SupportName } from "../../../../core/motions/index.js";
import type { MotionView } from "../../../reading/index.js";
import { useChain } from "../../../reading/index.js";

/** A ballot as the chain reports it. */
export interface ChainBallot {
  /** The vote on one text, where the voter did not rank. */
  support: SupportName | undefined;
  /** Rank of the status quo and of each place; nothing for a vote on one text. */
  ranks: number[] | undefined;
  reason: string;
  transaction: string;
  block: number;
}

/** What the contracts say of somebody's ballot. */
export interface Counted {
  counted: boolean;
  /** The event that counted it; nothing when the node does not give events of that time. */
  ballot: ChainBallot | undefined;
}

/** Whether the contracts counted a ballot of the account, and which; asked of the chain, not of the relay. */
export function useMyBallot(motion: MotionView, account: string | undefined) {
  return useChain(
    ["my-ballot", motion.id, account],
    async ({ governor, amendments }): Promise<Counted> => {
      const voter = account ?? "";
      if (!(await governor.hasVoted(motion.id, voter)))
        return { counted: false, ballot: undefined };
      const from = motion.filedInBlock;
      const texts = new Set(motion.texts.map(({ id }) => BigInt(id)));
      const [votes, rankings] = await Promise.all([
        governor.queryFilter(governor.filters.VoteCast(voter), from).catch(() => []),
        amendments
          .queryFilter(amendments.filters.RankedVoteCast(voter, motion.id), from)
          .catch(() => []),
      ]);
      const [ranking] = rankings;
      const vote = votes.find(({ args }) => texts.has(args.proposalId));
      const places = motion.options.length + 1;
      if (ranking !== undefined) {
        const ranks = decodeRanking(ranking.args.ranking).slice(0, places);
        return { counted: true, ballot: ballotOf(ranking, { ranks, support: undefined }) };
      }
      if (vote === undefined) return { counted: true, ballot: undefined };
      const support = supportName(vote.args.support);
      return { counted: true, ballot: ballotOf(vote, { ranks: undefined, support }) };
    },
    account !== undefined,
  );
}

function ballotOf(
  log: { args: { reason: string }; transactionHash: string; blockNumber: number },
  choice: Pick<ChainBallot, "support" | "ranks">,
): ChainBallot {
  const { args, transactionHash: transaction, blockNumber: block } = log;
  return { ...choice, reason: args.reason, transaction, block };
}
