import { isContractAnswer } from "../../../core/refusals/index.js";
import { isAlone, type Load } from "../forms/form.js";
import { gasAlone, mostGasOf } from "../forms/ballot-forms.js";
import type { Lane, Message } from "../outbox/records.js";
import { dayOf } from "../policy.js";
import { broadcast } from "./broadcast.js";
import { currentPrice } from "./fees.js";
import { formOf, type SenderParts, type View } from "./parts.js";
import { MOST_TRIES, sift } from "./sift.js";
import { signTransaction } from "./sign.js";

/** Whether enough waits in a lane, or has waited long enough, to travel now. */
export function isDue(parts: SenderParts, lane: Lane, now: number): boolean {
  const { waitSeconds, leadSeconds } = parts.config;
  if (isAlone(lane.lane) || lane.count >= formOf(parts, lane.form).limit) return true;
  return now - lane.oldest >= waitSeconds || lane.soonest - now <= 2 * leadSeconds;
}

/**
 * Sends what waits in a lane: tries it, signs it, writes the signed bytes down, and only then lets anybody see them.
 *
 * @returns whether anything changed.
 */
export async function dispatch(parts: SenderParts, lane: Lane, view: View): Promise<boolean> {
  const { outbox } = parts;
  const form = formOf(parts, lane.form);
  const waiting = outbox.waitingIn(lane.lane, form.limit);
  // What is over is not tried again, whatever the trial would say: a wallet may tell a trial from the chain.
  const [over, current] = split(
    waiting,
    ({ expiresAt, tries }) => view.now > expiresAt || tries >= MOST_TRIES,
  );
  const expired = await sift(parts, over, view);
  const tried = await tryOut(parts, current, view);
  const changed = expired.changed || tried.changed;
  if (tried.load === undefined) return changed;
  return (await send(parts, lane, tried.load, view)) || changed;
}

interface Tried {
  load: (Load & { gas: number }) | undefined;
  changed: boolean;
}

/** Tries the transaction against the block to come; what spoils it is looked at one by one. */
async function tryOut(
  parts: SenderParts,
  messages: readonly Message[],
  view: View,
): Promise<Tried> {
  const [first] = messages;
  if (first === undefined) return { load: undefined, changed: false };
  const form = formOf(parts, first.form);
  const whole = await form.load(messages);
  const fit = await fits(parts, whole, view);
  if (fit !== undefined) return { load: { ...whole, gas: fit }, changed: false };
  const { ready, changed } = await sift(parts, messages, view);
  // Each would be taken, and all together may be too much for a block or this node: then half of them go.
  const half = (some: readonly Message[]) => some.slice(0, Math.floor(some.length / 2));
  const tried = ready.length === messages.length && ready.length > 1;
  for (let rest = tried ? half(ready) : ready; rest.length > 0; rest = half(rest)) {
    const load = await form.load(rest);
    const gas = await fits(parts, load, view);
    if (gas !== undefined) return { load: { ...load, gas }, changed };
  }
  const [lone] = ready;
  if (lone === undefined || form.serial) return { load: undefined, changed };
  // What is taken alone and passed over in a batch is not kept waiting for company any longer.
  const gas = await gasAlone(parts.chain, form.single(lone));
  parts.outbox.setApart(lone.digest, gas);
  parts.log.warn({ lane: first.lane, digest: lone.digest }, "is not taken in a batch: goes alone");
  return { load: undefined, changed: true };
}

/** @returns the gas to send it with; nothing when the chain would not take all of it. */
async function fits(parts: SenderParts, load: Load, { head }: View): Promise<number | undefined> {
  const { chain } = parts;
  const form = formOf(parts, load.messages[0]?.form ?? "paper");
  const { to, data } = load;
  const most = Math.min(head.gasLimit, ...load.messages.map(mostGasOf));
  try {
    const allowed = Math.min(most, Math.ceil((await chain.estimateGas({ to, data })) * 1.3));
    const returned = await chain.call({ to, data, gas: allowed }, "pending");
    return form.taken(load, returned) === load.messages.length ? allowed : undefined;
  } catch (error) {
    if (isContractAnswer(error)) return undefined;
    throw error;
  }
}

/**
 * Signs a transaction, writes it down, and then lets it be seen.
 *
 * @returns whether it was sent; if not, the condition says why.
 */
export async function send(
  parts: SenderParts,
  lane: Pick<Lane, "lane" | "form">,
  load: Load & { gas: number },
  { head, now }: View,
): Promise<boolean> {
  const { chain, chainId, condition, config, key, outbox, log } = parts;
  const day = dayOf(now);
  if (outbox.spentOn(day) + load.gas > config.gasPerDay) {
    condition.drought = { code: "budget-spent", message: "This relay has no more gas today." };
    return false;
  }
  const price = await currentPrice(chain, head, config.maxFeePerGas);
  if (price === undefined) {
    condition.drought = {
      code: "gas-too-dear",
      message: "Gas costs more than this relay pays; it waits.",
    };
    return false;
  }
  if ((await chain.balance()) < BigInt(load.gas) * price.price) {
    condition.drought = { code: "balance-low", message: "This relay has no more money for gas." };
    return false;
  }
  const nonce = await nextNonce(parts);
  const attempt = { nonce, lane: lane.lane, form: lane.form, target: load.to, data: load.data };
  const signed = await signTransaction(key, { ...attempt, chainId, gas: load.gas }, price);
  outbox.commit(
    { ...attempt, gas: load.gas, day },
    { ...signed, price: price.price, tip: price.tip ?? 0n, signedAt: head.number },
    load.messages.map(({ digest }) => digest),
  );
  log.info(
    { nonce, form: lane.form, hash: signed.hash, messages: load.messages.length, gas: load.gas },
    "sent",
  );
  const sent = await broadcast(chain, signed.raw);
  if (!sent.taken) log.warn({ nonce, why: sent.message }, "a transaction was not taken yet");
  return true;
}

/** Nonces are the outbox's own affair: a new outbox starts behind whatever the key sent before. */
async function nextNonce({ chain, outbox, log }: SenderParts): Promise<number> {
  const last = outbox.lastNonce();
  if (last === undefined) return chain.transactionCount("pending");
  const count = await chain.transactionCount("latest");
  if (count > last + 1) log.error({ last, count }, "the relay's key is used elsewhere");
  return Math.max(last + 1, count);
}

function split<Item>(items: readonly Item[], test: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}
