import { wireCodeOf } from "../../../core/wire/error.js";
import { explainRevert, isContractAnswer } from "../../../core/refusals/index.js";
import type { BlockTag } from "../chain.js";
import type { Message } from "../outbox/records.js";
import { formOf, type SenderParts, type View } from "./parts.js";

/** How often a message travels in vain before it is refused. */
const MOST_TRIES = 3;

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
  const refuse = (code: string, reason: string): Verdict => {
    outbox.refuse(digest, code, reason);
    log.info({ digest, form: message.form, code }, "refused");
    return "settled";
  };
  const form = formOf(parts, message.form);
  const now = await form.effectOf(message, "latest");
  if (now.state !== "absent") {
    const settled = await form.effectOf(message, view.settled.number);
    if (settled.state === "displaced") return refuse(settled.code, settled.reason);
    if (settled.state === "absent") return "open";
    outbox.settleWaiting(digest);
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

/** What the contract says to it, travelling alone; nothing when it takes it. */
async function refusalOf(
  parts: SenderParts,
  message: Message,
  tag: BlockTag,
): Promise<{ code: string; message: string } | undefined> {
  try {
    await parts.chain.call(formOf(parts, message.form).single(message), tag);
    return undefined;
  } catch (error) {
    if (!isContractAnswer(error)) throw error;
    return (
      explainRevert(error) ?? { code: "NOT_TAKEN", message: "No contract took it where it goes." }
    );
  }
}
