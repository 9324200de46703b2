import { bullet, heading, plain, table } from "../../core/opens/markdown.js";
import { provenance } from "./provenance.js";
import type { RulesSummary } from "./summary.js";

/** The summary as Markdown. */
export function rulesAsMarkdown({ name, sections }: RulesSummary, path: string): string {
  const parts = [
    heading(1, `Rules of ${plain(name)}`),
    ...sections.flatMap((section) => [
      heading(2, section.title),
      ...(section.lines.length === 0 ? [] : [bullet(section.lines)]),
      ...(section.table === undefined ? [] : [table(section.table.head, section.table.rows)]),
    ]),
    ...provenance(path).map((line) => plain(line)),
  ];
  return `${parts.join("\n\n")}\n`;
}
