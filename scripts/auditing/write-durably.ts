import { constants } from "node:fs";
import { access, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { DaoError } from "../../core/errors.js";
import { syncDirectory } from "../chain/durable-file.js";

/**
 * Writes a file whole, or leaves what was there: the new one takes its place only once it is on the disk.
 *
 * @param unfinished - where it is written until then: on the same disk, and not there yet.
 * @returns how many bytes it has.
 * @throws DaoError `FILE_UNWRITABLE`, and what the pieces throw.
 */
export async function writeStreamDurably(
  path: string,
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  unfinished = `${path}.${process.pid}.part`,
): Promise<number> {
  let size = 0;
  try {
    const file = await open(unfinished, "wx");
    try {
      for await (const piece of pieces) {
        await file.writeFile(piece);
        size += piece.length;
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
    await syncDirectory(dirname(path));
    return size;
  } catch (cause) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw unwritable(path, cause) ?? cause;
  }
}

/** So that nobody learns after an hour's audit that its result cannot be kept. @throws DaoError `FILE_UNWRITABLE` */
export async function requireWritable(path: string): Promise<void> {
  await access(dirname(path), constants.W_OK).catch((cause: unknown) => {
    throw unwritable(path, cause) ?? cause;
  });
}

/** What to say of a fault of the system; nothing where it is none. */
export function unwritable(path: string, cause: unknown): DaoError | undefined {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (typeof code !== "string" || !/^E[A-Z]+$/.test(code)) return undefined;
  return new DaoError("FILE_UNWRITABLE", `${path} cannot be written (${code}).`, {
    hint: "Choose a place you may write to that has space left.",
    cause,
  });
}
