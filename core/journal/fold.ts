import { AbiCoder, dataSlice, keccak256 } from "ethers";

/** One event as the journal takes it. */
export interface JournalEntry {
  /** Name of the event. */
  name: string;
  /** The event's first topic. */
  kind: string;
  /** ABI encoding of all its arguments, in the order of declaration. */
  payload: string;
}

/** A hash chain: how many entries, and the 28 bytes they fold into. */
export interface Journal {
  count: bigint;
  head: string;
}

/** The journal of a contract that did nothing yet. */
export const EMPTY_JOURNAL: Journal = { count: 0n, head: `0x${"00".repeat(28)}` };

/** Folds entries onto a journal, as every contract of the coalition does; see `IJournaled.sol`. */
export function foldJournal(
  entries: readonly Pick<JournalEntry, "kind" | "payload">[],
  start: Journal = EMPTY_JOURNAL,
): Journal {
  return entries.reduce(
    ({ count, head }, entry) => ({ count: count + 1n, head: nextHead(head, entry) }),
    start,
  );
}

const coder = AbiCoder.defaultAbiCoder();

function nextHead(head: string, { kind, payload }: Pick<JournalEntry, "kind" | "payload">): string {
  const link = [`${head}00000000`, kind, keccak256(payload)];
  return dataSlice(keccak256(coder.encode(["bytes32", "bytes32", "bytes32"], link)), 0, 28);
}
