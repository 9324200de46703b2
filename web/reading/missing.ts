import { isDaoError } from "../../core/errors.js";

/** Ids come out of links: what is no id is as missing as an id of nothing. */
const MISSING: ReadonlySet<string> = new Set([
  ...["NOT_FOUND", "INPUT_INVALID", "URL_TOO_LONG", "TEXT_MALFORMED"],
]);
/** Nothing is named by more, in a path as it is sent. */
const LONGEST = 1_000;

/** Asks for a path; undefined for what there is not, and for what nobody can be asked. */
export async function unlessMissing<Answer>(
  path: string,
  ask: (path: string) => Promise<Answer>,
): Promise<Answer | undefined> {
  if (path.length > LONGEST) return undefined;
  try {
    return await ask(path);
  } catch (error) {
    if (isDaoError(error) && MISSING.has(error.code)) return undefined;
    throw error;
  }
}
