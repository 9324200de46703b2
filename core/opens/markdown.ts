import { onOneLine } from "../format/index.js";

/** Other people's words in Markdown: on one line, and every character that means something made to mean itself. */
export const plain = (text: string): string =>
  onOneLine(text)
    .replace(/[\\`*_{}[\]#+!|~^$]/g, "\\$&")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    // What renderers make links of.
    .replace(/:\/\//g, "&colon;//")
    .replace(/@/g, "&commat;")
    .replace(/\bwww\./gi, (found) => found.replace(".", "&period;"));

export const heading = (level: number, text: string): string => `${"#".repeat(level)} ${text}`;

export const bullet = (lines: readonly string[]): string =>
  lines.map((line) => `- ${plain(line)}`).join("\n");

/** A table of plain text; one line without rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "None.";
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map((row) => line(row.map(plain)))].join(
    "\n",
  );
}
