import { wireCodeOf } from "../../../core/wire/error.js";
import { explainRevert, isContractAnswer } from "../../../core/refusals/index.js";
import type { BlockTag, Call } from "../chain.js";
import { mostGasOf } from "../forms/ballot-forms.js";
import { ABSENT, type Effect, type Form, isAlone } from "../forms/form.js";
import type { Message } from "../outbox/records.js";
import { formOf, type SenderParts, type View } from "./parts.js";

/** How often a message travels in vain before it is refused. */
export const MOST_TRIES = 3;

/** What of some waiting messages can travel now, and whether anything was settled about others. */
export interface Sifted {
  ready: Message[];
  changed: boolean;
}

/**
 * Looks at each of some waiting messages alone. One that has its effect already, by whatever way, is done; one that can
 * never have it any more is refused with the reason; both only by what is settled. One whose case is open waits.
 */
export async function sift(
  parts: SenderParts,
  messages: readonly Message[],
  view: View,
): Promise<Sifted> {
  const ready: Message[] = [];
  let changed = false;
  for (const message of messages) {
    const verdict = await judge(parts, message, view);
    if (verdict === "ready") ready.push(message);
    if (verdict === "settled") changed = true;
  }
  return { ready, changed };
}

type Verdict = "ready" | "settled" | "open";

async function judge(parts: SenderParts, message: Message, view: View): Promise<Verdict> {
  const { outbox, log } = parts;
  const { digest } = message;
  const form = formOf(parts, message.form);
  const refuse = (code: string, reason: string): Verdict => {
    outbox.refuse(digest, code, reason);
    form.discard?.(message);
    log.info({ digest, form: message.form, code }, "refused");
    return "settled";
  };
  const now = await form.effectOf(message, "latest");
  if (now.state !== "absent") {
    const settled = await effectThen(form, message, view.settled.number);
    if (settled.state === "displaced") return refuse(settled.code, settled.reason);
    if (settled.state === "absent") return "open";
    outbox.settleWaiting(digest, settled.transaction);
    log.info({ digest, form: message.form }, "brought by somebody else");
    return "settled";
  }
  if (view.now > message.expiresAt)
    return refuse("expired", "Its deadline was over before it could be brought on the chain.");
  if (message.tries >= MOST_TRIES)
    return refuse("not-carried", `It travelled ${message.tries} times without effect.`);
  const refusal = await refusalOf(parts, message, "pending");
  if (refusal === undefined) return "ready";
  const settled = await refusalOf(parts, message, view.settled.number);
  return settled === undefined ? "open" : refuse(wireCodeOf(settled.code), settled.message);
}

/** What it is about may be younger than the block: then it has no effect there. */
async function effectThen(form: Form, message: Message, block: number): Promise<Effect> {
  try {
    return await form.effectOf(message, block);
  } catch (error) {
    if (isContractAnswer(error)) return ABSENT;
    throw error;
  }
}

/** What the contract says to it, travelling alone; nothing when it takes it. */
async function refusalOf(
  parts: SenderParts,
  message: Message,
  tag: BlockTag,
): Promise<{ code: string; message: string } | undefined> {
  const call = formOf(parts, message.form).single(message);
  const refusal = await answerTo(parts, call, tag);
  if (refusal !== undefined || !isAlone(message.lane)) return refusal;
  const gas = mostGasOf(message);
  if ((await answerTo(parts, { ...call, gas }, tag)) === undefined) return undefined;
  return {
    code: "COSTS_MORE",
    message: `It was taken for ${message.gas} gas, and takes more than ${gas} now.`,
  };
}

async function answerTo(
  { chain }: SenderParts,
  call: Call,
  tag: BlockTag,
): Promise<{ code: string; message: string } | undefined> {
  try {
    await chain.call(call, tag);
    return undefined;
  } catch (error) {
    if (!isContractAnswer(error)) throw error;
    return (
      explainRevert(error) ?? { code: "NOT_TAKEN", message: "No contract took it where it goes." }
    );
  }
}
