import { listInWords } from "../format/index.js";

/** OpenZeppelin's states of a motion, in the order of their numbers, as members say it. */
const MOTION_STATES = [
  "in discussion",
  "being voted on",
  "cancelled",
  "defeated or lapsed",
  "passed and not queued yet",
  "waiting in the timelock",
  "expired",
  "executed",
] as const;

const OPERATION_STATES = ["unknown", "waiting", "due", "done"] as const;

export function motionState(index: bigint): string {
  return MOTION_STATES[Number(index)] ?? "in an unknown state";
}

/** States out of the bitmap that errors carry. */
export function motionStates(bitmap: string): string {
  return listInWords(inBitmap(bitmap, MOTION_STATES));
}

export function operationStates(bitmap: string): string {
  return listInWords(inBitmap(bitmap, OPERATION_STATES));
}

function inBitmap(bitmap: string, states: readonly string[]): string[] {
  const bits = BigInt(bitmap);
  return states.filter((_, index) => (bits >> BigInt(index)) & 1n);
}
