import { id as hashText } from "ethers";
import { formatMotionId } from "../../core/format/index.js";
import { callLists, describeCall } from "../../core/motions/index.js";
import { defineCommand } from "../cli/command.js";
import { argument } from "../cli/inputs.js";
import { text } from "../cli/values.js";
import { findMotion } from "../motions/find-motion.js";
import { introduceMotion } from "../motions/introduce-motion.js";
import { requirePhase } from "../motions/require-phase.js";

export const execute = defineCommand({
  name: "execute",
  describe: "carry out a motion whose timelock is over",
  examples: ["execute 0x4f2a"],
  access: "signs",
  arguments: { motion: argument("<motion>", "its title, its id, or the id's first digits", text) },
  async run(context, { motion: given }) {
    const contracts = await context.contracts();
    const { governor } = contracts;
    const motion = await findMotion(context, given);
    await requirePhase(contracts, motion, {
      wanted: ["due"],
      act: "The motion cannot be executed",
    });
    const { targets, values, calldatas } = callLists(motion.calls);
    const value = values.reduce((sum, each) => sum + each, 0n);
    const call = [targets, values, calldatas, hashText(motion.description), { value }] as const;
    await governor.execute.staticCall(...call);
    context.preview([
      "This motion is carried out:",
      ...introduceMotion(contracts, motion),
      ...(value === 0n ? [] : [`You pay the ${value} wei it sends along.`]),
    ]);
    await context.confirm();
    const receipt = await context.send("Executed", () => governor.execute(...call));
    return {
      motion: formatMotionId(motion.id),
      title: motion.title,
      executed: motion.calls.map((each) => describeCall(contracts, each).sentence),
      transaction: receipt.hash,
    };
  },
});
