import { toBeHex } from "ethers";

/** The spelling of a motion's id: 0x and 64 digits. */
export function formatMotionId(id: bigint): string {
  return toBeHex(id, 32);
}

/** The beginning of a motion's id, for sentences and tables: "0x1a2b3c4d…". */
export function shortMotionId(id: bigint): string {
  return shortHash(formatMotionId(id));
}

/** The beginning of a 32-byte id: "0x1a2b3c4d…". */
export function shortHash(hash: string): string {
  return `${hash.slice(0, 10)}…`;
}
