import { defineCommand } from "../cli/command.js";
import { argument } from "../cli/inputs.js";
import { text } from "../cli/values.js";
import { findMotion } from "../motions/find-motion.js";
import { fileMotion } from "../proposing/file-motion.js";
import { amendmentFiling } from "../proposing/filings/amendment-filing.js";
import { draftMotion, motionOptions } from "../proposing/propose-actions.js";
import { contentArgument, contentOptions, readContent } from "../proposing/read-content.js";

export const amend = defineCommand({
  name: "amend",
  describe: "file a rival text for a motion while it is discussed",
  examples: [
    'amend 0x4f2a resolution "We meet on Tuesdays." --as 3',
    'amend "Longer votes" rule ordinary.voting "8 days" --title "Slightly longer votes"',
    "amend 0x4f2a from rival.json5",
  ],
  access: "signs",
  arguments: {
    motion: argument("<motion>", "its title, its id, or the id's first digits", text),
    content: contentArgument,
  },
  options: { ...contentOptions, ...motionOptions },
  async run(context, { motion: given, content, title, text: why, anyway, ...options }) {
    const contracts = await context.contracts();
    const { account = "" } = await context.network();
    const words = await readContent(content, options);
    const motion = await findMotion(context, given);
    const draft = await draftMotion(context, words, { title, text: why, anyway });
    return fileMotion(context, draft, amendmentFiling(contracts, account, motion));
  },
});
