import { DaoError } from "../../core/errors.js";
import type { Context } from "../cli/context.js";
import { flag, option } from "../cli/inputs.js";
import { text } from "../cli/values.js";
import { openContentStore } from "../content/index.js";
import { storeRenditions } from "../documents/rendition-files.js";
import { buildAction, type ActionWords } from "./actions/index.js";
import type { BuiltActions, Workshop } from "./actions/action-builder.js";
import type { MotionWords } from "./contents/content.js";
import type { MotionDraft } from "./file-motion.js";
import { readMotionText } from "./motion-text.js";

/** What every verb that files a text takes. */
export const motionOptions = {
  title: option(
    "--title <text>",
    "title of the motion; without it the first action gives one",
    text,
  ),
  text: option("--text <words>", "why: words, or the name of a file with them", text),
  anyway: flag("--anyway", "file it although an action would fail if it ran now"),
} as const;

export interface ProposeInput {
  title: string | undefined;
  text: string | undefined;
  anyway: boolean;
}

/** Makes calls of words. What is said on the command line goes before what a motion file says. */
export async function draftMotion(
  context: Context,
  words: MotionWords,
  { title, text: given, anyway }: ProposeInput,
): Promise<MotionDraft> {
  const workshop: Workshop = {
    contracts: await context.contracts(),
    output: context.output,
    foundingPolicy: async () => (await context.deployment()).addresses.policy,
    fromBlock: async () => (await context.deployment()).fromBlock,
  };
  requireOneOf(words.actions);
  const built: BuiltActions[] = [];
  for (const each of words.actions) built.push(await buildAction(each, workshop));
  const renditions = built.flatMap((each) => each.renditions ?? []);
  return {
    title: title ?? words.title,
    text: await readMotionText(given ?? words.text),
    anyway,
    actions: built.flatMap(({ actions }) => actions),
    bind: built[0]?.bind,
    beforeFiling:
      renditions.length === 0
        ? undefined
        : async () =>
            storeRenditions(
              renditions,
              await openContentStore(context.settings.content),
              context.output,
            ),
  };
}

/** Rules of a class are set all at once, so a second action would undo the first; a poll is recorded only by itself. */
function requireOneOf(words: readonly ActionWords[]): void {
  if (words.filter((each) => "rules" in each).length > 1) {
    throw new DaoError("RULES_TWICE", "The motion has several actions that change rules.", {
      hint: "Put all changes of rules into one: { rules: { … } }.",
    });
  }
  if (words.length > 1 && words.some((each) => "poll" in each)) {
    throw new DaoError("POLL_NOT_ALONE", "The motion does other things beside asking a poll.", {
      hint: "A poll is a motion of its own: move the rest separately.",
    });
  }
}
