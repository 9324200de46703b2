import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseCoalitionFile, type CoalitionFile } from "../../core/coalition/index.js";
import { DaoError } from "../../core/errors.js";

/** A coalition file and where it came from. */
export interface CoalitionSource {
  /** As given. */
  path: string;
  /** The file's name without its ending, the first part of deployment ids: `dc-bas`. */
  id: string;
  file: CoalitionFile;
}

/** @throws DaoError `COALITION_FILE_MISSING`, `COALITION_FILE_NAME`, `COALITION_FILE_INVALID` */
export async function readCoalitionSource(path: string): Promise<CoalitionSource> {
  const id = basename(path).replace(/\.json5?$/, "");
  if (!/^[a-zA-Z][a-zA-Z0-9-]*$/.test(id)) {
    throw new DaoError("COALITION_FILE_NAME", `"${basename(path)}" cannot name a deployment.`, {
      hint: "Call the file such as my-coalition.json5: a letter, then letters, digits and hyphens.",
    });
  }
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new DaoError("COALITION_FILE_MISSING", `The coalition file ${path} cannot be read.`, {
      hint: "Name one with --coalition <file>, such as coalitions/example.json5.",
      cause,
    });
  });
  return { path, id, file: parseCoalitionFile(text, path) };
}
