import { getAddress } from "ethers";
import { z } from "zod";
import { PageWidth, type RawLog } from "../contracts/index.js";
import { DaoError } from "../errors.js";

/** JSON-RPC to one node; ethers' JsonRpcProvider is one, and so is Hardhat's. */
export interface Rpc {
  send(method: string, params: unknown[]): Promise<unknown>;
}

/** A log as the node writes it, its numbers read. */
export interface ChainLog extends RawLog {
  /** Checksummed. */
  address: string;
  blockNumber: number;
  blockHash: string;
  transactionHash: string;
  logIndex: number;
  /** Seconds; newer nodes tell it with the log. */
  blockTimestamp?: number | undefined;
}

const hex = z.string().regex(/^0x([0-9a-f]{2})*$/);
const quantity = z
  .string()
  .regex(/^0x[0-9a-f]{1,13}$/)
  .transform(Number);

const logSchema = z.object({
  address: z.string().regex(/^0x[0-9a-fA-F]{40}$/),
  topics: z.array(hex).max(4),
  data: hex,
  blockNumber: quantity,
  blockHash: hex,
  transactionHash: hex,
  logIndex: quantity,
  blockTimestamp: quantity.optional(),
});

/**
 * Logs of some contracts in the order of the chain, in pieces no larger than the node gives.
 *
 * @param span - blocks of the first piece.
 * @returns pieces with the last block each of them covers.
 * @throws whatever the node throws when it refuses even a single block; DaoError `LOG_MALFORMED`.
 */
export async function* readChainLogs(
  rpc: Rpc,
  addresses: () => readonly string[],
  { fromBlock, toBlock, span = 10_000 }: { fromBlock: number; toBlock: number; span?: number },
): AsyncIterable<{ logs: ChainLog[]; toBlock: number }> {
  const width = new PageWidth(span, span);
  for (let start = fromBlock; start <= toBlock;) {
    const end = width.endFrom(start, toBlock);
    let page: unknown;
    try {
      page = await rpc.send("eth_getLogs", [
        { address: addresses(), fromBlock: hexOf(start), toBlock: hexOf(end) },
      ]);
    } catch (error) {
      if (width.refused(start, end)) continue;
      throw error;
    }
    yield { logs: parseLogs(page, start, end), toBlock: end };
    width.given(start, end);
    start = end + 1;
  }
}

/** Logs of one contract alone, for what it did before it became part of the coalition. */
export async function logsOf(rpc: Rpc, address: string, fromBlock: number, toBlock: number) {
  const logs: ChainLog[] = [];
  for await (const piece of readChainLogs(rpc, () => [address], { fromBlock, toBlock }))
    logs.push(...piece.logs);
  return logs;
}

function parseLogs(page: unknown, fromBlock: number, toBlock: number): ChainLog[] {
  const parsed = z.array(logSchema).safeParse(page);
  if (!parsed.success)
    throw malformed("its logs have another form than the standard's", parsed.error);
  const logs = parsed.data.map((log) => ({ ...log, address: getAddress(log.address) }));
  let last: readonly [number, number] = [fromBlock, -1];
  for (const { blockNumber, logIndex } of logs) {
    const [block, index] = last;
    const isLater = blockNumber > block || (blockNumber === block && logIndex > index);
    if (!isLater || blockNumber > toBlock) throw malformed("its logs are out of order");
    last = [blockNumber, logIndex];
  }
  return logs;
}

function malformed(what: string, cause?: unknown): DaoError {
  return new DaoError("LOG_MALFORMED", `The node cannot be followed: ${what}.`, {
    hint: "Ask another node.",
    cause,
  });
}

export const hexOf = (number: number): string => `0x${number.toString(16)}`;

const blockSchema = z.object({
  number: quantity,
  hash: hex,
  parentHash: hex,
  timestamp: quantity,
});

export type ChainBlock = z.infer<typeof blockSchema>;

/** A block's header; nothing when the node does not know it (any more). @param tag - number, or "latest", "finalized". */
export async function readBlock(rpc: Rpc, tag: number | string): Promise<ChainBlock | undefined> {
  const found = await rpc.send("eth_getBlockByNumber", [
    typeof tag === "number" ? hexOf(tag) : tag,
    false,
  ]);
  if (found === null) return undefined;
  const parsed = blockSchema.safeParse(found);
  if (!parsed.success)
    throw malformed("its blocks have another form than the standard's", parsed.error);
  return parsed.data;
}
