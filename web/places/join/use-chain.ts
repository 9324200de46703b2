import { useQuery } from "@tanstack/react-query";
import type { CoalitionContracts } from "../../../core/contracts/index.js";
import { keys, useConnection } from "../../reading/index.js";

/** What was asked of the contracts themselves, at the newest block. */
export interface ChainAnswer<Data> {
  data: Data | undefined;
  error: Error | null;
  isPending: boolean;
  refetch(): Promise<unknown>;
}

/** Whatever depends on the clock alone changes without an event. */
const REFRESH_MS = 60_000;

/**
 * Asks the contracts, where no relay is to be believed or none would know.
 *
 * @param names - what is asked; the answer is asked for anew whenever the page reads anew.
 */
export function useChain<Data>(
  names: readonly string[],
  read: (contracts: CoalitionContracts) => Promise<Data>,
  enabled = true,
): ChainAnswer<Data> {
  const { contracts } = useConnection();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: [...keys.all, "contracts", ...names],
    queryFn: async () => read(await contracts()),
    enabled,
    refetchInterval: REFRESH_MS,
  });
  return { data, error, isPending, refetch };
}
