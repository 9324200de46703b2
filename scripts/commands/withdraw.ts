import { formatMoment, formatMotionId } from "../../core/format/index.js";
import { defineCommand } from "../cli/command.js";
import { argument } from "../cli/inputs.js";
import { text } from "../cli/values.js";
import { findMotion } from "../motions/find-motion.js";
import { introduceMotion } from "../motions/introduce-motion.js";

export const withdraw = defineCommand({
  name: "withdraw",
  describe: "withdraw your own motion while it is discussed",
  examples: ["withdraw 0x4f2a --as 1"],
  access: "signs",
  arguments: { motion: argument("<motion>", "its title, its id, or the id's first digits", text) },
  async run(context, { motion: given }) {
    const { governor, ...contracts } = await context.contracts();
    const { account } = await context.network();
    const motion = await findMotion(context, given);
    const { id } = motion;
    await governor.withdraw.staticCall(id);
    const { secondsGiven, secondsNeeded } = await governor.motion(id);
    const takeable = secondsGiven >= secondsNeeded;
    context.preview([
      `You, ${account}, withdraw your motion:`,
      ...introduceMotion(contracts, motion),
      takeable
        ? "It has its seconds, so another voter may take it over within 3 days."
        : "It does not have its seconds, so it is gone for good.",
    ]);
    await context.confirm("Withdraw the motion?");
    const receipt = await context.send("Withdrawn", () => governor.withdraw(id));
    const { takeoverUntil } = await governor.motion(id);
    if (takeable) context.output.line(`It may be taken over until ${formatMoment(takeoverUntil)}.`);
    return {
      motion: formatMotionId(id),
      title: motion.title,
      takeoverUntil: takeable ? Number(takeoverUntil) : null,
      transaction: receipt.hash,
    };
  },
});
