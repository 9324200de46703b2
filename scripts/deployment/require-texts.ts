import type { CoalitionFile } from "../../core/coalition/index.js";
import { DaoError, isDaoError } from "../../core/errors.js";
import { openLocalFile } from "../content/index.js";

/**
 * Looks whether the first documents are there, before anything is begun.
 *
 * @param path how messages call the coalition file.
 * @throws DaoError `FILE_MISSING`, `FILE_UNREADABLE`, `NOT_A_FILE`, naming the key
 */
export async function requireTexts({ documents }: CoalitionFile, path: string): Promise<void> {
  for (const [of, { renditions }] of documents.entries())
    for (const [index, { file }] of renditions.entries()) {
      try {
        await openLocalFile(file);
      } catch (error) {
        if (!isDaoError(error)) throw error;
        const key = `documents[${of}].renditions[${index}].file`;
        throw new DaoError(error.code, `${path}: ${key}: ${error.message}`, {
          hint: "Write the text, mend the name, or take the rendition out. Names start at the folder where the command runs.",
          cause: error,
        });
      }
    }
}
