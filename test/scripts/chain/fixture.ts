import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HDNodeWallet, Mnemonic, type TransactionRequest } from "ethers";
import { openChain, type LocalChain, type OpenChainOptions } from "../../../scripts/chain/chain.js";
import { DEVELOPMENT_MNEMONIC } from "../../../scripts/chain/engine.js";
import { logPathIn } from "../../../scripts/chain/restore.js";
import type { RpcProvider } from "../../../scripts/chain/rpc.js";

const root = HDNodeWallet.fromMnemonic(Mnemonic.fromPhrase(DEVELOPMENT_MNEMONIC), "m/44'/60'/0'/0");

/** The funded development account number n. */
export const account = (n: number): HDNodeWallet => root.deriveChild(n);

/** A signed transfer of 1 wei to oneself, or whatever the changes make of it. */
export function signed(
  from: HDNodeWallet,
  nonce: number,
  changes: TransactionRequest = {},
): Promise<string> {
  return from.signTransaction({
    type: 2,
    chainId: 31337,
    nonce,
    to: from.address,
    value: 1n,
    gasLimit: 100_000n,
    maxFeePerGas: 3_000_000_000n,
    maxPriorityFeePerGas: 1_000_000_000n,
    ...changes,
  });
}

/** Creation code for a contract whose whole runtime code is given. */
const creating = (runtime: string) => {
  const size = (runtime.length / 2).toString(16).padStart(2, "0");
  return `0x60${size}600c60003960${size}6000f3${runtime}`;
};

export const CONTRACTS = {
  /** REVERT with nothing. */
  reverting: creating("60006000fd"),
  /** RETURN the TIMESTAMP. */
  telling: creating("4260005260206000f3"),
  /** SSTORE the TIMESTAMP in slot 0 and LOG1 it under topic 7. */
  recording: creating("426000554260005260076020" + "6000a100"),
};

/** Directories and chains that are gone after each test. Call inside a `describe`. */
export function useChains(): {
  directory(): Promise<string>;
  open(directory: string, options?: Partial<OpenChainOptions>): Promise<LocalChain>;
} {
  const directories: string[] = [];
  const chains: LocalChain[] = [];
  afterEach(async () => {
    for (const chain of chains.splice(0)) await chain.close();
    for (const path of directories.splice(0)) await rm(path, { recursive: true });
  });
  return {
    directory: async () => {
      const path = await mkdtemp(join(tmpdir(), "three-opens-chain-"));
      directories.push(path);
      return path;
    },
    open: async (directory, options = {}) => {
      const chain = await openChain({ directory, port: 0, ...options });
      chains.push(chain);
      return chain;
    },
  };
}

export const ask = (provider: RpcProvider, method: string, ...params: unknown[]) =>
  provider.request({ method, params });

/** Sends transfers from one account with the nonces from, from + 1, … */
export async function transfer(chain: LocalChain, count: number, from = 0): Promise<string[]> {
  const hashes: string[] = [];
  for (let nonce = from; nonce < from + count; nonce++) {
    hashes.push(
      String(await ask(chain.provider, "eth_sendRawTransaction", await signed(account(0), nonce))),
    );
  }
  return hashes;
}

/** Deploys one of {@link CONTRACTS} from account 1, whose nonce must be given. */
export async function deploy(chain: LocalChain, code: string, nonce: number): Promise<string> {
  const raw = await signed(account(1), nonce, {
    to: null,
    value: 0n,
    data: code,
    gasLimit: 500_000n,
  });
  const hash = await ask(chain.provider, "eth_sendRawTransaction", raw);
  const receipt = await ask(chain.provider, "eth_getTransactionReceipt", hash);
  return (receipt as { contractAddress: string }).contractAddress;
}

export const logLines = async (directory: string): Promise<string[]> =>
  (await readFile(logPathIn(directory), "utf8")).split("\n").slice(0, -1);

/** What a promise is rejected with; fails when it is not. */
export async function rejection(
  promise: Promise<unknown>,
): Promise<Error & { code?: unknown; hint?: unknown }> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
  throw new Error("expected a rejection");
}
