import { useQuery } from "@tanstack/react-query";
import { keys, type MotionSummary, useConnection } from "../../reading/index.js";
import type { OpenMotions } from "./open-motions.js";

/** Motions an account may still vote on, and those it may still second: by the contracts, which know best. */
export function useUndone(account: string, { voting, needSeconds }: OpenMotions<MotionSummary>) {
  const { contracts } = useConnection();
  const open = [...voting, ...needSeconds].map(({ id }) => id);
  const { data, isPending, error } = useQuery({
    queryKey: [...keys.all, "undone", account, ...open],
    queryFn: async () => {
      const { governor, membership } = await contracts();
      const keep = async (
        motions: readonly MotionSummary[],
        ask: (id: string) => Promise<boolean>,
      ) => {
        const answers = await Promise.all(motions.map(({ id }) => ask(id)));
        return motions.filter((_, index) => answers[index]);
      };
      const [toVote, toSecond] = await Promise.all([
        keep(voting, async (id) => {
          if (await governor.hasVoted(id, account)) return false;
          const snapshot = await governor.proposalSnapshot(id);
          return (await membership.voterNumberAt(account, snapshot)) !== 0n;
        }),
        keep(needSeconds, async (id) => !(await governor.hasSeconded(id, account))),
      ]);
      return { toVote, toSecond };
    },
    enabled: open.length > 0,
  });
  // Who cannot ask the contracts is shown all there is rather than nothing.
  const unknown = { toVote: voting, toSecond: needSeconds };
  return { ...(data ?? unknown), isPending: open.length > 0 && isPending && error === null };
}
