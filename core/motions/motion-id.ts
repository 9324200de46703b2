import { AbiCoder, id, keccak256 } from "ethers";
import type { Call } from "./action.js";

/** The id of a motion, as `hashProposal` computes it: the same calls and words are the same motion. */
export function motionId(calls: readonly Call[], description: string): bigint {
  const encoded = AbiCoder.defaultAbiCoder().encode(
    ["address[]", "uint256[]", "bytes[]", "bytes32"],
    [...Object.values(callLists(calls)), id(description)],
  );
  return BigInt(keccak256(encoded));
}

/** Calls as the three lists that `propose`, `queue` and `execute` take, in this order. */
export function callLists(calls: readonly Call[]): {
  targets: string[];
  values: bigint[];
  calldatas: string[];
} {
  return {
    targets: calls.map(({ target }) => target),
    values: calls.map(({ value }) => value),
    calldatas: calls.map(({ calldata }) => calldata),
  };
}
