import { getBytes, keccak256 } from "ethers";

const BITS = 2_048;

/** Where an address or a topic leaves its three marks in a bloom of logs. */
export type Marks = readonly { byte: number; mask: number }[];

/** @param value - 0x-prefixed. */
export function marksOf(value: string): Marks {
  const hash = getBytes(keccak256(value));
  return [0, 2, 4].map((at) => {
    const bit = (((hash[at] ?? 0) << 8) | (hash[at + 1] ?? 0)) % BITS;
    return { byte: BITS / 8 - 1 - (bit >> 3), mask: 1 << (bit & 7) };
  });
}

/**
 * Whether a block may hold logs with a value. "No" is certain as long as the chain's own rules held, "yes" is not.
 *
 * @param bloom - 256 bytes.
 */
export function mayHold(bloom: Uint8Array, marks: Marks): boolean {
  return marks.every(({ byte, mask }) => ((bloom[byte] ?? 0) & mask) !== 0);
}
