import { createHash } from "node:crypto";
import { CID } from "multiformats/cid";
import { create } from "multiformats/hashes/digest";

/** A part of a file as its parent names it. */
export interface Part {
  cid: CID;
  /** File bytes below. */
  size: number;
  /** Bytes of all blocks below; equals `size` for a raw leaf. */
  treeSize?: number;
}

export function cidOf(codec: number, block: Uint8Array): CID {
  return CID.createV1(codec, create(0x12, createHash("sha256").update(block).digest()));
}

/**
 * A UnixFS file node written byte by byte from the specification (protobuf fields of dag-pb and
 * UnixFS), as a second opinion on the library and to build trees no importer would.
 */
export function fileNode(
  parts: Part[],
  {
    type = 2,
    blockSizes = parts.map(({ size }) => size),
  }: { type?: number; blockSizes?: number[] } = {},
): Uint8Array {
  const fileSize = blockSizes.reduce((sum, size) => sum + size, 0);
  const data = [
    ...[0x08, type], // Type
    ...[0x18, ...varint(fileSize)], // filesize
    ...blockSizes.flatMap((size) => [0x20, ...varint(size)]), // blocksizes, not packed
  ];
  const links = parts.map(({ cid, size, treeSize = size }) => [
    ...[0x0a, ...varint(cid.bytes.length), ...cid.bytes], // Hash
    ...[0x12, 0], // Name: empty, yet written
    ...[0x18, ...varint(treeSize)], // Tsize
  ]);
  return Uint8Array.from([
    ...links.flatMap((link) => [0x12, ...varint(link.length), ...link]), // Links come first
    ...[0x0a, ...varint(data.length), ...data], // then Data
  ]);
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = BigInt(value); ; rest >>= 7n) {
    if (rest < 0x80n) return [...bytes, Number(rest)];
    bytes.push(Number(rest & 0x7fn) | 0x80);
  }
}
