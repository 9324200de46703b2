import type { ContractName, DecodedArguments } from "../contracts/index.js";

/** An event of one of the coalition's contracts, ready to be folded. */
export interface ChainEvent {
  contract: ContractName;
  /** The contract that wrote it, checksummed: a policy may have had predecessors. */
  address: string;
  name: string;
  /** By name; integers as bigint, everything hexadecimal as text. */
  args: DecodedArguments;
  /** Block number. */
  block: number;
  /** Timestamp of the block in seconds. */
  time: number;
  /** Hash of the transaction. */
  tx: string;
  /** Place among the logs of the block. */
  index: number;
}

/** A key that sorts as the chain does. */
export const placeOf = ({ block, index }: Pick<ChainEvent, "block" | "index">): string =>
  `${padded(block, 12)}-${padded(index, 6)}`;

/** Digits that sort as the numbers do. */
export const padded = (value: number | bigint, width: number): string =>
  value.toString().padStart(width, "0");

/** A whole number out of an event, where its Solidity type fits a JavaScript number. */
export const numberOf = (value: unknown): number => Number(value as bigint);

/** The text of a motion's id: 32 bytes, 0x-prefixed. */
export const motionKey = (id: unknown): string =>
  `0x${(id as bigint).toString(16).padStart(64, "0")}`;

/** Key of an index of a list's log, or of a thread: sorts as the indices do. */
export const indexKey = (within: string, index: number): string => `${within}/${padded(index, 12)}`;

/** What an {@link indexKey} was made from. */
export function indexOf(key: string): { list: string; index: number } {
  const [list = "", index = ""] = key.split("/");
  return { list, index: Number(index) };
}
