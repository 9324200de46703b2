import { useQuery } from "@tanstack/react-query";
import { id as hashOf } from "ethers";
import { APPEAL_PANELLIST, CONDUCT_OFFICER } from "../../../core/conduct/index.js";
import { keys, useConnection } from "../../reading/index.js";
import { sameAccount } from "./discretion.js";

/** Who holds the offices that act in cases, by the contract. */
export interface OfficesOfConduct {
  officers: readonly string[];
  panellists: readonly string[];
}

export function useOffices() {
  const { contracts } = useConnection();
  return useQuery({
    queryKey: [...keys.cases, "offices"],
    queryFn: async (): Promise<OfficesOfConduct> => {
      const { offices } = await contracts();
      const [officers, panellists] = await Promise.all([
        offices.officers(hashOf(CONDUCT_OFFICER)),
        offices.officers(hashOf(APPEAL_PANELLIST)),
      ]);
      return { officers: [...officers], panellists: [...panellists] };
    },
  });
}

/** Whether an account holds one of them. */
export const isInOffice = (
  offices: OfficesOfConduct | undefined,
  account: string | undefined,
): boolean =>
  offices !== undefined &&
  [...offices.officers, ...offices.panellists].some((each) => sameAccount(each, account));
