import { useQuery, type QueryKey } from "@tanstack/react-query";
import type { CoalitionContracts } from "../../../core/contracts/index.js";
import { keys, useConnection } from "../../reading/index.js";

/** Asks the chain itself, whatever a relay says; anew whenever something changed. */
export function useChain<Answer>(
  key: QueryKey,
  ask: (contracts: CoalitionContracts) => Promise<Answer>,
  enabled = true,
) {
  const { contracts } = useConnection();
  return useQuery({
    queryKey: [...keys.all, "chain", ...key],
    queryFn: async () => ask(await contracts()),
    enabled,
    retry: 1,
  });
}
