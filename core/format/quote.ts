/** Control, format, surrogate and line-breaking characters: all that can hide or reorder text. */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** Makes somebody else's text fit one line: what cannot be seen is spelled out. */
export function onOneLine(text: string): string {
  return text.replace(INVISIBLE, (char) =>
    char === "\n" ? "\\n" : `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** Quotes somebody else's text inside a sentence, cut after `limit` characters. */
export function quote(text: string, limit = 80): string {
  const characters = [...text];
  const cut = characters.length > limit ? `${characters.slice(0, limit).join("")}…` : text;
  return `"${onOneLine(cut)}"`;
}
