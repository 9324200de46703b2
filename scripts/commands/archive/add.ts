import { readDocuments } from "../../../core/archive/index.js";
import { DEPOSIT_KINDS, documentKindIndex } from "../../../core/coalition/index.js";
import { DaoError } from "../../../core/errors.js";
import { countOf } from "../../../core/format/index.js";
import { defineCommand } from "../../cli/command.js";
import { argumentList, option, optionList, optionOr } from "../../cli/inputs.js";
import { text } from "../../cli/values.js";
import { openContentStore } from "../../content/index.js";
import { depositKind } from "../../documents/document-kind.js";
import {
  planDeposit,
  planLines,
  planRenditions,
  type DepositPlan,
} from "../../documents/deposit-plan.js";
import { findDocuments } from "../../documents/document-files.js";
import { documentName } from "../../documents/document-name.js";
import {
  describeRenditions,
  language,
  storeRenditions,
  toRecord,
} from "../../documents/rendition-files.js";

export const archiveAdd = defineCommand({
  name: "archive add",
  describe: "deposit documents of your own in the archive",
  examples: [
    "archive add minutes.en.md --kind minutes --as 2",
    "archive add papers/ --language en --as 2",
    "archive add talk.en.pdf talk.fr.pdf --courtesy fr --name talk-2026 --kind statement",
  ],
  access: "signs",
  arguments: {
    paths: argumentList("<path...>", "files name.<language>.ext, or directories of them", text),
  },
  options: {
    kind: optionOr("--kind <kind>", `one of ${DEPOSIT_KINDS.join(", ")}`, depositKind, "other"),
    name: option("--name <name>", "all files are renditions of this one document", documentName),
    language: option("--language <tag>", "language of files whose name tells none", language),
    courtesy: optionList("--courtesy <tag>", "this language is a courtesy translation", language),
  },
  async run(context, { paths, kind, name, language: tag, courtesy }) {
    const { archive } = await context.contracts();
    const { account: author = "" } = await context.network();
    const { fromBlock } = await context.deployment();
    const { output, settings } = context;
    const known = await readDocuments({ archive }, { fromBlock });
    const plans: DepositPlan[] = [];
    for (const { name: each, files } of await findDocuments(paths, name)) {
      const renditions = await describeRenditions(files, { language: tag, courtesy, output });
      plans.push(planDeposit(known, { author, kind, name: each, renditions }));
    }
    const unchanged = plans.filter((plan) => plan.unchanged);
    const fresh = plans.filter((plan) => !plan.unchanged);
    const call = (plan: DepositPlan) =>
      [documentKindIndex(kind), plan.name, plan.base, plan.renditions.map(toRecord)] as const;

    for (const plan of fresh) await archive.deposit.staticCall(...call(plan));
    if (fresh.length === 0) {
      throw new DaoError(
        "ARCHIVED_ALREADY",
        `${countOf(plans.length, "document")} archived already, unchanged.`,
        {
          hint: "Nothing is to be done; archive verify checks what is stored.",
        },
      );
    }
    context.preview([
      `You, ${author}, deposit ${countOf(fresh.length, "document")} for good:`,
      ...fresh.flatMap((plan) => planLines(plan, kind)),
      ...unchanged.map((plan) => `Archived already, unchanged: "${plan.name}"`),
      `The content goes to ${settings.content} first.`,
    ]);
    await context.confirm();
    const store = await openContentStore(settings.content);
    await storeRenditions(
      fresh.flatMap(({ renditions }) => renditions),
      store,
      output,
    );
    const documents = [];
    for (const plan of fresh) {
      const versionId = await archive.deposit.staticCall(...call(plan));
      const receipt = await context.send(`Archived "${plan.name}"`, () =>
        archive.deposit(...call(plan)),
      );
      documents.push({
        id: plan.id,
        kind,
        name: plan.name,
        version: plan.number,
        versionId,
        renditions: planRenditions(plan),
        transaction: receipt.hash,
      });
    }
    return {
      author,
      documents,
      unchanged: unchanged.map((plan) => ({
        id: plan.id,
        name: plan.name,
        version: plan.number - 1,
      })),
    };
  },
});
