import type { SimulatedChain } from "../rehearsal/simulated-chain.js";

/** A call by an account. */
export interface Call {
  from: string;
  to: string;
  data: string;
}

/** Sends calls and says what they cost. */
export interface Transactions {
  /** Sends one call in a block of its own. @returns its whole gas, the 21,000 of the transaction included. */
  gasOf(call: Call): Promise<number>;
  /** Sends many small calls, hundreds to a block. */
  sendAll(calls: readonly Call[], onProgress?: (done: number) => void): Promise<void>;
  /** Does the work, then puts the chain back to where it was. */
  aside<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** Below the cap of a transaction (EIP-7825). */
const MOST_GAS = 16_000_000;
/** More than any call of {@link Transactions.sendAll} needs; a block takes as many as fit by this number. */
const SMALL_CALL_GAS = 250_000;
const CALLS_A_BLOCK = 200;

const hex = (value: number) => `0x${value.toString(16)}`;

/** Gas costs nothing here and every sender is let in without a key: what is measured is what the calls do. */
export function transactionsOn({ provider, request }: SimulatedChain): Transactions {
  const admitted = new Set<string>();

  async function send({ from, to, data }: Call, gas: number): Promise<string> {
    if (!admitted.has(from)) await request("hardhat_impersonateAccount", from);
    admitted.add(from);
    const call = { from, to, data, gas: hex(gas), gasPrice: "0x0" };
    return String(await request("eth_sendTransaction", call));
  }

  async function receiptOf(hash: string) {
    const receipt = await provider.getTransactionReceipt(hash);
    if (receipt?.status !== 1) throw new Error(`transaction ${hash} failed`);
    return receipt;
  }

  return {
    async gasOf(call) {
      await request("hardhat_setNextBlockBaseFeePerGas", "0x0");
      return Number((await receiptOf(await send(call, MOST_GAS))).gasUsed);
    },
    async sendAll(calls, onProgress) {
      for (let start = 0; start < calls.length; start += CALLS_A_BLOCK) {
        const block = calls.slice(start, start + CALLS_A_BLOCK);
        await request("evm_setAutomine", false);
        const hashes: string[] = [];
        for (const call of block) hashes.push(await send(call, SMALL_CALL_GAS));
        await request("hardhat_setNextBlockBaseFeePerGas", "0x0");
        await request("evm_mine");
        await request("evm_setAutomine", true);
        for (const hash of hashes) await receiptOf(hash);
        onProgress?.(start + block.length);
      }
    },
    async aside(work) {
      const before = await request("evm_snapshot");
      try {
        return await work();
      } finally {
        await request("evm_revert", before);
      }
    },
  };
}
