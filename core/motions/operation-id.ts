import { AbiCoder, concat, dataSlice, keccak256, toBeHex, ZeroHash } from "ethers";
import type { Call } from "./action.js";
import { callLists } from "./motion-id.js";

const coder = AbiCoder.defaultAbiCoder();

/**
 * The timelock's id of the operation that carries out a text: its calls, and a salt that holds the text and the code of
 * the targets as it was when the text was filed.
 */
export function operationId(
  governor: string,
  text: { id: bigint; codeDigest: bigint; calls: readonly Call[] },
): string {
  const salt = concat([
    dataSlice(keccak256(coder.encode(["address", "uint256"], [governor, text.id])), 0, 16),
    toBeHex(text.codeDigest, 16),
  ]);
  return keccak256(
    coder.encode(
      ["address[]", "uint256[]", "bytes[]", "bytes32", "bytes32"],
      [...Object.values(callLists(text.calls)), ZeroHash, salt],
    ),
  );
}
