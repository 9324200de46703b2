import { toQuantity } from "ethers";
import { z } from "zod";
import type { Rpc } from "./ports.js";

const quantity = z
  .string()
  .regex(/^0x[0-9a-f]+$/i)
  .transform(BigInt);
const count = quantity.transform(Number);
const hex = z.string().regex(/^0x([0-9a-f]{2})*$/i);

const blockSchema = z.object({
  number: count.nullable(),
  hash: z.string().nullable(),
  timestamp: count,
  gasLimit: count,
  baseFeePerGas: quantity.optional(),
});
const logsSchema = z.array(
  z.object({
    address: z.string(),
    topics: z.array(z.string()),
    data: z.string(),
    transactionHash: z.string(),
  }),
);
const receiptSchema = z.object({
  transactionHash: z.string(),
  blockNumber: count,
  blockHash: z.string(),
  status: count,
  gasUsed: count,
  logs: logsSchema,
});

/** Block number, or a name for one. */
export type BlockTag = "latest" | "pending" | "finalized" | number;

/** A block that is on the chain now. */
export interface Head {
  number: number;
  hash: string;
  /** Seconds since 1970. */
  timestamp: number;
  /** Most gas of a block. */
  gasLimit: number;
  /** Wei; nothing on chains without EIP-1559. */
  baseFee: bigint | undefined;
}

export type Receipt = z.infer<typeof receiptSchema>;
export type EventLog = Receipt["logs"][number];

/** A transaction that is only tried. */
export interface Call {
  to: string;
  /** Calldata as hex. */
  data: string;
  gas?: number;
}

/** What the write side asks of the chain, validated. Each question is one request to the node. */
export interface Chain {
  head(): Promise<Head>;
  /** The newest block that will not be taken back. */
  settled(): Promise<Head>;
  /** Time of the block to come, or of the latest one where the node knows no other (seconds). */
  now(): Promise<number>;
  /** @throws what the node answers when the call reverts. */
  call(call: Call, tag: BlockTag): Promise<string>;
  estimateGas(call: Call): Promise<number>;
  codeAt(address: string): Promise<string>;
  balance(): Promise<bigint>;
  transactionCount(tag: BlockTag): Promise<number>;
  receipt(hash: string): Promise<Receipt | undefined>;
  knows(hash: string): Promise<boolean>;
  /** Events of one contract, from a block to the latest; null stands for any topic. */
  logs(address: string, topics: readonly (string | null)[], fromBlock: number): Promise<EventLog[]>;
  sendRaw(raw: string): Promise<void>;
  /** Tip that nodes suggest (wei). */
  tip(): Promise<bigint>;
  gasPrice(): Promise<bigint>;
}

/** What counts as never to be taken back: a block the chain itself calls finalized, or one with so many on top. */
export type Finality = "finalized" | number;

/** @param account whoever calls and sends: the relay's own account. */
export function chainOver(rpc: Rpc, account: string, finality: Finality): Chain {
  const param = (tag: BlockTag) => (typeof tag === "number" ? toQuantity(tag) : tag);
  const block = async (tag: BlockTag) =>
    blockSchema.nullable().parse(await rpc.send("eth_getBlockByNumber", [param(tag), false]));
  const mined = async (tag: BlockTag): Promise<Head> => {
    const found = await block(tag);
    if (found === null || found.number === null || found.hash === null)
      throw new Error(`the node has no block ${tag}`);
    const { number, hash, timestamp, gasLimit, baseFeePerGas } = found;
    return { number, hash, timestamp, gasLimit, baseFee: baseFeePerGas };
  };
  let asking: Promise<number> | undefined;
  let widest = Infinity;
  /** In pieces no larger than the node gives: half of what it refuses, twice of what it gives. */
  const logsBetween = async (filter: object, fromBlock: number, toBlock: number) => {
    const before = widest;
    const found: EventLog[] = [];
    for (let start = fromBlock; start <= toBlock;) {
      const end = Math.min(start + widest - 1, toBlock);
      const range = { fromBlock: toQuantity(start), toBlock: toQuantity(end) };
      try {
        found.push(...logsSchema.parse(await rpc.send("eth_getLogs", [{ ...filter, ...range }])));
      } catch (error) {
        if (end > start) {
          widest = Math.ceil((end - start + 1) / 2);
          continue;
        }
        widest = before; // It is not the width.
        throw error;
      }
      widest *= 2;
      start = end + 1;
    }
    return found;
  };
  const presentTime = async () => {
    const pending = await block("pending").catch(() => null);
    return pending?.timestamp ?? (await mined("latest")).timestamp;
  };
  const request = ({ to, data, gas }: Call) => ({
    from: account,
    to,
    data,
    ...(gas === undefined ? {} : { gas: toQuantity(gas) }),
  });
  return {
    head: () => mined("latest"),
    async settled() {
      if (finality === "finalized") return mined("finalized");
      const { number } = await mined("latest");
      return mined(Math.max(0, number - finality));
    },
    now: () => {
      // Many ask at the same time; one answer serves them all.
      asking ??= presentTime().finally(() => (asking = undefined));
      return asking;
    },
    call: async (call, tag) => hex.parse(await rpc.send("eth_call", [request(call), param(tag)])),
    estimateGas: async (call) =>
      count.parse(await rpc.send("eth_estimateGas", [request(call), "pending"])),
    codeAt: async (address) => hex.parse(await rpc.send("eth_getCode", [address, "latest"])),
    balance: async () => quantity.parse(await rpc.send("eth_getBalance", [account, "latest"])),
    transactionCount: async (tag) =>
      count.parse(await rpc.send("eth_getTransactionCount", [account, param(tag)])),
    receipt: async (hash) =>
      receiptSchema.nullable().parse(await rpc.send("eth_getTransactionReceipt", [hash])) ??
      undefined,
    knows: async (hash) => (await rpc.send("eth_getTransactionByHash", [hash])) !== null,
    logs: async (address, topics, fromBlock) =>
      logsBetween({ address, topics }, fromBlock, (await mined("latest")).number),
    sendRaw: async (raw) => void (await rpc.send("eth_sendRawTransaction", [raw])),
    tip: async () => quantity.parse(await rpc.send("eth_maxPriorityFeePerGas", [])),
    gasPrice: async () => quantity.parse(await rpc.send("eth_gasPrice", [])),
  };
}
