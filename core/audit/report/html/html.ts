/** Text that is HTML already. Only {@link html} makes it. */
export class Html {
  constructor(readonly text: string) {}
}

export type Part = Html | string | number | readonly Part[];

/** HTML in which everything that was put in is text, never markup. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(
    strings
      .map((each, index) => each + (index < parts.length ? written(parts[index]) : ""))
      .join(""),
  );
}

function written(part: Part | undefined): string {
  if (part instanceof Html) return part.text;
  if (Array.isArray(part)) return (part as readonly Part[]).map(written).join("");
  return escapeHtml(String(part ?? ""));
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#96;",
  "=": "&#61;",
};

/** What cannot be seen, or turns the direction of writing, is spelled out. */
const INVISIBLE = /[^\P{C}\n\t]|[\p{Zl}\p{Zp}]/gu;

/** Somebody else's words as text between tags or in a quoted attribute. */
export const escapeHtml = (text: string): string =>
  text
    .replace(INVISIBLE, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`)
    .replace(/[&<>"'`=]/g, (char) => ENTITIES[char] ?? char);
