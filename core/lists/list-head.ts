import { AbiCoder, keccak256 } from "ethers";

const coder = AbiCoder.defaultAbiCoder();

/**
 * The head of a list's log with one more entry folded in, as `ILists` says. A log begins with 32 zero bytes.
 *
 * @param head - 32 bytes, 0x-prefixed.
 * @param entry - first topic of the event, and the ABI encoding of all its arguments.
 */
export function nextListHead(head: string, entry: { kind: string; payload: string }): string {
  const link = [head, entry.kind, keccak256(entry.payload)];
  return keccak256(coder.encode(["bytes32", "bytes32", "bytes32"], link));
}
