/** A run of text, or a character that would not be seen, as its code point: "U+202E". */
export type Piece = { text: string } | { unseen: string };

/**
 * Controls, direction marks and characters without any look, other than line feeds and tabs, and other than the joiners
 * and variation selectors that scripts and emoji are written with.
 */
const UNSEEN =
  /(?!\n|\t|\u200C|\u200D|[\uFE00-\uFE0F])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** Takes apart what somebody else wrote, so that nothing in it can hide or turn what follows. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: character, index } of text.matchAll(UNSEEN)) {
    if (index > from) pieces.push({ text: text.slice(from, index) });
    pieces.push({ unseen: codePoint(character) });
    from = index + character.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

/** The same on one line, where there are no elements to be had: titles of windows. */
export const spelledOut = (text: string): string =>
  piecesOf(text)
    .map((piece) => ("text" in piece ? piece.text : `⟦${piece.unseen}⟧`))
    .join("");

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
