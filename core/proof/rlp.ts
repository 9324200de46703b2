import { RLP } from "@ethereumjs/rlp";
import { flatHex } from "./flat-hex.js";

/** Strictly decoded RLP: bytes, or a list. */
export type RlpItem = Uint8Array | readonly RlpItem[];

/** Throws RangeError for what is not canonical RLP of a list. */
export function decodeList(bytes: Uint8Array): readonly RlpItem[] {
  let decoded: RlpItem;
  try {
    decoded = RLP.decode(bytes) as RlpItem;
  } catch (cause) {
    throw new RangeError("no RLP", { cause });
  }
  return listOf(decoded);
}

/** Throws RangeError for bytes. */
export function listOf(item: RlpItem | undefined): readonly RlpItem[] {
  if (item === undefined || item instanceof Uint8Array) throw new RangeError("no list");
  return item;
}

/** Throws RangeError for a list, and for another length than the one asked for. */
export function bytesOf(item: RlpItem | undefined, length?: number): Uint8Array {
  if (!(item instanceof Uint8Array)) throw new RangeError("no bytes");
  if (length !== undefined && item.length !== length)
    throw new RangeError(`${item.length} bytes instead of ${length}`);
  return item;
}

/** 0x-prefixed. */
export const hexOf = (item: RlpItem | undefined, length?: number): string =>
  flatHex(bytesOf(item, length));

/** Throws RangeError for leading zeros and for more than 256 bits. */
export function integerOf(item: RlpItem | undefined): bigint {
  const bytes = bytesOf(item);
  if (bytes.length > 32 || bytes[0] === 0) throw new RangeError("no integer");
  return bytes.length === 0 ? 0n : BigInt(flatHex(bytes));
}

/** Throws RangeError for what JavaScript cannot count exactly. */
export function countOf(item: RlpItem | undefined): number {
  const value = integerOf(item);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new RangeError("too large a number");
  return Number(value);
}
