import type { Lie } from "../lies.js";
import { isAt, otherByte, otherHex, otherValue, swapped } from "./retell.js";

interface Transaction extends Record<string, unknown> {
  accessList?: unknown[];
}

interface Block {
  transactions: Transaction[];
}

interface Log {
  address: string;
  topics: string[];
  data: string;
}

interface Receipt extends Record<string, unknown> {
  logs: Log[];
}

function blockLie(
  id: string,
  what: string,
  retell: (list: Transaction[]) => readonly unknown[] | undefined,
): Lie {
  return {
    ...{ id, what, method: "eth_getBlockByNumber" },
    retell: (block: Block, params, target) => {
      if (!isAt(params, target) || params[1] !== true) return undefined;
      const transactions = retell(block.transactions);
      return transactions && { ...block, transactions };
    },
  };
}

export const bodyLies: readonly Lie[] = [
  blockLie("transactions-none", "says that a block is empty", () => []),
  blockLie("transaction-left-out", "leaves the last transaction out", (list) => list.slice(0, -1)),
  blockLie("transaction-twice", "tells a transaction twice", (list) => [...list, list.at(-1)]),
  blockLie("transactions-hashes-only", "gives hashes instead of transactions", (list) =>
    list.map(({ hash }) => hash),
  ),
];

const SIGNED = [
  ...["type", "chainId", "nonce", "maxPriorityFeePerGas", "maxFeePerGas", "gas", "to", "value"],
  ...["input", "r", "s", "hash"],
];

export const transactionLies: readonly Lie[] = [
  ...SIGNED.map((name) =>
    blockLie(
      `transaction-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      `gives a transaction another ${name}`,
      ([first, ...rest]) => [{ ...first, [name]: otherValue(first![name]) }, ...rest],
    ),
  ),
  blockLie("transaction-parity", "turns a signature over", ([first, ...rest]) => {
    const parity = (first!.yParity ?? first!.v) === "0x0" ? "0x1" : "0x0";
    return [{ ...first, yParity: parity, v: parity }, ...rest];
  }),
  blockLie("transaction-access-list", "adds to an access list", ([first, ...rest]) => [
    { ...first, accessList: [{ address: `0x${"11".repeat(20)}`, storageKeys: [] }] },
    ...rest,
  ]),
];

function receiptLie(
  id: string,
  what: string,
  retell: (receipt: Receipt) => Partial<Receipt> | undefined,
): Lie {
  return {
    ...{ id, what, method: "eth_getTransactionReceipt" },
    retell: (receipt: Receipt, _params, target) => {
      if (Number(receipt.blockNumber) !== target.block) return undefined;
      const changes = retell(receipt);
      return changes && { ...receipt, ...changes };
    },
  };
}

/** About the first event that it fits. */
const logLie = (id: string, what: string, retell: (log: Log) => Log | undefined) =>
  receiptLie(id, what, ({ logs }) => {
    const place = logs.findIndex((log) => retell(log) !== undefined);
    return place === -1 ? undefined : { logs: logs.with(place, retell(logs[place]!)!) };
  });

export const receiptLies: readonly Lie[] = [
  receiptLie("receipt-status", "calls a transaction failed", () => ({ status: "0x0" })),
  receiptLie("receipt-type", "gives a receipt another type", () => ({ type: "0x1" })),
  receiptLie("receipt-type-unknown", "gives a receipt a type nobody knows", () => ({
    type: "0x7e",
  })),
  receiptLie("receipt-gas", "gives a receipt other gas", ({ cumulativeGasUsed }) => ({
    cumulativeGasUsed: otherHex(cumulativeGasUsed as string),
  })),
  receiptLie("receipt-bloom", "gives a receipt another bloom", ({ logsBloom }) => ({
    logsBloom: otherByte(logsBloom as string),
  })),
  receiptLie("logs-none", "leaves all events out", () => ({ logs: [] })),
  receiptLie("log-left-out", "leaves the last event out", ({ logs }) => ({
    logs: logs.slice(0, -1),
  })),
  receiptLie("log-left-out-first", "leaves the first event out", ({ logs }) => ({
    logs: logs.slice(1),
  })),
  receiptLie("log-twice", "tells an event twice", ({ logs }) => ({ logs: [...logs, ...logs] })),
  receiptLie("logs-reordered", "tells events in another order", ({ logs }) =>
    logs.length < 2 ? undefined : { logs: swapped(logs, 0, logs.length - 1) },
  ),
  logLie("log-address", "lets another contract have said it", (log) => ({
    ...log,
    address: otherHex(log.address),
  })),
  logLie("log-event", "calls an event by another name", (log) => ({
    ...log,
    topics: log.topics.with(0, otherHex(log.topics[0]!)),
  })),
  logLie("log-topic", "changes whom an event is about", (log) =>
    log.topics.length < 2
      ? undefined
      : { ...log, topics: log.topics.with(1, otherHex(log.topics[1]!)) },
  ),
  logLie("log-topic-left-out", "leaves a topic out", (log) => ({
    ...log,
    topics: log.topics.slice(0, -1),
  })),
  logLie("log-data", "changes what an event says", (log) =>
    log.data === "0x" ? undefined : { ...log, data: otherHex(log.data) },
  ),
  logLie("log-data-cut", "cuts short what an event says", (log) =>
    log.data === "0x" ? undefined : { ...log, data: log.data.slice(0, -2) },
  ),
];
