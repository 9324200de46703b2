import type { Provider } from "ethers";
import { DaoError } from "../errors.js";
import { memoryOf } from "./chain-memory.js";

const AT_ONCE = 16;

/**
 * Timestamps of blocks, each asked for once.
 *
 * @returns seconds by block number.
 * @throws DaoError `BLOCK_MISSING` when the node does not know a block it reported events from.
 */
export async function readBlockTimes(
  provider: Provider,
  blockNumbers: Iterable<number>,
): Promise<ReadonlyMap<number, bigint>> {
  const times = memoryOf(provider)?.times ?? new Map<number, bigint>();
  const wanted = [...new Set(blockNumbers)].filter((number) => !times.has(number));
  for (let start = 0; start < wanted.length; start += AT_ONCE) {
    await Promise.all(
      wanted.slice(start, start + AT_ONCE).map(async (number) => {
        const block = await provider.getBlock(number);
        if (block === null) throw missing(number);
        times.set(number, BigInt(block.timestamp));
      }),
    );
  }
  return times;
}

function missing(number: number): DaoError {
  return new DaoError("BLOCK_MISSING", `The node no longer knows block ${number}.`, {
    hint: "The chain may have been reorganised while it was read: try again.",
  });
}
