import { type BaseWallet, Transaction } from "ethers";
import type { Price } from "./fees.js";

/** What every variant of an attempt has in common. */
export interface Unsigned {
  chainId: bigint;
  nonce: number;
  target: string;
  data: string;
  gas: number;
}

/** Signs a transaction without value: this relay pays gas and nothing else. */
export async function signTransaction(
  key: BaseWallet,
  { chainId, nonce, target, data, gas }: Unsigned,
  { price, tip }: Price,
): Promise<{ raw: string; hash: string }> {
  const common = { chainId, nonce, to: target, data, gasLimit: gas, value: 0n };
  const raw = await key.signTransaction(
    tip === undefined
      ? { ...common, type: 0, gasPrice: price }
      : { ...common, type: 2, maxFeePerGas: price, maxPriorityFeePerGas: tip },
  );
  const { hash } = Transaction.from(raw);
  if (hash === null) throw new Error("a signed transaction has a hash");
  return { raw, hash };
}
