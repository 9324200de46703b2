import type { CID } from "multiformats/cid";

interface Block {
  cid: CID;
  bytes: Uint8Array;
}

/** Unsigned LEB128. */
export function varint(value: bigint | number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = BigInt(value); ; rest >>= 7n) {
    if (rest < 0x80n) return Uint8Array.from([...bytes, Number(rest)]);
    bytes.push(Number(rest & 0x7fn) | 0x80);
  }
}

/** A block as CARv1 frames it. */
export function section({ cid, bytes }: Block): Uint8Array {
  return Buffer.concat([varint(cid.bytes.length + bytes.length), cid.bytes, bytes]);
}

/**
 * A CARv1 written byte by byte from the specification, so that it can be wrong in any way: DAG-CBOR
 * `{roots: [&CID], version: 1}`, then the sections. Takes up to 23 roots.
 */
export function carOf(roots: CID[], blocks: Block[]): Uint8Array {
  const links = roots.flatMap(({ bytes }) => [0xd8, 0x2a, 0x58, bytes.length + 1, 0x00, ...bytes]);
  const text = (word: string) => [0x60 + word.length, ...new TextEncoder().encode(word)];
  const header = [0xa2, ...text("roots"), 0x80 + roots.length, ...links, ...text("version"), 0x01];
  return Buffer.concat([varint(header.length), Uint8Array.from(header), ...blocks.map(section)]);
}

/** A stream in pieces of any size. */
export async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size)
    yield bytes.subarray(start, start + size);
}
