import { z } from "zod";
import { DaoError } from "../errors.js";

const lower = (text: string) => text.toLowerCase();
const hex = z
  .string()
  .regex(/^0x([0-9a-fA-F]{2})*$/)
  .transform(lower);
const quantity = z.string().regex(/^0x[0-9a-fA-F]{1,64}$/);
const address = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/)
  .transform(lower);
const word = z
  .string()
  .regex(/^0x[0-9a-fA-F]{64}$/)
  .transform(lower);

/** A block by number, tag or hash (EIP-1898). */
export const blockQuestion = z.union([
  quantity.transform(Number),
  z.enum(["latest", "safe", "finalized", "earliest", "pending"]),
  z.object({ blockNumber: quantity.transform(Number) }).transform(({ blockNumber }) => blockNumber),
  z.object({ blockHash: word }),
]);

export type BlockQuestion = z.infer<typeof blockQuestion>;

const block = blockQuestion.default("latest");

const topic = z.union([z.null(), word.transform((one) => [one]), z.array(word)]);

const filter = z.object({
  address: z.union([address.transform((one) => [one]), z.array(address)]).nullish(),
  topics: z.array(topic).max(4).default([]),
  fromBlock: block,
  toBlock: block,
  blockHash: word.optional(),
});

export type LogFilter = z.infer<typeof filter>;

const slot = quantity.transform((text) => `0x${text.slice(2).toLowerCase().padStart(64, "0")}`);

const call = z
  .object({
    from: address.default(`0x${"00".repeat(20)}`),
    to: address,
    data: hex.optional(),
    input: hex.optional(),
    value: quantity.transform(BigInt).default(0n),
    gas: quantity.transform(BigInt).optional(),
  })
  .transform(({ data, input, ...rest }) => ({ ...rest, data: input ?? data ?? "0x" }));

/** What each method is asked with. */
export const QUESTIONS = {
  eth_chainId: z.tuple([]),
  net_version: z.tuple([]),
  eth_blockNumber: z.tuple([]),
  eth_getBlockByNumber: z.tuple([blockQuestion, z.boolean().default(false)]),
  eth_getBlockByHash: z.tuple([word, z.boolean().default(false)]),
  eth_getLogs: z.tuple([filter]),
  eth_getTransactionByHash: z.tuple([word]),
  eth_getTransactionReceipt: z.tuple([word]),
  eth_getCode: z.tuple([address, block]),
  eth_getBalance: z.tuple([address, block]),
  eth_getTransactionCount: z.tuple([address, block]),
  eth_getStorageAt: z.tuple([address, slot, block]),
  eth_call: z.tuple([call, block]),
} as const satisfies Record<string, z.ZodType>;

export type Method = keyof typeof QUESTIONS;
export type Asked<M extends Method> = z.infer<(typeof QUESTIONS)[M]>;

/** @throws DaoError `PROOF_IMPOSSIBLE` for a question of another form. */
export function readQuestion<M extends Method>(method: M, params: readonly unknown[]): Asked<M> {
  const parsed = QUESTIONS[method].safeParse(params);
  if (parsed.success) return parsed.data as Asked<M>;
  throw impossible(`${method} as it was asked`, parsed.error);
}

/** What has no proof is not passed on to anybody who might know it. */
export function impossible(what: string, cause?: unknown): DaoError {
  return new DaoError("PROOF_IMPOSSIBLE", `Nothing proves ${what}.`, {
    hint: "Ask within the audited blocks, for what headers, receipts and state commit to.",
    cause,
  });
}

export function tooLarge(logs: number): DaoError {
  return new DaoError("TOO_MANY_LOGS", `That is more than ${logs} logs at once.`, {
    hint: "Ask for fewer blocks at a time.",
  });
}
