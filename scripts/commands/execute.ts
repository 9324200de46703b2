import { formatMotionId } from "../../core/format/index.js";
import { describeCall } from "../../core/motions/index.js";
import { defineCommand } from "../cli/command.js";
import { argument } from "../cli/inputs.js";
import { text } from "../cli/values.js";
import { findPassed } from "../motions/find-passed.js";

export const execute = defineCommand({
  name: "execute",
  describe: "carry out a motion whose timelock is over; of several options the one that won",
  examples: ["execute 0x4f2a"],
  access: "signs",
  direct: true,
  arguments: { motion: argument("<motion>", "its title, its id, or the id's first digits", text) },
  async run(context, { motion: given }) {
    const contracts = await context.contracts();
    const { governor } = contracts;
    const { motion, option, call, lines } = await findPassed(context, given, {
      wanted: ["due"],
      act: "The motion cannot be executed",
    });
    const value = option.calls.reduce((sum, each) => sum + each.value, 0n);
    await governor.execute.staticCall(...call, { value });
    context.preview([
      "This is carried out:",
      ...lines,
      ...(value === 0n ? [] : [`You pay the ${value} wei it sends along.`]),
    ]);
    await context.confirm();
    const receipt = await context.send("Executed", () => governor.execute(...call, { value }));
    return {
      motion: formatMotionId(motion.id),
      title: motion.title,
      text: formatMotionId(option.text),
      option: option.number,
      executed: option.calls.map((each) => describeCall(contracts, each).sentence),
      transaction: receipt.hash,
    };
  },
});
