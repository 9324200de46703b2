import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import { z } from "zod";

export const CHAIN_ID = 31337;

/** The development phrase every Ethereum tool knows: worthless anywhere but on a local chain. */
export const DEVELOPMENT_MNEMONIC = "test test test test test test test test test test test junk";

export const HARDFORK = "osaka";

/** The latest block. */
export interface Head {
  number: number;
  hash: string;
  /** Seconds since 1970. */
  timestamp: number;
  transactions: string[];
}

const quantity = z
  .string()
  .regex(/^0x[0-9a-f]+$/)
  .transform(Number);
const headSchema = z.object({
  number: quantity,
  hash: z.string(),
  timestamp: quantity,
  transactions: z.array(z.string()),
});

const versionSchema = z.object({ version: z.string() });
const readVersion = (path: string) =>
  versionSchema.parse(JSON.parse(readFileSync(path, "utf8"))).version;

/** Versions of what executes the transactions. A different one may replay a log differently. */
export function engineVersions(): { hardhat: string; edr: string } {
  const hardhat = createRequire(import.meta.url).resolve("hardhat/package.json");
  // EDR does not export its package.json, which lies beside its entry.
  const edr = join(dirname(createRequire(hardhat).resolve("@nomicfoundation/edr")), "package.json");
  return { hardhat: readVersion(hardhat), edr: readVersion(edr) };
}

/** Hardhat's EVM in this process, with nothing in front of it. */
export interface Engine {
  /** @throws Hardhat's ProviderError */
  request(method: string, params?: unknown[]): Promise<unknown>;
  head(): Promise<Head>;
  close(): Promise<void>;
}

/** A Hardhat of its own: nothing comes from hardhat.config.ts, so editing that file changes no replay. */
function createRuntime() {
  return createHardhatRuntimeEnvironment(
    {
      networks: {
        chain: {
          type: "edr-simulated",
          chainType: "l1",
          chainId: CHAIN_ID,
          accounts: { mnemonic: DEVELOPMENT_MNEMONIC, count: 20 },
          allowBlocksWithSameTimestamp: true,
          throwOnTransactionFailures: false,
          // Blocks are mined by the ledger, once the transaction is in the log.
          mining: { auto: false, interval: 0, mempool: { order: "fifo" } },
        },
      },
    },
    {},
    import.meta.dirname,
  );
}

let runtime: ReturnType<typeof createRuntime> | undefined;

/** The same genesis timestamp and hardfork always give the same genesis block. */
export async function createEngine(genesis: {
  timestamp: number;
  hardfork: string;
}): Promise<Engine> {
  const { network } = await (runtime ??= createRuntime()); // Making it is slow; networks are cheap.
  const connection = await network.create({
    network: "chain",
    override: { initialDate: new Date(genesis.timestamp * 1000), hardfork: genesis.hardfork },
  });
  const request = (method: string, params: unknown[] = []) =>
    connection.provider.request({ method, params });
  return {
    request,
    head: async () => headSchema.parse(await request("eth_getBlockByNumber", ["latest", false])),
    close: () => connection.close(),
  };
}
