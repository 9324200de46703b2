import { network } from "hardhat";
import type { Provider } from "ethers";

type Connection = Awaited<ReturnType<typeof network.create>>;

/** A fresh chain inside this process, whose clock we set. It is gone when the process ends. */
export interface SimulatedChain {
  readonly connection: Connection;
  readonly provider: Provider;
  /** Asks the node as JSON-RPC does. */
  request(method: string, ...params: unknown[]): Promise<unknown>;
  /** Timestamp of the latest block (seconds). */
  now(): Promise<number>;
  /** Lets so many seconds pass. */
  travel(seconds: number): Promise<void>;
  /** Lets time pass until the latest block has this timestamp (seconds). */
  travelTo(timestamp: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts in the future, so that no block ever waits for the real clock. */
const FIRST_DAY = "2030-01-01T00:00:00Z";

/**
 * Hardhat's EVM with the rules of today's main network: its limits on contract size, block gas and transaction gas.
 */
export async function openSimulatedChain(): Promise<SimulatedChain> {
  const connection = await network.create({
    network: "default",
    override: { initialDate: FIRST_DAY },
  });
  const { provider } = connection.ethers;
  const request = (method: string, ...params: unknown[]) =>
    connection.provider.request({ method, params });
  const travelTo = async (timestamp: number) => {
    await request("evm_setNextBlockTimestamp", timestamp);
    await request("evm_mine");
  };
  const now = async () => {
    const block = await provider.getBlock("latest");
    if (block === null) throw new Error("the simulated chain has no block");
    return block.timestamp;
  };
  return {
    connection,
    provider,
    request,
    now,
    travelTo,
    travel: async (seconds) => travelTo((await now()) + seconds),
    close: () => connection.close(),
  };
}
