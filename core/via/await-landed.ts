import type { Provider } from "ethers";
import type { CoalitionContracts } from "../contracts/index.js";
import { DaoError, isDaoError } from "../errors.js";
import { formatMoment } from "../format/index.js";
import { isReceiptSigned, receiptAnswerSchema, type ReceiptAnswer } from "../wire/receipts.js";
import type { Message } from "./message.js";
import { pause } from "./pause.js";
import type { RelayClient } from "./relay-client.js";
import { RelayError } from "./relay-error.js";

const LOOK_MS = 400;
/** After what it promised a relay has this long (seconds), then it is said that it broke its word. */
const GRACE = 60;
/** No relay may promise for later (seconds). */
const LONGEST_PROMISE = 86_400;

/** A message that is in a block. */
export interface Landed extends ReceiptAnswer {
  transaction: string;
}

/** Where a message is to land. */
export interface Destination {
  chain: { chainId: bigint; addresses: CoalitionContracts["addresses"] };
  provider: Provider;
}

/**
 * Hands a message to the relay and waits until it is on the chain.
 *
 * @param onTaken - called with the relay's receipt, once it was checked.
 * @throws DaoError what {@link handIn} and {@link awaitLanded} throw.
 */
export async function deliver(
  relay: RelayClient,
  message: Message,
  { onTaken, ...destination }: Destination & { onTaken(answer: ReceiptAnswer): void },
): Promise<Landed> {
  const taken = await handIn(relay, message, destination);
  onTaken(taken);
  return awaitLanded(relay, taken, destination);
}

/**
 * Hands a message to the relay and checks what it promises.
 *
 * @throws DaoError the relay's refusal, `RECEIPT_FORGED`, `PROMISE_TOO_LATE`
 */
export async function handIn(
  relay: RelayClient,
  message: Message,
  { chain, provider }: Destination,
): Promise<ReceiptAnswer> {
  const place = { chainId: chain.chainId, directory: chain.addresses.directory };
  const taken = await relay.post(message.path, message.body, receiptAnswerSchema);
  const { receipt } = taken;
  if (receipt.message !== message.digest || !isReceiptSigned(place, taken))
    throw new RelayError(
      relay.url,
      "RECEIPT_FORGED",
      "The relay's receipt is not its receipt for this.",
      { hint: relay.hints.forged },
    );
  const now = Math.max(await clockOf(provider), Math.floor(Date.now() / 1000));
  if (receipt.dueBy > now + LONGEST_PROMISE)
    throw new RelayError(
      relay.url,
      "PROMISE_TOO_LATE",
      `The relay promises to bring it by ${formatMoment(receipt.dueBy)} only.`,
      { hint: relay.hints.farOff },
    );
  return taken;
}

/**
 * Waits until what the relay took is on the chain, as long as the relay promised at first.
 *
 * @throws DaoError `RELAY_LATE`, or what became of the message.
 */
export async function awaitLanded(
  relay: RelayClient,
  taken: ReceiptAnswer,
  { provider }: Pick<Destination, "provider">,
): Promise<Landed> {
  const { receipt, signature } = taken;
  const waiting = Math.min(receipt.dueBy - receipt.acceptedAt, LONGEST_PROMISE) + GRACE;
  const giveUp = Date.now() + waiting * 1000;
  let answer = taken;
  let trouble: unknown;
  for (let looks = 0; ; looks++) {
    // What was promised at first counts, whatever the relay says of its promise later.
    const landed = landedOf({ ...answer, receipt, signature }, relay);
    if (landed !== undefined) return landed;
    if (Date.now() > giveUp || (await clockOf(provider)) > receipt.dueBy + GRACE)
      throw late(relay, taken, trouble);
    // Of many that were handed in, most are there when the first one is.
    if (looks > 0) await pause(LOOK_MS);
    try {
      answer = await relay.get(`/v1/receipts/${receipt.message}`, receiptAnswerSchema);
      trouble = undefined;
    } catch (error) {
      if (!isDaoError(error)) throw error;
      trouble = error; // A relay that is started again keeps its promises: only their end is the end.
    }
  }
}

function landedOf(answer: ReceiptAnswer, { url, hints }: RelayClient): Landed | undefined {
  const { status, refusal, transaction } = answer;
  if (status === "refused")
    throw new RelayError(
      url,
      (refusal?.code ?? "refused").toUpperCase().replaceAll("-", "_"),
      refusal?.message ?? "The relay could not bring it to the chain.",
      { hint: hints.undone },
    );
  if (status !== "landed" && status !== "final") return undefined;
  if (transaction !== undefined) return { ...answer, transaction };
  throw new DaoError("LANDED_OTHERWISE", "It is on the chain already: somebody else brought it.", {
    hint: hints.otherwise,
  });
}

async function clockOf(provider: Provider): Promise<number> {
  return (await provider.getBlock("latest"))?.timestamp ?? 0;
}

const late = ({ url, hints }: RelayClient, { receipt, signature }: ReceiptAnswer, cause: unknown) =>
  new RelayError(
    url,
    "RELAY_LATE",
    `The relay promised to bring it by ${formatMoment(receipt.dueBy)}, and has not.`,
    {
      hint: `${hints.late} The relay's signed promise: ${signature}`,
      cause,
    },
  );
