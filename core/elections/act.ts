import type { BaseContract } from "ethers";

/** Something one person does, ready to be sent: a transaction without value, and what it does in one sentence. */
export interface Act {
  to: string;
  /** Calldata as hex. */
  data: string;
  sentence: string;
}

/** Encodes a call. The arguments were checked by whoever builds the act. */
export function actOn(
  contract: BaseContract,
  functionName: string,
  values: readonly unknown[],
  sentence: string,
): Act {
  const data = contract.interface.encodeFunctionData(functionName, values);
  return { to: contract.target as string, data, sentence };
}
