import {
  type AdmissionRule,
  type Candidacy,
  readAdmission,
  readCandidacy,
} from "../../../core/members/index.js";
import { type ChainAnswer, useChain } from "../../reading/index.js";

/** How somebody becomes a member and a voter now. */
export const useAdmission = (): ChainAnswer<AdmissionRule> =>
  useChain(["admission"], (contracts) => readAdmission(contracts));

/** What stands between a waiting member and the vote; null for who does not wait. */
export const useCandidacy = (account: string | undefined): ChainAnswer<Candidacy | null> =>
  useChain(
    ["candidacy", account ?? ""],
    async (contracts) => (await readCandidacy(contracts, account ?? "")) ?? null,
    account !== undefined,
  );
