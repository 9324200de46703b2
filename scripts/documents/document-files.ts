import { stat } from "node:fs/promises";
import { posix } from "node:path";
import { BOUNDS } from "../../core/coalition/index.js";
import { DaoError } from "../../core/errors.js";
import { openLocalFile, readFiles, type LocalFile } from "../content/index.js";
import { suggestName } from "./document-name.js";

/** Files that are the renditions of one version of one document. */
export interface DocumentFiles {
  name: string;
  files: LocalFile[];
}

/**
 * Finds the files a person named, directories included, and which of them belong together: files that differ only in
 * language or type (`charter.en.md`, `charter.fr.md`) are renditions of one document.
 *
 * @param name of the one document all files belong to; without it file names decide.
 * @throws DaoError those of reading files and directories, `DOCUMENT_NAME_INVALID`, `RENDITION_TWICE`, `RENDITIONS_TOO_MANY`
 */
export async function findDocuments(
  paths: readonly string[],
  name?: string,
): Promise<DocumentFiles[]> {
  const documents = new Map<string, LocalFile[]>();
  for (const path of paths) {
    for (const { file, folder } of await filesAt(path)) {
      const key = name ?? suggestName(posix.join(folder, file.name));
      documents.set(key, [...(documents.get(key) ?? []), file]);
    }
  }
  return [...documents].map(([each, files]) => ({ name: each, files: checked(each, files) }));
}

/** A directory's own name says nothing about its files; the folders within it do. */
async function filesAt(path: string): Promise<{ file: LocalFile; folder: string }[]> {
  const isDirectory = await stat(path).then(
    (found) => found.isDirectory(),
    () => false, // Opening it as a file says what is wrong.
  );
  if (!isDirectory) return [{ file: await openLocalFile(path), folder: "" }];
  const files = await readFiles(path);
  return files.map((file) => ({ file, folder: posix.dirname(file.path) }));
}

function checked(name: string, files: LocalFile[]): LocalFile[] {
  const seen = new Map<string, LocalFile>();
  for (const file of files) {
    const key = `${file.language ?? ""} ${file.mediaType}`;
    const other = seen.get(key);
    if (other !== undefined) {
      throw new DaoError(
        "RENDITION_TWICE",
        `${other.path} and ${file.path} would be the same rendition of "${name}".`,
        {
          hint: "Archive them one by one with different --name, or tell their languages apart in their names.",
        },
      );
    }
    seen.set(key, file);
  }
  if (files.length > BOUNDS.renditions.max) {
    throw new DaoError(
      "RENDITIONS_TOO_MANY",
      `"${name}" would have ${files.length} renditions; ${BOUNDS.renditions.max} are the most.`,
      { hint: "Archive fewer files, or leave --name out to make a document of each." },
    );
  }
  return files;
}
