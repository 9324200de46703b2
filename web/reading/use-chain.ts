import { type QueryKey, useQuery, type UseQueryResult } from "@tanstack/react-query";
import type { CoalitionContracts } from "../../core/contracts/index.js";
import { keys } from "./keys.js";
import { useConnection } from "./use-connection.js";

/** What was asked of the contracts themselves, at the newest block. */
export type ChainAnswer<Data> = UseQueryResult<Data>;

/** What depends on the clock alone changes without an event. */
const REFRESH_MS = 60_000;

/**
 * Asks the contracts themselves, whatever a relay says; anew whenever anything changed.
 *
 * @param key - what is asked.
 */
export function useChain<Data>(
  key: QueryKey,
  ask: (contracts: CoalitionContracts) => Promise<Data>,
  enabled = true,
): ChainAnswer<Data> {
  const { contracts } = useConnection();
  return useQuery({
    queryKey: [...keys.chain, ...key],
    queryFn: async () => ask(await contracts()),
    enabled,
    retry: 1,
    refetchInterval: REFRESH_MS,
  });
}
