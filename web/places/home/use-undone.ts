import { useQuery } from "@tanstack/react-query";
import { keys, type MotionSummary, useConnection } from "../../reading/index.js";
import { type Doable, type OpenBallot, undoneOf } from "./undone-of.js";

/** What an account may still do now: by the contracts, which know best. */
export function useUndone<Ballot extends OpenBallot>(
  account: string,
  doable: Doable<MotionSummary, Ballot>,
) {
  const { contracts } = useConnection();
  const { voting, needSeconds, ballots } = doable;
  const open = [...voting, ...needSeconds, ...ballots].map(({ id }) => id);
  const { data, isPending, error } = useQuery({
    queryKey: [...keys.all, "undone", account, ...open],
    queryFn: async () => undoneOf(await contracts(), account, doable),
    enabled: open.length > 0,
  });
  // Who cannot ask the contracts is shown all there is rather than nothing.
  const unknown = { toVote: voting, toSecond: needSeconds, toRank: ballots };
  return { ...(data ?? unknown), isPending: open.length > 0 && isPending && error === null };
}
