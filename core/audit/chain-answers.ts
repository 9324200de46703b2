import { toBeHex, zeroPadValue } from "ethers";
import { z } from "zod";
import { EvidenceMissingError } from "../proof/proof-error.js";
import { hexOf, readBlock } from "../replay/index.js";
import type { AuditContext } from "./check.js";

type Chain = Pick<AuditContext, "chain" | "range">;

/** Where to ask: the audited block. */
export const at = ({ range }: Pick<AuditContext, "range">) => ({ blockTag: range.toBlock });

const data = z.string().regex(/^0x([0-9a-fA-F]{2})*$/);
const quantity = z.string().regex(/^0x[0-9a-fA-F]+$/);

/** Code at the audited block; "0x" where there is none. */
export async function codeAt({ chain, range }: Chain, address: string): Promise<string> {
  return answerOf(data, "code", await chain.send("eth_getCode", [address, hexOf(range.toBlock)]));
}

/** Wei at the audited block. */
export async function balanceOf({ chain, range }: Chain, address: string): Promise<bigint> {
  const answer = await chain.send("eth_getBalance", [address, hexOf(range.toBlock)]);
  return BigInt(answerOf(quantity, "balance", answer));
}

/** A word of storage at the audited block, 32 bytes as hex. */
export async function storageAt(
  { chain, range }: Chain,
  address: string,
  slot: string,
): Promise<string> {
  const answer = await chain.send("eth_getStorageAt", [address, slot, hexOf(range.toBlock)]);
  return zeroPadValue(toBeHex(BigInt(answerOf(quantity, "word of storage", answer))), 32);
}

/** Timestamp of the audited block in seconds. */
export async function auditedMoment({ chain, range }: Chain): Promise<number> {
  const block = await readBlock(chain, range.toBlock);
  if (block !== undefined) return block.timestamp;
  throw new EvidenceMissingError(`Block ${range.toBlock}`, "Ask a node that has it.");
}

const transaction = z.object({
  hash: data,
  from: data,
  to: data.nullable().optional(),
  input: data,
  blockNumber: quantity.transform(Number),
});

/** What an audit looks at in a transaction. */
export type AuditedTransaction = z.infer<typeof transaction>;

/** A transaction of the audited range. @throws EvidenceMissingError when nobody has it. */
export async function transactionAt(
  { chain }: Pick<AuditContext, "chain">,
  hash: string,
): Promise<AuditedTransaction> {
  const answer = await chain.send("eth_getTransactionByHash", [hash]);
  if (answer === null || answer === undefined)
    throw new EvidenceMissingError(`Transaction ${hash}`, "Ask a node that keeps transactions.");
  return answerOf(transaction, "transaction", answer);
}

function answerOf<T extends z.ZodType>(schema: T, what: string, answer: unknown): z.output<T> {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new EvidenceMissingError(
    `A ${what} in the standard's form`,
    "Ask another node: this one answers otherwise than Ethereum's nodes do.",
    { cause: parsed.error },
  );
}
