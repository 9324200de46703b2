import { formatMoment, formatMotionId } from "../../core/format/index.js";
import type { Motion } from "../../core/motions/index.js";
import { defineCommand } from "../cli/command.js";
import type { Context } from "../cli/context.js";
import { argument } from "../cli/inputs.js";
import { text } from "../cli/values.js";
import { findTextIfAny } from "../motions/find-motion.js";
import { introduceMotion } from "../motions/introduce-motion.js";

export const withdraw = defineCommand({
  name: "withdraw",
  describe: "withdraw your own motion, amendment or candidacy",
  examples: ["withdraw 0x4f2a --as 1", "withdraw archivist --as 4"],
  access: "signs",
  arguments: {
    motion: argument(
      "<motion|election>",
      "its title, its id, or the id's first digits; of an election the office too",
      text,
    ),
  },
  async run(context, { motion: given }) {
    const motion = await findTextIfAny(context, given);
    if (motion !== undefined) return withdrawMotion(context, motion);
    const { withdrawCandidacy } = await import("../elections/withdraw-candidacy.js");
    return withdrawCandidacy(context, { election: given });
  },
});

async function withdrawMotion(context: Context, motion: Motion): Promise<Record<string, unknown>> {
  const contracts = await context.contracts();
  const { governor } = contracts;
  const { account } = await context.network();
  const { id } = motion;
  await governor.withdraw.staticCall(id);
  const { secondsGiven, secondsNeeded } = await governor.motion(id);
  const takeable = secondsGiven >= secondsNeeded;
  context.preview([
    `You, ${account}, withdraw your ${motion.amends === undefined ? "motion" : "amendment"}:`,
    ...introduceMotion(contracts, motion),
    takeable
      ? "It has its seconds, so another voter may take it over within 3 days."
      : "It does not have its seconds, so it is gone for good.",
  ]);
  await context.confirm("Withdraw it?");
  const receipt = await context.send("Withdrawn", () => governor.withdraw(id));
  const { takeoverUntil } = await governor.motion(id);
  if (takeable) context.output.line(`It may be taken over until ${formatMoment(takeoverUntil)}.`);
  return {
    motion: formatMotionId(id),
    title: motion.title,
    takeoverUntil: takeable ? Number(takeoverUntil) : null,
    transaction: receipt.hash,
  };
}
