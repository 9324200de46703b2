import { id as hashText } from "ethers";
import { formatMoment, formatMotionId } from "../../core/format/index.js";
import { callLists } from "../../core/motions/index.js";
import { defineCommand } from "../cli/command.js";
import { argument } from "../cli/inputs.js";
import { text } from "../cli/values.js";
import { findMotion } from "../motions/find-motion.js";
import { introduceMotion } from "../motions/introduce-motion.js";
import { requirePhase } from "../motions/require-phase.js";

export const queue = defineCommand({
  name: "queue",
  describe: "put a motion that passed into the timelock",
  examples: ["queue 0x4f2a"],
  access: "signs",
  arguments: { motion: argument("<motion>", "its title, its id, or the id's first digits", text) },
  async run(context, { motion: given }) {
    const contracts = await context.contracts();
    const { governor } = contracts;
    const motion = await findMotion(context, given);
    await requirePhase(contracts, motion, {
      wanted: ["succeeded"],
      act: "The motion cannot be queued",
    });
    const { targets, values, calldatas } = callLists(motion.calls);
    const call = [targets, values, calldatas, hashText(motion.description)] as const;
    await governor.queue.staticCall(...call);
    context.preview([
      "This motion passed and goes into the timelock:",
      ...introduceMotion(contracts, motion),
    ]);
    await context.confirm();
    const receipt = await context.send("Queued", () => governor.queue(...call));
    const name = formatMotionId(motion.id);
    const eta = await governor.proposalEta(motion.id);
    context.output.line(
      `It can be executed from ${formatMoment(eta)} on: npm run dao -- execute ${name.slice(0, 10)}`,
    );
    return {
      motion: name,
      title: motion.title,
      executableAt: Number(eta),
      transaction: receipt.hash,
    };
  },
});
