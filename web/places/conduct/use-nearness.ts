import { useWallet } from "../../acting/index.js";
import type { CaseView } from "../../reading/index.js";
import { type Nearness, nearnessOf } from "./discretion.js";
import { isInOffice, useOffices } from "./use-offices.js";

/** What I am to cases. */
export function useNearness(): (view: CaseView) => Nearness {
  const { account } = useWallet();
  const { data } = useOffices();
  const isOfficer = isInOffice(data, account);
  return (view) => nearnessOf(view, account, isOfficer);
}
