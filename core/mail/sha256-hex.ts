import { sha256 } from "@noble/hashes/sha2.js";

const DIGITS = new TextEncoder().encode("0123456789abcdef");
const decoder = new TextDecoder();

/**
 * sha-256 as `0x` and 64 digits. Written in one piece: text put together digit by digit takes thirty times the memory
 * until somebody looks at it, and a mailbox has hundreds of thousands of ids.
 */
export const sha256Hex = (bytes: Uint8Array): string => hexOf(sha256(bytes));

/** Bytes as `0x` and hexadecimal digits, in one piece. */
export function hexOf(bytes: Uint8Array): string {
  const text = new Uint8Array(2 + 2 * bytes.byteLength);
  text.set([0x30, 0x78]);
  for (const [place, byte] of bytes.entries()) {
    text[2 + 2 * place] = DIGITS[byte >> 4] ?? 0;
    text[3 + 2 * place] = DIGITS[byte & 15] ?? 0;
  }
  return decoder.decode(text);
}
