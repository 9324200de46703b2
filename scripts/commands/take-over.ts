import { formatMoment, formatMotionId } from "../../core/format/index.js";
import { defineCommand } from "../cli/command.js";
import { argument } from "../cli/inputs.js";
import { text } from "../cli/values.js";
import { findText } from "../motions/find-motion.js";
import { introduceMotion } from "../motions/introduce-motion.js";

export const takeOver = defineCommand({
  name: "take-over",
  describe: "take over a motion or amendment its mover withdrew",
  examples: ["take-over 0x4f2a --as 5"],
  access: "signs",
  arguments: { motion: argument("<motion>", "its title, its id, or the id's first digits", text) },
  async run(context, { motion: given }) {
    const { governor, ...contracts } = await context.contracts();
    const { account } = await context.network();
    const motion = await findText(context, given);
    const { id } = motion;
    await governor.takeOver.staticCall(id);
    const { mover, opensAt } = await governor.motion(id);
    context.preview([
      `You, ${account}, take over the motion ${mover} withdrew:`,
      ...introduceMotion(contracts, motion),
      `You answer for it from now on. The vote opens ${formatMoment(opensAt)}.`,
    ]);
    await context.confirm();
    const receipt = await context.send("Taken over", () => governor.takeOver(id));
    return {
      motion: formatMotionId(id),
      title: motion.title,
      previousMover: mover,
      mover: account,
      opensAt: Number(opensAt),
      transaction: receipt.hash,
    };
  },
});
