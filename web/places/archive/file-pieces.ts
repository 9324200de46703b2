import { DaoError } from "../../../core/errors.js";

/**
 * A file in pieces. Files are no async iterables in every browser.
 *
 * @throws DaoError `FILE_UNREADABLE` when it was moved, deleted or changed since it was chosen
 */
export async function* filePieces(file: Blob): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  const read = () =>
    reader.read().catch((cause: unknown) => {
      throw new DaoError("FILE_UNREADABLE", "A file could not be read.", { cause });
    });
  try {
    for (let piece = await read(); !piece.done; piece = await read()) yield piece.value;
  } finally {
    reader.releaseLock();
  }
}

/** The same file, to be read as often as somebody wants: whole at every reading. */
export const rereadable = (file: Blob): AsyncIterable<Uint8Array> => ({
  [Symbol.asyncIterator]: () => filePieces(file),
});
