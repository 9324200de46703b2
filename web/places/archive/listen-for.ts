/** What starts programs in a PDF, where it is not packed. */
export const PDF_PROGRAM = /\/(?:JavaScript|JS|Launch)\b/;

/** No shorter than the longest match. */
const TAIL = 32;

/** Hands on what is read, and tells once when a pattern of plain letters occurs in it, over the edges of pieces too. */
export async function* listenFor(
  pieces: AsyncIterable<Uint8Array>,
  pattern: RegExp,
  found: () => void,
): AsyncGenerator<Uint8Array> {
  const latin = new TextDecoder("latin1");
  let tail: string | undefined = "";
  for await (const piece of pieces) {
    if (tail !== undefined) {
      const text: string = tail + latin.decode(piece);
      if (pattern.test(text)) found();
      tail = pattern.test(text) ? undefined : text.slice(-TAIL);
    }
    yield piece;
  }
}
