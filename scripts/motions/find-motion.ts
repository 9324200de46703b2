import { DaoError, isDaoError } from "../../core/errors.js";
import { quote, shortMotionId } from "../../core/format/index.js";
import { readMotion, readTexts, type Motion } from "../../core/motions/index.js";
import type { Context } from "../cli/context.js";

/**
 * A motion, or a text that amends one, by its id, the beginning of its id, or its exact title: as it was filed, or as it
 * was corrected since. Corrections have no title of their own.
 *
 * @throws DaoError `MOTION_UNKNOWN`, `MOTION_AMBIGUOUS`
 */
export async function findText(context: Context, given: string): Promise<Motion> {
  const contracts = await context.contracts();
  const { fromBlock } = await context.deployment();
  if (/^(0x[0-9a-fA-F]+|\d{60,78})$/.test(given))
    return readMotion(contracts, given, { fromBlock });
  const texts = await readTexts(contracts, { fromBlock });
  const [found, other] = texts.filter((text) => isCalled(text, given.trim(), texts));
  if (found === undefined) {
    throw new DaoError("MOTION_UNKNOWN", `There is no motion ${quote(given)}.`, {
      hint: "See npm run dao -- motions; name one by its title, its id, or 0x and the id's first digits.",
    });
  }
  if (other !== undefined) {
    throw new DaoError("MOTION_AMBIGUOUS", `More than one motion has the title ${quote(given)}.`, {
      hint: `Name it by its id: ${[found, other].map(({ id }) => shortMotionId(id)).join(" or ")}`,
    });
  }
  return found;
}

/** Motions and rivals are called what they were filed as, and what stands in their place now. */
function isCalled({ id, title, kind }: Motion, wanted: string, texts: readonly Motion[]): boolean {
  if (kind === "correction") return false;
  if (title === wanted) return true;
  const option = texts.flatMap(({ options }) => options).find(({ origin }) => origin === id);
  const corrected = texts.find((text) => text.id === option?.text && text.corrects === id);
  return corrected?.title === wanted;
}

/**
 * The motion itself, also when one of its options or corrections is named.
 *
 * @throws DaoError `MOTION_UNKNOWN`, `MOTION_AMBIGUOUS`
 */
export async function findMotion(context: Context, given: string): Promise<Motion> {
  return motionOf(context, await findText(context, given));
}

/** The motion a text belongs to. */
export async function motionOf(context: Context, text: Motion): Promise<Motion> {
  if (text.amends === undefined) return text;
  const { fromBlock } = await context.deployment();
  return readMotion(await context.contracts(), text.amends, { fromBlock });
}

/** As {@link findText}, but nothing where the words name no motion: they may name an election. */
export async function findTextIfAny(context: Context, given: string): Promise<Motion | undefined> {
  return findText(context, given).catch((error: unknown) => {
    if (isDaoError(error) && error.code === "MOTION_UNKNOWN") return undefined;
    throw error;
  });
}
