import { useMemo } from "react";
import { CONTRACT_TITLES, type CoalitionAddresses } from "../../../core/contracts/index.js";
import type { DescribedCoalition } from "../../../core/motions/index.js";
import { useChain, useCoalition } from "../../reading/index.js";

/** Where the coalition's contracts are; nothing until it is known. */
export function useAddresses(): CoalitionAddresses | undefined {
  const { data } = useCoalition();
  return useMemo(() => {
    const addresses = data?.addresses;
    const complete = addresses && Object.keys(CONTRACT_TITLES).every((name) => name in addresses);
    return complete ? (addresses as unknown as CoalitionAddresses) : undefined;
  }, [data?.addresses]);
}

/** What describing calls needs. Without a node nobody knows which admission policy it is: then its calls count as unknown. */
export function useDescribed(): DescribedCoalition | undefined {
  const addresses = useAddresses();
  const { data: kind = "other" } = useChain(["admission-policy"], async (c) => c.admission.kind);
  return useMemo(() => addresses && { addresses, admission: { kind } }, [addresses, kind]);
}
