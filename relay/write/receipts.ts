import type { Signer } from "ethers";
import { type Receipt, type ReceiptAnswer, receiptTypedData } from "../../core/wire/receipts.js";
import type { Attempt, Message } from "./outbox/records.js";

/** Signs receipts for one coalition. */
export interface Notary {
  /** Address of the relay's account. */
  readonly relay: string;
  sign(receipt: Receipt): Promise<string>;
}

export async function notaryFor(
  key: Signer,
  coalition: { chainId: bigint; directory: string },
): Promise<Notary> {
  const relay = await key.getAddress();
  return {
    relay,
    sign: (receipt) => {
      const { domain, types, message } = receiptTypedData(coalition, receipt);
      return key.signTypedData(domain, types, message);
    },
  };
}

/** A kept message as the API answers for it. */
export function answerFor(
  relay: string,
  message: Pick<
    Message,
    | "digest"
    | "kind"
    | "acceptedAt"
    | "dueBy"
    | "signature"
    | "status"
    | "code"
    | "reason"
    | "broughtBy"
  >,
  attempt: Pick<Attempt, "hash" | "block"> | undefined,
): ReceiptAnswer {
  const { digest, kind, acceptedAt, dueBy, signature, status, code, reason } = message;
  const transaction = attempt?.hash ?? message.broughtBy;
  return {
    receipt: { message: digest, kind, acceptedAt, dueBy, relay },
    signature,
    status,
    ...(transaction === null ? {} : { transaction }),
    ...(attempt?.block == null ? {} : { block: attempt.block }),
    ...(code === null ? {} : { refusal: { code, message: reason ?? "" } }),
  };
}
