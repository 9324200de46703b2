import { readFile, stat } from "node:fs/promises";
import { DaoError } from "../../core/errors.js";

/**
 * The text of a motion: words, or the name of a file with them.
 *
 * @throws DaoError `FILE_MISSING` for one word that looks like a file and is none.
 */
export async function readMotionText(given: string | undefined): Promise<string> {
  if (given === undefined) return "";
  const isFile = await stat(given).then(
    (found) => found.isFile(),
    () => false, // No file of this name; long words are no name at all.
  );
  if (isFile) return readFile(given, "utf8");
  if (/^\S+\.(md|txt|markdown)$/.test(given)) {
    throw new DaoError("FILE_MISSING", `There is no file ${given}.`, {
      hint: "Check the spelling, or write the motion's text in quotes.",
    });
  }
  return given;
}
