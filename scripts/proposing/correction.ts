import { DaoError } from "../../core/errors.js";
import {
  describeCall,
  isPoll,
  parseDescription,
  pollOf,
  recordPoll,
  summaryOf,
  type Motion,
  type MotionOption,
} from "../../core/motions/index.js";
import type { Context } from "../cli/context.js";
import { findText, motionOf } from "../motions/find-motion.js";
import type { MotionWords } from "./contents/content.js";
import type { MotionDraft } from "./file-motion.js";
import { draftMotion, type ProposeInput } from "./propose-actions.js";
import { readMotionText } from "./motion-text.js";

/** The motion or rival that holds the place of a text, and what stands in that place now. */
export async function findOrigin(
  context: Context,
  text: Motion,
): Promise<{ origin: Motion; current: MotionOption }> {
  const motion = await motionOf(context, text);
  const wanted = text.corrects ?? text.id;
  const current = motion.options.find(({ origin }) => origin === wanted);
  if (current === undefined) throw new Error("a text is no option of its own motion");
  const origin =
    wanted === motion.id
      ? motion
      : wanted === text.id
        ? text
        : await findText(context, `0x${wanted.toString(16).padStart(64, "0")}`);
  return { origin, current };
}

/**
 * Another wording of what stands: title, text and calls that are not given stay as they are.
 *
 * @throws DaoError `NOTHING_TO_CHANGE`
 */
export async function draftCorrection(
  context: Context,
  {
    current,
    words,
    ...given
  }: ProposeInput & { current: MotionOption; words: MotionWords | undefined },
): Promise<MotionDraft> {
  if (words === undefined && given.title === undefined && given.text === undefined) {
    throw new DaoError("NOTHING_TO_CHANGE", "It is not said what is corrected.", {
      hint: "Give --title or --text, or the whole content as after propose.",
    });
  }
  const present = parseDescription(current.description);
  const title = given.title ?? words?.title ?? present.title;
  if (words !== undefined) {
    const draft = await draftMotion(context, words, { ...given, title });
    return given.text === undefined && words.text === undefined
      ? { ...draft, text: present.text }
      : draft;
  }
  const text = given.text === undefined ? present.text : await readMotionText(given.text);
  return { title, text, anyway: given.anyway, ...(await callsOf(context, current)) };
}

/** The calls that stand; those of a poll name the description, and follow it. */
async function callsOf(
  context: Context,
  { calls, description }: MotionOption,
): Promise<Pick<MotionDraft, "actions" | "bind">> {
  const contracts = await context.contracts();
  const poll = isPoll(contracts, { calls, description })
    ? pollOf(calls[0]?.calldata ?? "0x")
    : undefined;
  return {
    actions: calls.map((call) => ({ ...call, summary: summaryOf(describeCall(contracts, call)) })),
    bind: poll && ((newDescription) => [recordPoll(contracts, poll.text, newDescription)]),
  };
}
