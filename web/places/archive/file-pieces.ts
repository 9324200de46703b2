/** A file in pieces. Files are no async iterables in every browser. */
export async function* filePieces(file: Blob): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read())
      yield piece.value;
  } finally {
    reader.releaseLock();
  }
}

/** The same file, to be read as often as somebody wants: whole at every reading. */
export const rereadable = (file: Blob): AsyncIterable<Uint8Array> => ({
  [Symbol.asyncIterator]: () => filePieces(file),
});
