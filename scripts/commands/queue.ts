import { formatMoment, formatMotionId } from "../../core/format/index.js";
import { defineCommand } from "../cli/command.js";
import { argument } from "../cli/inputs.js";
import { text } from "../cli/values.js";
import { findPassed } from "../motions/find-passed.js";

export const queue = defineCommand({
  name: "queue",
  describe: "put a motion that passed into the timelock; of several options the one that won",
  examples: ["queue 0x4f2a"],
  access: "signs",
  direct: true,
  arguments: { motion: argument("<motion>", "its title, its id, or the id's first digits", text) },
  async run(context, { motion: given }) {
    const { governor } = await context.contracts();
    const { motion, option, call, lines } = await findPassed(context, given, {
      wanted: ["succeeded"],
      act: "The motion cannot be queued",
    });
    await governor.queue.staticCall(...call);
    context.preview(["This passed and goes into the timelock:", ...lines]);
    await context.confirm();
    const receipt = await context.send("Queued", () => governor.queue(...call));
    const name = formatMotionId(motion.id);
    const eta = await governor.proposalEta(option.text);
    context.output.line(
      `It can be executed from ${formatMoment(eta)} on: npm run dao -- execute ${name.slice(0, 10)}`,
    );
    return {
      motion: name,
      title: motion.title,
      text: formatMotionId(option.text),
      option: option.number,
      executableAt: Number(eta),
      transaction: receipt.hash,
    };
  },
});
