import type { CoalitionContracts } from "../../../core/contracts/index.js";
import type { MotionSummary } from "../../reading/index.js";
import type { BallotsOf } from "./affairs.js";
import { useChain } from "../../reading/index.js";

const NONE: BallotsOf = { voted: [], entitled: [] };

/** On which of these motions an account has voted, and on which it may vote now, as the contracts say. */
export function useBallotsOf(
  account: string,
  motions: readonly Pick<MotionSummary, "id" | "phase">[],
): BallotsOf {
  const open = motions.filter(({ phase }) => phase === "vote").map(({ id }) => id);
  const ids = motions.map(({ id }) => id);
  const { data } = useChain(
    ["ballots", account, ...ids, "open", ...open],
    async (contracts) => ({
      voted: await filter(ids, (id) => contracts.governor.hasVoted(id, account)),
      entitled: await filter(open, (id) => hasVote(contracts, id, account)),
    }),
    ids.length > 0,
  );
  return data ?? NONE;
}

async function hasVote(
  { governor, membership }: Pick<CoalitionContracts, "governor" | "membership">,
  id: string,
  account: string,
): Promise<boolean> {
  const snapshot = await governor.proposalSnapshot(id);
  return (await membership.voterNumberAt(account, snapshot)) !== 0n;
}

async function filter(ids: readonly string[], ask: (id: string) => Promise<boolean>) {
  const answers = await Promise.all(ids.map(ask));
  return ids.filter((_, index) => answers[index]);
}
