import { defineCommand } from "../cli/command.js";
import { argument } from "../cli/inputs.js";
import { text } from "../cli/values.js";
import { findText } from "../motions/find-motion.js";
import { draftCorrection, findOrigin } from "../proposing/correction.js";
import { fileMotion } from "../proposing/file-motion.js";
import { correctionFiling } from "../proposing/filings/correction-filing.js";
import { motionOptions } from "../proposing/propose-actions.js";
import { contentArgument, contentOptions, readContent } from "../proposing/read-content.js";

export const correct = defineCommand({
  name: "correct",
  describe: "correct the wording of your own motion or rival text while it is discussed",
  examples: [
    'correct 0x4f2a --text "On Mondays, because rooms are free." --as 1',
    'correct 0x4f2a resolution "We meet on Mondays at noon." --as 1',
  ],
  access: "signs",
  arguments: {
    motion: argument("<motion>", "the motion or rival: its title, its id, or first digits", text),
    content: contentArgument,
  },
  options: { ...contentOptions, ...motionOptions },
  async run(context, { motion: given, content, title, text: why, anyway, ...options }) {
    const contracts = await context.contracts();
    const { account = "" } = await context.network();
    const words = content.length === 0 ? undefined : await readContent(content, options);
    const { origin, current } = await findOrigin(context, await findText(context, given));
    const draft = await draftCorrection(context, { current, words, title, text: why, anyway });
    return fileMotion(context, draft, correctionFiling(contracts, account, origin));
  },
});
