import { POLICY_GAS } from "../contracts/admission.js";
import type { Admission } from "../contracts/index.js";
import { isContractAnswer } from "../refusals/index.js";

/** Whether the policy admits a member; one that fails admits nobody. */
export async function admits(
  { contract }: Admission,
  account: string,
  blockTag: number | "latest" = "latest",
): Promise<boolean> {
  try {
    return await contract.admits(account, { blockTag, gasLimit: POLICY_GAS });
  } catch (error) {
    if (!isContractAnswer(error)) throw error;
    return false;
  }
}
