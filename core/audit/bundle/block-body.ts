import { RLP } from "@ethereumjs/rlp";
import type { BlockBody } from "../../proof/evidence.js";

/** A block's body as one piece of bytes: RLP of the list of transactions and the list of receipts. */
export function encodeBody({ transactions, receipts }: BlockBody): Uint8Array {
  return RLP.encode([[...transactions], [...receipts]]);
}

/** @returns nothing when these bytes are no body. @throws Error where they are no RLP. */
export function decodeBody(bytes: Uint8Array): BlockBody | undefined {
  const found: unknown = RLP.decode(bytes);
  if (!Array.isArray(found) || found.length !== 2) return undefined;
  const [transactions, receipts] = found as unknown[];
  if (!areBytes(transactions) || !areBytes(receipts)) return undefined;
  return { transactions, receipts };
}

const areBytes = (value: unknown): value is Uint8Array[] =>
  Array.isArray(value) && value.every((item) => item instanceof Uint8Array);
