import { countOf, formatMoment, formatMotionId } from "../../core/format/index.js";
import { defineCommand } from "../cli/command.js";
import { argument } from "../cli/inputs.js";
import { text } from "../cli/values.js";
import { findMotion } from "../motions/find-motion.js";
import { introduceMotion } from "../motions/introduce-motion.js";

export const second = defineCommand({
  name: "second",
  describe: "support a motion so that it comes to a vote",
  examples: ["second 0x4f2a --as 2", 'second "Monthly meetings" --as 3'],
  access: "signs",
  arguments: { motion: argument("<motion>", "its title, its id, or the id's first digits", text) },
  async run(context, { motion: given }) {
    const { governor, ...contracts } = await context.contracts();
    const { account } = await context.network();
    const { id, ...motion } = await findMotion(context, given);
    await governor.second.staticCall(id);
    const { secondsGiven, secondsNeeded, opensAt } = await governor.motion(id);
    context.preview([
      `You, ${account}, second this motion:`,
      ...introduceMotion(contracts, { id, ...motion }),
      `Yours is number ${secondsGiven + 1n} of the ${countOf(secondsNeeded, "second")} it needs before ${formatMoment(opensAt)}.`,
    ]);
    await context.confirm();
    const receipt = await context.send("Seconded", () => governor.second(id));
    const after = await governor.motion(id);
    const seconded = after.secondsGiven >= after.secondsNeeded;
    context.output.line(
      seconded
        ? `It has its seconds: the vote opens ${formatMoment(after.opensAt)}.`
        : `It has ${after.secondsGiven} of ${countOf(after.secondsNeeded, "second")}.`,
    );
    return {
      motion: formatMotionId(id),
      title: motion.title,
      secondsGiven: Number(after.secondsGiven),
      secondsNeeded: Number(after.secondsNeeded),
      opensAt: Number(after.opensAt),
      transaction: receipt.hash,
    };
  },
});
