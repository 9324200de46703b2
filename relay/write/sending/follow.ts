import { Transaction } from "ethers";
import type { Receipt } from "../chain.js";
import type { Attempt, Message, Variant } from "../outbox/records.js";
import type { Landing, Outcome } from "../outbox/outbox.js";
import { broadcast } from "./broadcast.js";
import { currentPrice, raisedPrice } from "./fees.js";
import { formOf, type SenderParts, type View } from "./parts.js";
import { signTransaction } from "./sign.js";

/**
 * Looks after one transaction until nothing can change about it.
 *
 * @returns whether anything changed.
 */
export async function follow(parts: SenderParts, attempt: Attempt, view: View): Promise<boolean> {
  const { chain, outbox, log } = parts;
  const variants = outbox.variantsOf(attempt.nonce);
  const receipt = await receiptOf(parts, variants);
  if (receipt !== undefined) return arrive(parts, attempt, receipt, view);
  if (attempt.status === "landed") {
    log.warn({ nonce: attempt.nonce, block: attempt.block }, "a reorganisation took a block away");
    outbox.unland(attempt.nonce, gasLimitOf(variants));
  }
  if ((await chain.transactionCount("latest")) <= attempt.nonce)
    return (await push(parts, attempt, variants, view)) || attempt.status === "landed";
  return isLost(parts, attempt, variants, view);
}

async function receiptOf(
  { chain }: SenderParts,
  variants: readonly Variant[],
): Promise<Receipt | undefined> {
  for (const { hash } of variants) {
    const receipt = await chain.receipt(hash);
    if (receipt !== undefined) return receipt;
  }
  return undefined;
}

async function arrive(
  parts: SenderParts,
  attempt: Attempt,
  receipt: Receipt,
  { settled }: View,
): Promise<boolean> {
  const { outbox, log } = parts;
  const { nonce, form } = attempt;
  const known = attempt.status === "landed" && attempt.blockhash === receipt.blockHash;
  const isSettled = receipt.blockNumber <= settled.number;
  if (known && !isSettled) return false;
  const landing: Landing = {
    hash: receipt.transactionHash,
    block: receipt.blockNumber,
    blockHash: receipt.blockHash,
    gas: receipt.gasUsed,
  };
  const messages = outbox.carriedBy(nonce);
  const carried = carriedOf(parts, attempt, messages, receipt);
  const outcomes = isSettled
    ? await outcomesOf(parts, attempt, { messages, carried }, receipt)
    : undefined;
  if (outcomes === undefined) {
    if (known) return false; // Its readers have not come to it yet.
    const aboard = new Set(carried);
    outbox.land(
      nonce,
      landing,
      messages.map((message) => ({ digest: message.digest, done: aboard.has(message) })),
    );
  } else {
    outbox.finish(nonce, landing, outcomes);
    for (const [index, { refusal }] of outcomes.entries()) {
      const message = messages[index];
      if (refusal === undefined || message === undefined) continue;
      log.info({ digest: message.digest, form, code: refusal.code }, "refused");
      formOf(parts, form).discard?.(message);
    }
  }
  const done = outcomes?.filter((outcome) => outcome.done).length ?? carried.length;
  log.info(
    { nonce, form, ...landing, carried: done, of: messages.length },
    outcomes === undefined ? "landed" : "final",
  );
  return true;
}

/** What the transaction did not pass over, by its own events. */
function carriedOf(
  parts: SenderParts,
  attempt: Attempt,
  messages: readonly Message[],
  receipt: Receipt,
): Message[] {
  if (receipt.status !== 1) return [];
  const skipped = formOf(parts, attempt.form).skipped(attempt, receipt);
  return messages.filter(({ place }) => !skipped.has(place ?? -1));
}

