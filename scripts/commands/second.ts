import { DaoError } from "../../core/errors.js";
import { countOf, formatMoment, formatMotionId } from "../../core/format/index.js";
import type { Motion } from "../../core/motions/index.js";
import { defineCommand } from "../cli/command.js";
import type { Context } from "../cli/context.js";
import { argument, optionalArgument } from "../cli/inputs.js";
import { text } from "../cli/values.js";
import { findTextIfAny } from "../motions/find-motion.js";
import { introduceMotion } from "../motions/introduce-motion.js";

export const second = defineCommand({
  name: "second",
  describe: "support a motion, an amendment or a nominee so that it comes to a vote",
  examples: [
    "second 0x4f2a --as 2",
    'second "Monthly meetings" --as 3',
    "second archivist 0x8626f6940E2eb28930eFb4CeF49B2d1F2C9C1199 --as 3",
  ],
  access: "signs",
  arguments: {
    motion: argument(
      "<motion|election>",
      "its title, its id, or the id's first digits; of an election the office too",
      text,
    ),
    nominee: optionalArgument("[nominee]", "whom, in an election", text),
  },
  async run(context, { motion: given, nominee }) {
    const motion = await findTextIfAny(context, given);
    if (motion === undefined) {
      const { secondNominee } = await import("../elections/second-nominee.js");
      return secondNominee(context, { election: given, nominee });
    }
    if (nominee === undefined) return secondMotion(context, motion);
    throw new DaoError("INPUT_INVALID", "A motion has no nominees.", {
      hint: `Write second ${given.slice(0, 20)} alone; put a title in quotes.`,
    });
  },
});

async function secondMotion(context: Context, motion: Motion): Promise<Record<string, unknown>> {
  const contracts = await context.contracts();
  const { governor, amendments } = contracts;
  const { account } = await context.network();
  const { id, amends } = motion;
  await governor.second.staticCall(id);
  const { secondsGiven, secondsNeeded, opensAt } = await governor.motion(id);
  context.preview([
    `You, ${account}, second this ${amends === undefined ? "motion" : "amendment"}:`,
    ...introduceMotion(contracts, motion),
    `Yours is number ${secondsGiven + 1n} of the ${countOf(secondsNeeded, "second")} it needs before ${formatMoment(opensAt)}.`,
  ]);
  await context.confirm();
  const receipt = await context.send("Seconded", () => governor.second(id));
  const [after, places] = await Promise.all([
    governor.motion(id),
    amends === undefined ? [] : amendments.places(amends),
  ]);
  const place = places.findIndex(({ origin }) => origin === id) + 1;
  const seconded = after.secondsGiven >= after.secondsNeeded;
  context.output.line(
    seconded
      ? `It has its seconds${place === 0 ? "" : ` and is option ${place} on the ballot`}: the vote opens ${formatMoment(after.opensAt)}.`
      : `It has ${after.secondsGiven} of ${countOf(after.secondsNeeded, "second")}.`,
  );
  return {
    motion: formatMotionId(id),
    title: motion.title,
    secondsGiven: Number(after.secondsGiven),
    secondsNeeded: Number(after.secondsNeeded),
    option: place === 0 ? undefined : place,
    opensAt: Number(after.opensAt),
    transaction: receipt.hash,
  };
}
