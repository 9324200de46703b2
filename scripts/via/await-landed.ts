import type { Provider } from "ethers";
import { setTimeout as pause } from "node:timers/promises";
import type { CoalitionContracts } from "../../core/contracts/index.js";
import { DaoError } from "../../core/errors.js";
import { formatMoment } from "../../core/format/index.js";
import {
  isReceiptSigned,
  receiptAnswerSchema,
  type ReceiptAnswer,
} from "../../core/wire/receipts.js";
import type { Message } from "./message.js";
import type { RelayClient } from "./relay-client.js";

const LOOK_MS = 400;
/** After what it promised a relay has this long (seconds), then it is said that it broke its word. */
const GRACE = 60;

/** A message that is in a block. */
export interface Landed extends ReceiptAnswer {
  transaction: string;
}

/**
 * Hands a message to the relay and waits until it is on the chain.
 *
 * @param onTaken - called with the relay's receipt, once it was checked.
 * @throws DaoError the relay's refusal, `RECEIPT_FORGED`, `RELAY_LATE`, or what became of the message.
 */
export async function deliver(
  relay: RelayClient,
  message: Message,
  {
    chain,
    provider,
    onTaken,
  }: {
    chain: { chainId: bigint; addresses: CoalitionContracts["addresses"] };
    provider: Provider;
    onTaken(answer: ReceiptAnswer): void;
  },
): Promise<Landed> {
  const place = { chainId: chain.chainId, directory: chain.addresses.directory };
  let answer = await relay.post(message.path, message.body, receiptAnswerSchema);
  if (answer.receipt.message !== message.digest || !isReceiptSigned(place, answer))
    throw new DaoError("RECEIPT_FORGED", "The relay's receipt is not its receipt for this.", {
      hint: "Do not rely on this relay: try another, or leave --via out and it goes directly.",
    });
  onTaken(answer);
  const giveUp = Date.now() + (answer.receipt.dueBy - answer.receipt.acceptedAt + GRACE) * 1000;
  for (;;) {
    const landed = landedOf(answer);
    if (landed !== undefined) return landed;
    if (Date.now() > giveUp || (await clockOf(provider)) > answer.receipt.dueBy + GRACE)
      throw late(answer);
    await pause(LOOK_MS);
    answer = await relay.get(`/v1/receipts/${message.digest}`, receiptAnswerSchema);
  }
}

function landedOf(answer: ReceiptAnswer): Landed | undefined {
  const { status, refusal, transaction } = answer;
  if (status === "refused")
    throw new DaoError(
      (refusal?.code ?? "refused").toUpperCase().replaceAll("-", "_"),
      refusal?.message ?? "The relay could not bring it to the chain.",
      { hint: "Nothing was done. Without --via it goes directly to the chain." },
    );
  if (status !== "landed" && status !== "final") return undefined;
  if (transaction !== undefined) return { ...answer, transaction };
  throw new DaoError("LANDED_OTHERWISE", "It is on the chain already: somebody else brought it.", {
    hint: "Nothing more is to be done; npm run dao -- status shows it.",
  });
}

async function clockOf(provider: Provider): Promise<number> {
  return (await provider.getBlock("latest"))?.timestamp ?? 0;
}

const late = ({ receipt, signature }: ReceiptAnswer) =>
  new DaoError(
    "RELAY_LATE",
    `The relay promised to bring it by ${formatMoment(receipt.dueBy)}, and has not.`,
    {
      hint: `Leave --via out and it goes directly. The relay's signed promise: ${signature}`,
    },
  );
