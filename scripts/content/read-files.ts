import { readdir } from "node:fs/promises";
import { resolve } from "node:path";
import { DaoError } from "../../core/errors.js";
import { openLocalFile, type LocalFile } from "./local-file.js";
import { pathPattern } from "./path-pattern.js";

/** What is taken from a directory, and how much at most. */
export interface ReadFilesOptions {
  /** Patterns over the relative path (`*.md`, `minutes/**`); a file matching any is taken. Default: all. */
  patterns?: readonly string[];
  /** Refused above; default 1,000. */
  maxFiles?: number;
  /** Bytes of all files together; refused above; default 1 GiB. */
  maxBytes?: number;
}

const DEFAULT_MAX_FILES = 1_000;
const DEFAULT_MAX_BYTES = 1_073_741_824;

/**
 * The regular files below a directory, in the order of their paths (the same on every machine).
 * Hidden files, `node_modules` and symbolic links are passed over: what is archived stays for ever,
 * so nothing may come along that the person did not see in the directory.
 *
 * @throws DaoError `DIRECTORY_MISSING`, `DIRECTORY_EMPTY` (nothing matches), `TOO_MANY_FILES`,
 * `FILES_TOO_LARGE`
 */
export async function readFiles(
  directory: string,
  options: ReadFilesOptions = {},
): Promise<LocalFile[]> {
  const { patterns = ["**"], maxFiles = DEFAULT_MAX_FILES, maxBytes = DEFAULT_MAX_BYTES } = options;
  const wanted = patterns.map(pathPattern);
  const files: LocalFile[] = [];
  let bytes = 0;
  for await (const path of walk(resolve(directory), "", directory)) {
    if (!wanted.some((matches) => matches(path))) continue;
    if (files.length === maxFiles) {
      throw new DaoError("TOO_MANY_FILES", `${directory} holds more than ${maxFiles} files`, {
        hint: "Choose a smaller directory or name patterns.",
      });
    }
    const file = await openLocalFile(path, directory);
    bytes += file.size;
    if (bytes > maxBytes) {
      throw new DaoError(
        "FILES_TOO_LARGE",
        `the files in ${directory} are over ${maxBytes} bytes together`,
        {
          hint: "Choose a smaller directory or name patterns.",
        },
      );
    }
    files.push(file);
  }
  if (files.length === 0) {
    const chosen = options.patterns === undefined ? "" : ` matching ${options.patterns.join(", ")}`;
    throw new DaoError("DIRECTORY_EMPTY", `${directory} holds no files${chosen}`, {
      hint: "Hidden files, node_modules and symbolic links are passed over.",
    });
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function* walk(root: string, below: string, shown: string): AsyncGenerator<string> {
  const entries = await readdir(resolve(root, below), { withFileTypes: true }).catch(
    (cause: unknown) => {
      throw new DaoError(
        "DIRECTORY_MISSING",
        `${below === "" ? shown : `${shown}/${below}`} is not a directory that can be read`,
        {
          hint: "Name an existing directory of files.",
          cause,
        },
      );
    },
  );
  for (const entry of entries) {
    if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) yield* walk(root, path, shown);
    else if (entry.isFile()) yield path;
  }
}
