import { hadVoteAt, useMySeat } from "../../../acting/index.js";
import { useWords } from "../../../language/index.js";
import type { MotionView } from "../../../reading/index.js";
import { useChain } from "../../../reading/index.js";
import { useWhyNotVoter } from "../use-why-not.js";

/** Why the reader cannot cast a ballot on this motion, in words. */
export function useWhyNoBallot(motion: MotionView): string | undefined {
  const words = useWords("motions");
  const { account, seats, isPending } = useMySeat();
  const notVoter = useWhyNotVoter();
  const { data: voted } = useHasVoted(motion.id, account);
  if (account === undefined || isPending) return undefined;
  // Who left meanwhile keeps the vote.
  if (!hadVoteAt(seats, motion.snapshot)) return notVoter ?? words("why.lateVoter");
  return voted === true ? words("why.voted") : undefined;
}

/** Asked of the chain: a relay may be late. */
export const useHasVoted = (motion: string, account: string | undefined) =>
  useChain(
    ["voted", motion, account],
    ({ governor }) => governor.hasVoted(motion, account ?? ""),
    account !== undefined,
  );
