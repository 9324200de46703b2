import { getAddress, type TypedDataDomain, type TypedDataField, verifyTypedData } from "ethers";
import type { Receipt, ReceiptAnswer } from "./receipt-schema.js";

export {
  MESSAGE_STATUSES,
  type Receipt,
  type ReceiptAnswer,
  receiptAnswerSchema,
  receiptSchema,
} from "./receipt-schema.js";

const FIELDS: TypedDataField[] = [
  { name: "message", type: "bytes32" },
  { name: "kind", type: "string" },
  { name: "acceptedAt", type: "uint48" },
  { name: "dueBy", type: "uint48" },
  { name: "relay", type: "address" },
];

/**
 * What a relay signs.
 *
 * @param coalition - chain, and the coalition's directory as the verifying contract: a receipt says for which coalition
 * it is.
 */
export function receiptTypedData(
  coalition: { chainId: bigint; directory: string },
  receipt: Receipt,
): { domain: TypedDataDomain; types: { Receipt: TypedDataField[] }; message: Receipt } {
  const domain = {
    name: "Three Opens Relay",
    version: "1",
    chainId: coalition.chainId,
    verifyingContract: coalition.directory,
  };
  return { domain, types: { Receipt: FIELDS }, message: receipt };
}

/** Whether the relay named on a receipt signed it: with this in hand a member can show that a promise was broken. */
export function isReceiptSigned(
  coalition: { chainId: bigint; directory: string },
  { receipt, signature }: Pick<ReceiptAnswer, "receipt" | "signature">,
): boolean {
  const { domain, types, message } = receiptTypedData(coalition, receipt);
  try {
    return verifyTypedData(domain, types, message, signature) === getAddress(receipt.relay);
  } catch {
    return false; // No key makes such a signature.
  }
}
