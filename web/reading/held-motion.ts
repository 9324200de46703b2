import { titleOf } from "../../core/motions/description.js";
import { motionId } from "../../core/motions/motion-id.js";
import { formatMotionId } from "../../core/format/index.js";
import { DaoError } from "../../core/errors.js";
import type { MotionView } from "./reader.js";

/**
 * A motion as somebody serves it, held against its ids: they are hashes of calls and words, so that nobody can put other
 * ones under the id that is voted on. Titles are read from the words, whatever titles came along.
 *
 * @param asked - id of the motion, or of a text of it.
 * @throws DaoError `MOTION_FORGED`
 */
export function heldMotion(motion: MotionView, asked: string): MotionView {
  const titles = new Map<string, string>();
  const texts = motion.texts.map((text) => {
    if (idOf(text) !== text.id) throw forged(text.id);
    const title = titleOf(text.description);
    titles.set(text.id, title);
    return { ...text, title };
  });
  const titled = (id: string): string => {
    const title = titles.get(id);
    if (title === undefined) throw forged(id);
    return title;
  };
  titled(asked.toLowerCase());
  const options = motion.options.map((option) => ({ ...option, title: titled(option.text) }));
  const named = [
    ...options.map(({ origin }) => origin),
    ...motion.replacements.flatMap(({ origin, text }) => [origin, text]),
    ...(motion.winner === undefined ? [] : [motion.winner]),
  ];
  named.forEach(titled);
  const own = motion.texts.find(({ id }) => id === motion.id);
  if (own === undefined) throw forged(motion.id);
  const { description, calls } = own;
  return { ...motion, title: titled(own.id), description, calls, texts, options };
}

function idOf({ calls, description }: MotionView["texts"][number]): string | undefined {
  try {
    const called = calls.map(({ value, ...call }) => ({ ...call, value: BigInt(value) }));
    return formatMotionId(motionId(called, description));
  } catch {
    return undefined; // An address that is none.
  }
}

const forged = (id: string) =>
  new DaoError("MOTION_FORGED", `What is served as the motion ${id} is not that motion.`, {
    hint: "Its id does not fit its words and calls. Read from another relay, or from the chain, under Connection.",
  });