/** Now that it is settled, by the contracts and their readers; nothing as long as one of them does not know. */
async function outcomesOf(
  parts: SenderParts,
  attempt: Attempt,
  { messages, carried }: { messages: readonly Message[]; carried: readonly Message[] },
  receipt: Receipt,
): Promise<Outcome[] | undefined> {
  const { log } = parts;
  const form = formOf(parts, attempt.form);
  const standings = carried.length === 0 ? [] : await form.stand(attempt, carried, receipt);
  if (standings.includes("unread")) return undefined;
  if (standings.includes("again"))
    log.error({ nonce: attempt.nonce }, "the node tells of a success that had no effect");
  const standingOf = new Map(carried.map(({ digest }, index) => [digest, standings[index]]));
  return messages.map(({ digest }) => {
    const standing = standingOf.get(digest);
    if (typeof standing === "object") return { digest, done: false, refusal: standing };
    return { digest, done: standing === "done" };
  });
}

/** Makes sure that nodes have it, for more money if it has been waiting too long. */
async function push(
  parts: SenderParts,
  attempt: Attempt,
  variants: readonly Variant[],
  { head }: View,
): Promise<boolean> {
  const { chain, config, condition, log } = parts;
  const [dearest] = variants;
  if (dearest === undefined) throw new Error(`attempt ${attempt.nonce} was never signed`);
  const tooCheap = head.baseFee !== undefined && dearest.price < head.baseFee;
  if (tooCheap || head.number - dearest.signedAt >= config.stuckAfterBlocks)
    if (await raise(parts, attempt, dearest, head)) return true;
  if (await chain.knows(dearest.hash)) return false;
  const sent = await broadcast(chain, dearest.raw);
  // Nodes that share one address do not all know it at once: then it is asked again after a pause.
  if (sent.taken) return false;
  if (sent.why === "too-cheap" && (await raise(parts, attempt, dearest, head))) return true;
  if (sent.why === "too-poor")
    condition.drought = { code: "balance-low", message: "This relay has no more money for gas." };
  log.warn({ nonce: attempt.nonce, why: sent.message }, "a transaction was not taken");
  return false;
}

/** All variants of an attempt have the same. */
function gasLimitOf([variant]: readonly Variant[]): number {
  if (variant === undefined) throw new Error("an attempt was signed at least once");
  return Number(Transaction.from(variant.raw).gasLimit);
}

/** Signs the same for more, writes it down, sends it. */
async function raise(
  parts: SenderParts,
  attempt: Attempt,
  dearest: Variant,
  head: View["head"],
): Promise<boolean> {
  const { chain, chainId, config, key, outbox, log } = parts;
  const before = {
    price: dearest.price,
    tip: head.baseFee === undefined ? undefined : dearest.tip,
  };
  const now = await currentPrice(chain, head, config.maxFeePerGas);
  const raised = raisedPrice(before, now, config.maxFeePerGas);
  if (raised === undefined) return false;
  // Once it was in a block, the attempt knows what it cost there; another block may take more.
  const gas = gasLimitOf([dearest]);
  const signed = await signTransaction(key, { ...attempt, chainId, gas }, raised);
  const { nonce } = attempt;
  const { price, tip = 0n } = raised;
  outbox.addVariant({ ...signed, nonce, price, tip, signedAt: head.number });
  log.info({ nonce, hash: signed.hash, price: String(price) }, "sent again for more");
  await broadcast(chain, signed.raw);
  return true;
}

/** Somebody else uses this key, and the nonce is gone: for good once that block is settled. */
async function isLost(
  parts: SenderParts,
  attempt: Attempt,
  variants: readonly Variant[],
  { settled }: View,
): Promise<boolean> {
  const { chain, outbox, log } = parts;
  if ((await chain.transactionCount(settled.number)) <= attempt.nonce) return false;
  // It may have been mined between the two questions.
  if ((await receiptOf(parts, variants)) !== undefined) return true;
  log.error(
    { nonce: attempt.nonce },
    "another transaction took the nonce: is the key in use elsewhere?",
  );
  outbox.lose(attempt.nonce);
  return true;
}
