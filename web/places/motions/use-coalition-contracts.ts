import { useMemo } from "react";
import type { DescribedCoalition } from "../../../core/motions/index.js";
import { useAddresses, useChain } from "../../reading/index.js";

/** What describing calls needs. Without a node nobody knows which admission policy it is: then its calls count as unknown. */
export function useDescribed(): DescribedCoalition | undefined {
  const addresses = useAddresses();
  const { data: kind = "other" } = useChain(["policy-kind"], async (c) => c.admission.kind);
  return useMemo(() => addresses && { addresses, admission: { kind } }, [addresses, kind]);
}
