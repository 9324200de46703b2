import { formatMotionId } from "../../core/format/index.js";
import { defineCommand } from "../cli/command.js";
import { argument, argumentList, option, optionList } from "../cli/inputs.js";
import { text } from "../cli/values.js";
import { openContentStore } from "../content/index.js";
import { planDeposit, planLines, planRenditions } from "../documents/deposit-plan.js";
import { findDocuments } from "../documents/document-files.js";
import {
  describeRenditions,
  language,
  storeRenditions,
  toRecord,
} from "../documents/rendition-files.js";
import { readDocuments } from "../../core/archive/index.js";
import { findMotion } from "../motions/find-motion.js";
import { introduceMotion } from "../motions/introduce-motion.js";

export const dissent = defineCommand({
  name: "dissent",
  describe: "bind your minority statement to a motion's result",
  examples: ["dissent 0x4f2a statement.en.md --as 4"],
  access: "signs",
  arguments: {
    motion: argument("<motion>", "its title, its id, or the id's first digits", text),
    files: argumentList("<file...>", "the renditions, one file each: name.<language>.ext", text),
  },
  options: {
    language: option("--language <tag>", "language of files whose name tells none", language),
    courtesy: optionList("--courtesy <tag>", "this language is a courtesy translation", language),
  },
  async run(context, { motion: given, files, language: tag, courtesy }) {
    const contracts = await context.contracts();
    const { archive } = contracts;
    const { account: author = "" } = await context.network();
    const { fromBlock } = await context.deployment();
    const { output, settings } = context;
    const motion = await findMotion(context, given);
    // Of several texts the result is the one that won, or else the motion's own.
    const result = motion.winner ?? motion.options[0]?.text ?? motion.id;
    const name = formatMotionId(result);
    const [document] = await findDocuments(files, "dissent");
    const described = document?.files ?? [];
    const renditions = await describeRenditions(described, { language: tag, courtesy, output });
    const plan = planDeposit(await readDocuments({ archive }, { fromBlock }), {
      author,
      kind: "dissent",
      name,
      renditions,
    });
    const call = [result, plan.base, renditions.map(toRecord)] as const;
    const versionId = await archive.dissent.staticCall(...call);
    context.preview([
      `You, ${author}, dissent from the result of:`,
      ...introduceMotion(contracts, motion),
      ...planLines(plan, "dissent"),
      "It is shown beside the result for good.",
    ]);
    await context.confirm();
    await storeRenditions(renditions, await openContentStore(settings.content), output);
    const receipt = await context.send("Dissent bound", () => archive.dissent(...call));
    return {
      motion: formatMotionId(motion.id),
      text: name,
      title: motion.title,
      document: plan.id,
      version: plan.number,
      versionId,
      renditions: planRenditions(plan),
      transaction: receipt.hash,
    };
  },
});
