import { type ContractRunner, ZeroAddress } from "ethers";
import {
  IAdmissionPolicy__factory,
  IVouchAdmission__factory,
  type IAdmissionPolicy,
  type IVouchAdmission,
} from "../../typechain-types/index.js";
import { isContractAnswer } from "../refusals/revert-data.js";

/** How waiting members become voters. `other` is a policy this version does not know; `open` may be a good imitation. */
export type Admission =
  | { kind: "open"; address: string; contract: IAdmissionPolicy }
  | { kind: "vouches"; address: string; contract: IVouchAdmission }
  | { kind: "other"; address: string; contract: IAdmissionPolicy };

/** What a policy may use to make up its mind, so that one that never does cannot hold up those who ask. */
export const POLICY_GAS = 2_000_000n;

/**
 * Tells the policies apart by what they answer: one that asks for vouches has a number of them, and one that admits
 * even the zero address, which can be no member, looks at nobody.
 */
export async function connectAdmission(
  address: string,
  runner: ContractRunner,
): Promise<Admission> {
  const vouches = IVouchAdmission__factory.connect(address, runner);
  if (await answers(vouches.vouchesNeeded()))
    return { kind: "vouches", address, contract: vouches };
  const contract = IAdmissionPolicy__factory.connect(address, runner);
  const everybody = await contract.admits(ZeroAddress, { gasLimit: POLICY_GAS }).catch(unanswered);
  return { kind: everybody === true ? "open" : "other", address, contract };
}

async function answers(call: Promise<unknown>): Promise<boolean> {
  return (await call.catch(unanswered)) !== undefined;
}

/** A contract without the function reverts or answers nonsense; anything else is trouble with the network. */
function unanswered(error: unknown): undefined {
  if (!isContractAnswer(error)) throw error;
}
