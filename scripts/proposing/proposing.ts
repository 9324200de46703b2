import { defineCommand, type Command } from "../cli/command.js";
import type { Content } from "./contents/content.js";
import { fileMotion } from "./file-motion.js";
import { motionFiling } from "./filings/motion-filing.js";
import { draftMotion, motionOptions, type ProposeInput } from "./propose-actions.js";

/** The verb that moves a content, under the name given. */
export function proposing(content: Content, name = `propose ${content.name}`): Command {
  const [first, ...others] = content.examples.map((example) => `${name} ${example}`);
  return defineCommand({
    name,
    describe: `move ${content.describe}`,
    examples: [first ?? name, ...others],
    access: "signs",
    arguments: content.arguments,
    options: { ...content.options, ...motionOptions },
    async run(context, input) {
      const contracts = await context.contracts();
      const { account = "" } = await context.network();
      const own = [...Object.keys(content.arguments), ...Object.keys(content.options)];
      const words = await content.words(pick(input, own) as never);
      const draft = await draftMotion(context, words, input as unknown as ProposeInput);
      return fileMotion(context, draft, motionFiling(contracts, account));
    },
  });
}

function pick(input: Readonly<Record<string, unknown>>, names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, input[name]]));
}
