import { defineCommand } from "../cli/command.js";
import { argument, requiredOption } from "../cli/inputs.js";
import { text } from "../cli/values.js";
import { findText, motionOf } from "../motions/find-motion.js";
import { objectToNotice } from "../objecting/object-to-notice.js";
import { findPending, objectToReplacement } from "../objecting/object-to-replacement.js";

export const object = defineCommand({
  name: "object",
  describe: "object to a notice, to a correction, or to an amendment its mover accepted",
  examples: ['object 0x4f2a --reason "This should be voted on." --as 5'],
  access: "signs",
  arguments: {
    motion: argument(
      "<motion|correction|rival>",
      "what you object to: its title, its id, or the id's first digits",
      text,
    ),
  },
  options: { reason: requiredOption("--reason <text>", "why, in at most 512 bytes", text) },
  async run(context, { motion: given, reason }) {
    const named = await findText(context, given);
    const motion = await motionOf(context, named);
    const pending = findPending(motion, named);
    return pending === undefined && motion.notice !== undefined
      ? objectToNotice(context, motion, reason)
      : objectToReplacement(context, { motion, origin: pending ?? named.id, reason });
  },
});
