import { DaoError } from "../../core/errors.js";
import type { Context } from "../cli/context.js";
import { flag, option } from "../cli/inputs.js";
import { text } from "../cli/values.js";
import { openContentStore } from "../content/index.js";
import { storeRenditions } from "../documents/rendition-files.js";
import { buildAction, type ActionWords } from "./actions/index.js";
import type { BuiltActions, Workshop } from "./actions/action-builder.js";
import { fileMotion } from "./file-motion.js";

const anyway = flag("--anyway", "file it although an action would fail if it ran now");

/** What every verb that files a motion takes. */
export const motionOptions = {
  title: option(
    "--title <text>",
    "title of the motion; without it the first action gives one",
    text,
  ),
  text: option("--text <words>", "why: words, or the name of a file with them", text),
  anyway,
} as const;

/** What the verb that reads a motion file takes. */
export const anywayOption = { anyway } as const;

export interface ProposeInput {
  title: string | undefined;
  text: string | undefined;
  anyway: boolean;
}

/** Makes calls of words, shows them, asks, files the motion. */
export async function proposeActions(
  context: Context,
  words: readonly ActionWords[],
  { title, text, anyway }: ProposeInput,
): Promise<Record<string, unknown>> {
  const workshop: Workshop = {
    contracts: await context.contracts(),
    output: context.output,
    foundingPolicy: async () => (await context.deployment()).addresses.policy,
    fromBlock: async () => (await context.deployment()).fromBlock,
  };
  requireNoOverwriting(words);
  const built: BuiltActions[] = [];
  for (const each of words) built.push(await buildAction(each, workshop));
  const renditions = built.flatMap((each) => each.renditions ?? []);
  return fileMotion(context, {
    title,
    text,
    anyway,
    actions: built.flatMap(({ actions }) => actions),
    ...(renditions.length > 0 && {
      beforeFiling: async () =>
        storeRenditions(
          renditions,
          await openContentStore(context.settings.content),
          context.output,
        ),
    }),
  });
}

/** Rules of a class are set all at once, so a second action would undo the first. */
function requireNoOverwriting(words: readonly ActionWords[]): void {
  if (words.filter((each) => "rules" in each).length < 2) return;
  throw new DaoError("RULES_TWICE", "The motion has several actions that change rules.", {
    hint: "Put all changes of rules into one: { rules: { … } }.",
  });
}
