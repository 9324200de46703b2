const LF = 0x0a;

/** A piece of a line. Only lines above the limit come in several. */
export interface LinePiece {
  /** Line ending included. */
  bytes: Uint8Array;
  /** The line begins here. */
  begins: boolean;
  /** The line ends here, with a line ending or with the file. */
  ends: boolean;
}

/** Cuts bytes into lines; lines above `limit` bytes come in pieces, so that memory is bounded whatever comes. */
export async function* mailboxLines(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limit = 65_536,
): AsyncGenerator<LinePiece[]> {
  let begins = true;
  let held: Uint8Array[] = [];
  let heldSize = 0;

  const take = (last: Uint8Array, ends: boolean): LinePiece => {
    const bytes = held.length === 0 ? last : concat([...held, last], heldSize + last.byteLength);
    const piece = { bytes, begins, ends };
    held = [];
    heldSize = 0;
    begins = ends;
    return piece;
  };

  for await (const chunk of source) {
    const pieces: LinePiece[] = [];
    let start = 0;
    while (start < chunk.byteLength) {
      const room = limit - heldSize;
      const found = chunk.indexOf(LF, start);
      const end = found < 0 ? chunk.byteLength : found + 1;
      if (end - start > room) {
        pieces.push(take(chunk.subarray(start, start + room), false));
        start += room;
      } else if (found >= 0) {
        pieces.push(take(chunk.subarray(start, end), true));
        start = end;
      } else {
        held.push(chunk.slice(start));
        heldSize += end - start;
        start = end;
      }
    }
    if (pieces.length > 0) yield pieces;
  }
  if (heldSize > 0 || !begins) yield [take(new Uint8Array(0), true)];
}

/** The bytes of several arrays in one. */
export function concat(parts: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.byteLength;
  }
  return whole;
}
