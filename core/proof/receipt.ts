import { RLP } from "@ethereumjs/rlp";
import { concat, getBytes, toBeArray } from "ethers";
import { bytesOf, countOf, decodeList, hexOf, integerOf, listOf, type RlpItem } from "./rlp.js";

/** A log as a receipt keeps it. */
export interface ReceiptLog {
  /** Lower case. */
  address: string;
  topics: readonly string[];
  data: string;
}

export interface Receipt {
  /** EIP-2718; 0 for those without. */
  type: number;
  /** Whether the transaction succeeded; nothing before that was kept (2017). */
  succeeded: boolean | undefined;
  /** Of the block, up to this transaction. */
  cumulativeGasUsed: bigint;
  /** 256 bytes, 0x-prefixed. */
  logsBloom: string;
  logs: readonly ReceiptLog[];
}

/** Kinds of transactions this version knows: legacy, access lists, fee market, blobs, delegations. */
export const KNOWN_TYPES: ReadonlySet<number> = new Set([0, 1, 2, 3, 4]);

const MOST_TOPICS = 4;

/** Splits the type (EIP-2718) from what it wraps. Throws RangeError for nothing at all. */
export function unwrap(bytes: Uint8Array): { type: number; payload: Uint8Array } {
  const [first] = bytes;
  if (first === undefined) throw new RangeError("no bytes");
  // A list begins with 0xc0 or more, and is as old as the chain.
  return first >= 0xc0 ? { type: 0, payload: bytes } : { type: first, payload: bytes.subarray(1) };
}

export function wrap(type: number, fields: Parameters<typeof RLP.encode>[0]): Uint8Array {
  const payload = RLP.encode(fields);
  return type === 0 ? payload : getBytes(concat([toBeArray(type), payload]));
}

/** Throws RangeError for what no receipt can be, and for a type nobody knows. */
export function decodeReceipt(bytes: Uint8Array): Receipt {
  const { type, payload } = unwrap(bytes);
  if (!KNOWN_TYPES.has(type)) throw new RangeError(`a receipt of type ${type}`);
  const items = decodeList(payload);
  if (items.length !== 4) throw new RangeError(`a receipt of ${items.length} fields`);
  const [status, gas, bloom, logs] = items;
  return {
    type,
    succeeded: bytesOf(status).length === 32 ? undefined : countOf(status) === 1,
    cumulativeGasUsed: integerOf(gas),
    logsBloom: hexOf(bloom, 256),
    logs: listOf(logs).map(logOf),
  };
}

function logOf(item: RlpItem): ReceiptLog {
  const [address, topics, data, ...more] = listOf(item);
  const words = listOf(topics);
  if (more.length > 0 || words.length > MOST_TOPICS) throw new RangeError("no log");
  return {
    address: hexOf(address, 20),
    topics: words.map((topic) => hexOf(topic, 32)),
    data: hexOf(data),
  };
}

/** A receipt in consensus form. Throws RangeError for a type nobody knows. */
export function encodeReceipt(
  receipt: Omit<Receipt, "succeeded"> & {
    /** 0 or 1; or the state's root, as before 2017. */
    outcome: string;
  },
): Uint8Array {
  const { type, outcome, cumulativeGasUsed, logsBloom, logs } = receipt;
  if (!KNOWN_TYPES.has(type)) throw new RangeError(`a receipt of type ${type}`);
  return wrap(type, [
    outcome.length === 66 ? getBytes(outcome) : BigInt(outcome),
    cumulativeGasUsed,
    getBytes(logsBloom),
    logs.map(({ address, topics, data }) => [
      getBytes(address),
      topics.map((topic) => getBytes(topic)),
      getBytes(data),
    ]),
  ]);
}
