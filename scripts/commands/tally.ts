import { recount, type Motion } from "../../core/motions/index.js";
import { defineCommand } from "../cli/command.js";
import type { Context } from "../cli/context.js";
import { argument } from "../cli/inputs.js";
import { text } from "../cli/values.js";
import { findTextIfAny, motionOf } from "../motions/find-motion.js";
import { presentRecount, recountResult } from "../tallying/present-recount.js";

export const tally = defineCommand({
  name: "tally",
  describe: "count a motion's or an election's ballots again from the chain's logs, and compare",
  examples: ["tally 0x4f2a", 'tally "Monthly meetings" --json', "tally archivist"],
  access: "reads",
  arguments: {
    motion: argument(
      "<motion|election>",
      "its title, its id, or the id's first digits; of an election the office too",
      text,
    ),
  },
  async run(context, { motion: given }) {
    const found = await findTextIfAny(context, given);
    if (found !== undefined) return tallyMotion(context, await motionOf(context, found));
    const { tallyElection } = await import("../elections/tally-election.js");
    return tallyElection(context, { election: given });
  },
});

async function tallyMotion(context: Context, motion: Motion): Promise<Record<string, unknown>> {
  const contracts = await context.contracts();
  const { fromBlock } = await context.deployment();
  const counted = await recount(contracts, motion.id, { fromBlock });
  presentRecount(context.output, motion, counted);
  if (!counted.agrees) context.fail();
  return recountResult(motion, counted);
}
