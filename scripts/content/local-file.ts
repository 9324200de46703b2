import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { parseRenditionName, type RenditionName } from "../../core/content/index.js";
import { DaoError } from "../../core/errors.js";

/** A file on this machine, with what its name says about it. */
export interface LocalFile extends RenditionName {
  /** Relative to the directory it was found in, with `/` between the parts. */
  path: string;
  absolutePath: string;
  /** Bytes when it was looked at; the content is what is read later. */
  size: number;
  /** Streams the bytes, from the start at each call. */
  content(): AsyncIterable<Uint8Array>;
}

/**
 * Looks at one file a person named.
 *
 * @param path relative to `directory`, or absolute.
 * @throws DaoError `FILE_MISSING`, `FILE_UNREADABLE` (also while streaming), `NOT_A_FILE`
 */
export async function openLocalFile(path: string, directory = "."): Promise<LocalFile> {
  const absolutePath = resolve(directory, path);
  const found = await stat(absolutePath).catch((cause: unknown) => {
    throw refuse(path, cause);
  });
  if (!found.isFile()) {
    throw new DaoError("NOT_A_FILE", `${path} is not a file`, { hint: "Name one regular file." });
  }
  return {
    ...parseRenditionName(basename(path)),
    path,
    absolutePath,
    size: found.size,
    async *content() {
      try {
        yield* createReadStream(absolutePath);
      } catch (cause) {
        throw refuse(path, cause);
      }
    },
  };
}

function refuse(path: string, cause: unknown): unknown {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (code === "ENOENT" || code === "ENOTDIR") {
    return new DaoError("FILE_MISSING", `there is no file ${path}`, {
      hint: "Check the spelling.",
      cause,
    });
  }
  if (code === "EACCES" || code === "EPERM" || code === "EIO") {
    return new DaoError("FILE_UNREADABLE", `${path} cannot be read (${code})`, {
      hint: "Check its permissions.",
      cause,
    });
  }
  return cause;
}
