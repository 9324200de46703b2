import { z } from "zod";
import { HEADER_FIELDS, type HeaderField } from "./header.js";

const bytes = z
  .string()
  .regex(/^0x([0-9a-fA-F]{2})*$/)
  .max(8_000_000);
const sized = (length: number) =>
  z.string().regex(new RegExp(`^0x[0-9a-fA-F]{${2 * length}}$`), `${length} bytes`);
const quantity = z.string().regex(/^0x[0-9a-fA-F]{1,64}$/);
const address = sized(20);
const word = sized(32);

const absent = <T extends z.ZodType>(schema: T) =>
  schema.nullish().transform((v) => v ?? undefined);

const fieldSchema = (name: HeaderField): z.ZodType<string | undefined> => {
  const form = HEADER_FIELDS[name];
  return absent(form === "integer" ? quantity : form === "bytes" ? bytes : sized(form));
};

const headerFields = Object.keys(HEADER_FIELDS) as HeaderField[];

/** A block as a node writes it; what this version does not know stays on it, to be named. */
export const blockSchema = z.looseObject({
  hash: word,
  ...(Object.fromEntries(headerFields.map((name) => [name, fieldSchema(name)])) as Record<
    HeaderField,
    z.ZodType<string | undefined>
  >),
});

/** Of a block, what is no part of its header. */
export const BESIDE_HEADER: ReadonlySet<string> = new Set([
  "hash",
  "size",
  "totalDifficulty",
  "transactions",
  "uncles",
  "withdrawals",
]);

const signature = { yParity: absent(quantity), v: absent(quantity), r: quantity, s: quantity };

const transactionSchema = z.object({
  type: absent(quantity),
  chainId: absent(quantity),
  nonce: quantity,
  gasPrice: absent(quantity),
  maxPriorityFeePerGas: absent(quantity),
  maxFeePerGas: absent(quantity),
  maxFeePerBlobGas: absent(quantity),
  gas: quantity,
  to: absent(address),
  value: quantity,
  input: bytes,
  accessList: absent(z.array(z.object({ address, storageKeys: z.array(word) }))),
  blobVersionedHashes: absent(z.array(word)),
  authorizationList: absent(
    z.array(z.object({ chainId: quantity, address, nonce: quantity, ...signature })),
  ),
  hash: word,
  ...signature,
});

/** A block with its transactions. */
export const filledBlockSchema = z.object({ transactions: z.array(transactionSchema) });

export const receiptSchema = z.object({
  type: absent(quantity),
  status: absent(quantity),
  root: absent(word),
  cumulativeGasUsed: quantity,
  logsBloom: sized(256),
  logs: z.array(z.object({ address, topics: z.array(word).max(4), data: bytes })),
});

export const receiptsSchema = z.array(receiptSchema);
export type NodeReceipt = z.infer<typeof receiptSchema>;

const nodes = z.array(bytes).max(100);

export const proofSchema = z.object({
  accountProof: nodes,
  storageProof: z.array(z.object({ key: quantity, proof: nodes })),
});

export const codeSchema = bytes;
