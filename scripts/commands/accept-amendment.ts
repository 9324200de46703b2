import { formatMoment, formatMotionId, formatPeriod } from "../../core/format/index.js";
import { defineCommand } from "../cli/command.js";
import { argument } from "../cli/inputs.js";
import { text } from "../cli/values.js";
import { findText, motionOf } from "../motions/find-motion.js";
import { introduceMotion } from "../motions/introduce-motion.js";

export const acceptAmendment = defineCommand({
  name: "accept-amendment",
  describe: "accept a rival text in the place of your own motion, once",
  examples: ["accept-amendment 0x7b31 --as 1"],
  access: "signs",
  arguments: {
    rival: argument("<rival>", "the amendment: its title, its id, or first digits", text),
  },
  async run(context, { rival: given }) {
    const contracts = await context.contracts();
    const { amendments, governor, rulebook } = contracts;
    const { account } = await context.network();
    const rival = await findText(context, given);
    await amendments.accept.staticCall(rival.id);
    const motion = await motionOf(context, rival);
    const { objection } = await rulebook.deliberationRules();
    context.preview([
      `You, ${account}, let this amendment:`,
      ...introduceMotion(contracts, rival),
      "take the place of your motion:",
      ...introduceMotion(contracts, motion),
      `Those who seconded the motion may object for ${formatPeriod(objection)}; then both stay on the ballot. You can accept once.`,
    ]);
    await context.confirm("Accept this amendment?");
    const receipt = await context.send("Accepted", () => amendments.accept(rival.id));
    const [[own], { opensAt }] = await Promise.all([
      amendments.places(motion.id),
      governor.motion(motion.id),
    ]);
    const objectUntil = own?.objectUntil ?? 0n;
    context.output.line(
      `It takes the motion's place after ${formatMoment(objectUntil)}, unless one of them objects: npm run dao -- object ${formatMotionId(motion.id).slice(0, 10)} --reason "…" --as <account>`,
    );
    return {
      motion: formatMotionId(motion.id),
      rival: formatMotionId(rival.id),
      title: rival.title,
      objectUntil: Number(objectUntil),
      opensAt: Number(opensAt),
      transaction: receipt.hash,
    };
  },
});
