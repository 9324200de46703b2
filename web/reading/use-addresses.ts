import { useMemo } from "react";
import { type CoalitionAddresses, CONTRACT_TITLES } from "../../core/contracts/addresses.js";
import { useChain } from "./use-chain.js";
import { useCoalition } from "./use-coalition.js";

/**
 * Where the coalition's contracts are; nothing until it is known. The directory on the chain says so. Only where no node
 * answers, and nothing can be signed either, whoever is read from is believed.
 */
export function useAddresses(): CoalitionAddresses | undefined {
  const { data } = useCoalition();
  const listed = useChain(["addresses"], ({ addresses }) => Promise.resolve(addresses));
  const said = useMemo(() => {
    const addresses = data?.addresses;
    const complete = addresses && Object.keys(CONTRACT_TITLES).every((name) => name in addresses);
    return complete ? (addresses as unknown as CoalitionAddresses) : undefined;
  }, [data?.addresses]);
  return listed.data ?? (listed.isError ? said : undefined);
}
