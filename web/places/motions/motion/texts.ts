import type { MotionTextView, ReplacementView } from "../../../../core/wire/read.js";
import type { MotionView } from "../../../reading/index.js";

/** A text one may vote for, or that asks for its seconds. */
export interface OptionView {
  /** Place on the ballot, from 1; nothing for a rival that has none yet. */
  number: number | undefined;
  /** The motion or rival that holds the place: seconded, withdrawn, taken over and objected to under this id. */
  origin: MotionTextView;
  /** What stands there now. */
  text: MotionTextView;
  standing: boolean;
  figures: MotionView["options"][number] | undefined;
  /** What takes the place unless somebody objects in time. */
  pending: (ReplacementView & { content: MotionTextView }) | undefined;
}

/**
 * All that may be voted for, in the order of the ballot; after that the rivals without a place.
 *
 * @param now - seconds since 1970.
 */
export function optionsOf(motion: MotionView, now: number): OptionView[] {
  const textOf = (id: string) => motion.texts.find((text) => text.id === id);
  const placed = motion.options.flatMap((figures): OptionView[] => {
    const [origin, text] = [textOf(figures.origin), textOf(figures.text)];
    if (origin === undefined || text === undefined) return [];
    const { number, standing } = figures;
    const pending = pendingFor(motion, origin.id, now);
    return [{ number, origin, text, standing, figures, pending }];
  });
  const unplaced = motion.texts
    .filter(({ kind, id }) => kind === "rival" && !motion.options.some((o) => o.origin === id))
    .map((text) => ({
      ...{ number: undefined, origin: text, text, standing: false, figures: undefined },
      pending: pendingFor(motion, text.id, now),
    }));
  return [...placed, ...unplaced];
}

/** The replacement that is announced for a place and can still be objected to. */
function pendingFor(
  { replacements, texts }: MotionView,
  origin: string,
  now: number,
): OptionView["pending"] {
  const last = replacements.findLast((each) => each.origin === origin);
  if (last === undefined || last.objected || now > last.objectUntil) return undefined;
  const content = texts.find(({ id }) => id === last.text);
  return content && { ...last, content };
}

/** Whether ballots on it are rankings: from its first amendment, acceptance or correction on. */
export const isRanked = ({ options, replacements }: MotionView): boolean =>
  options.length > 1 || replacements.length > 0;

/** The text that speaks for the motion: what won, or stands, or was filed. */
export function speakingText(motion: MotionView): MotionTextView | undefined {
  const id =
    motion.winner ??
    motion.options.find(({ standing }) => standing)?.text ??
    motion.options[0]?.text;
  return motion.texts.find((text) => text.id === (id ?? motion.id));
}

/** The text the page of a motion is about: in the mover's own place, until another one has won. */
export function headText(
  motion: Pick<MotionView, "texts" | "passedAs">,
  options: readonly OptionView[],
): MotionTextView | undefined {
  const won = motion.texts.find(({ id }) => id === motion.passedAs?.id);
  return won ?? options[0]?.text;
}

/** Ids of the texts as they are on the ballot: in order of place, zero where none stands. */
export const ballotTexts = ({ options }: MotionView): bigint[] =>
  options.map(({ text, standing }) => (standing ? BigInt(text) : 0n));

/** Title and text as they were written; who filed them is no part of the wording. */
export const wordingOf = (description: string): string =>
  description.replace(/\s*#proposer=0x[0-9a-fA-F]{40}$/, "");
