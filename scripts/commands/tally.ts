import { recount } from "../../core/motions/index.js";
import { defineCommand } from "../cli/command.js";
import { argument } from "../cli/inputs.js";
import { text } from "../cli/values.js";
import { findMotion } from "../motions/find-motion.js";
import { presentRecount, recountResult } from "../tallying/present-recount.js";

export const tally = defineCommand({
  name: "tally",
  describe: "count a motion's ballots again from the chain's logs, and compare",
  examples: ["tally 0x4f2a", 'tally "Monthly meetings" --json'],
  access: "reads",
  arguments: { motion: argument("<motion>", "its title, its id, or the id's first digits", text) },
  async run(context, { motion: given }) {
    const contracts = await context.contracts();
    const { fromBlock } = await context.deployment();
    const motion = await findMotion(context, given);
    const counted = await recount(contracts, motion.id, { fromBlock });
    presentRecount(context.output, motion, counted);
    if (!counted.agrees) context.fail();
    return recountResult(motion, counted);
  },
});
