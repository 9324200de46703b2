import { hexlify, getBytes, toBeHex, toQuantity } from "ethers";
import type { Target } from "../lies.js";

/** The other hexadecimal digits, the same length. */
export function otherHex(text: string): string {
  const last = parseInt(text.at(-1)!, 16) ^ 1;
  return text.slice(0, -1) + last.toString(16);
}

/** The same bytes but one, in the middle. */
export function otherByte(text: string): string {
  const bytes = getBytes(text);
  const middle = bytes.length >> 1;
  return hexlify(bytes.map((byte, index) => (index === middle ? byte ^ 0xff : byte)));
}

export const oneMore = (text: string) => toQuantity(BigInt(text) + 1n);

/** Another value for a field: the next integer, one digit changed, a byte where there was none. */
export function otherValue(value: unknown): unknown {
  if (typeof value !== "string") return undefined;
  if (value === "0x") return "0x01";
  return value.length < 20 ? toSameForm(value) : otherHex(value);
}

function toSameForm(value: string): string {
  const next = BigInt(value) + 1n;
  return value.length % 2 === 0 && value.length > 4
    ? toBeHex(next, (value.length - 2) / 2)
    : toQuantity(next);
}

export const isAt = (params: readonly unknown[], { block }: Target): boolean =>
  params[0] === toQuantity(block);

export function swapped<T>(list: readonly T[], one: number, other: number): T[] {
  return list.with(one, list[other]!).with(other, list[one]!);
}
