import { INTERFACES, type ContractName } from "../contracts/index.js";
import type { Action } from "./action.js";
import { describeCall, summaryOf, type DescribedCoalition } from "./describe-call.js";

/** Encodes a call to one of the coalition's contracts; its summary is read back from the calldata. */
export function encodeAction(
  contracts: DescribedCoalition,
  contract: ContractName,
  functionName: string,
  values: readonly unknown[],
): Action {
  const call = {
    target: contracts.addresses[contract],
    value: 0n,
    calldata: INTERFACES[contract].encodeFunctionData(functionName, values),
  };
  return { ...call, summary: summaryOf(describeCall(contracts, call)) };
}
