import { SINGLE_BLOCK_LIMIT } from "../../../core/content/index.js";

/** Sizes where the rule for CIDs changes, and one of several blocks. */
export const SIZES = [
  0,
  1,
  SINGLE_BLOCK_LIMIT - 1,
  SINGLE_BLOCK_LIMIT,
  SINGLE_BLOCK_LIMIT + 1,
  5_000_000,
];

/** Bytes without repetition that are the same in every run (a linear congruential generator). */
export function sample(size: number, seed = 1): Uint8Array {
  const bytes = new Uint8Array(size);
  let state = seed >>> 0;
  for (let index = 0; index < size; index++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}

/** Everything a stream yields, joined. */
export async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}
