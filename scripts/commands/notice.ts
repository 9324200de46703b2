import { defineCommand } from "../cli/command.js";
import { fileMotion } from "../proposing/file-motion.js";
import { noticeFiling } from "../proposing/filings/notice-filing.js";
import { draftMotion, motionOptions } from "../proposing/propose-actions.js";
import { contentArgument, contentOptions, readContent } from "../proposing/read-content.js";

export const notice = defineCommand({
  name: "notice",
  describe: "give notice of a decision, which passes by itself unless voters object",
  examples: [
    'notice resolution "The next meeting is on 4 May." --title "Next meeting" --as 1',
    "notice adopt minutes.en.md --kind minutes --name minutes-2026-05",
  ],
  access: "signs",
  arguments: { content: contentArgument },
  options: { ...contentOptions, ...motionOptions },
  async run(context, { content, title, text, anyway, ...options }) {
    const contracts = await context.contracts();
    const { account = "" } = await context.network();
    const words = await readContent(content, options);
    const draft = await draftMotion(context, words, { title, text, anyway });
    return fileMotion(context, draft, noticeFiling(contracts, account));
  },
});
