import { countOf, formatMoment, formatMotionId } from "../../core/format/index.js";
import type { Motion } from "../../core/motions/index.js";
import type { Context } from "../cli/context.js";
import { introduceMotion } from "../motions/introduce-motion.js";

/** Objects to a notice; enough objections send it to a vote. */
export async function objectToNotice(
  context: Context,
  motion: Motion,
  reason: string,
): Promise<Record<string, unknown>> {
  const contracts = await context.contracts();
  const { notices, governor } = contracts;
  const { account } = await context.network();
  const { id, title } = motion;
  await notices.object.staticCall(id, reason);
  const { given, needed } = await notices.objections(id);
  context.preview([
    `You, ${account}, object to this notice:`,
    ...introduceMotion(contracts, motion),
    `Your reason, published: ${reason}`,
    given >= needed
      ? "It goes to a vote already; your objection is shown with it."
      : `Yours is number ${given + 1n} of the ${countOf(needed, "objection")} that send it to a vote.`,
  ]);
  await context.confirm("Object?");
  const receipt = await context.send("Objected", () => notices.object(id, reason));
  const [after, { contested, opensAt }] = await Promise.all([
    notices.objections(id),
    governor.motion(id),
  ]);
  context.output.line(
    contested
      ? `It goes to a vote, which opens ${formatMoment(opensAt)}.`
      : `It has ${countOf(after.given, "objection")} of ${after.needed}.`,
  );
  return {
    motion: formatMotionId(id),
    title,
    voter: account,
    reason,
    objections: { given: Number(after.given), needed: Number(after.needed) },
    contested,
    opensAt: Number(opensAt),
    transaction: receipt.hash,
  };
}
