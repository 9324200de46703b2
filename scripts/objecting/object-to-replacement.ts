import { formatMotionId, quote } from "../../core/format/index.js";
import type { Motion } from "../../core/motions/index.js";
import type { Context } from "../cli/context.js";
import { findText } from "../motions/find-motion.js";
import { introduceMotion } from "../motions/introduce-motion.js";

/**
 * Whose place is meant, if something is about to take one: the motion's or rival's itself, or that which the named text
 * is about to take.
 */
export function findPending({ options }: Motion, named: Motion): bigint | undefined {
  const waiting = options.filter(({ pending }) => pending !== undefined);
  const announced = waiting.find(({ pending }) => pending?.text === named.id);
  return (announced ?? waiting.find(({ origin }) => origin === named.id))?.origin;
}

/** Objects to what is about to take a place on the ballot. */
export async function objectToReplacement(
  context: Context,
  { motion, origin, reason }: { motion: Motion; origin: bigint; reason: string },
): Promise<Record<string, unknown>> {
  const contracts = await context.contracts();
  const { amendments } = contracts;
  const { account } = await context.network();
  await amendments.object.staticCall(origin, reason);
  const option = motion.options.find((each) => each.origin === origin);
  const next = await findText(context, formatMotionId(option?.pending?.text ?? origin));
  const accepted = option?.pending?.editorial === false;
  context.preview([
    `You, ${account}, object that this ${accepted ? "amendment" : "correction"}:`,
    ...introduceMotion(contracts, next),
    `takes the place of ${quote(option?.title ?? motion.title)} (${formatMotionId(origin)}).`,
    `Your reason, published: ${reason}`,
    accepted ? "Both stay, each with its own seconds." : "The wording stays as it was.",
  ]);
  await context.confirm("Object?");
  const receipt = await context.send("Objected", () => amendments.object(origin, reason));
  return {
    motion: formatMotionId(motion.id),
    origin: formatMotionId(origin),
    text: formatMotionId(next.id),
    voter: account,
    reason,
    transaction: receipt.hash,
  };
}
