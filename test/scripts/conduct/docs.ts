import { readFile } from "node:fs/promises";

/** What docs/cli.md says of cases. */
export interface ConductInDocs {
  /** Each command in words, without `npm run dao --`. */
  commands: string[][];
  /** What `case show` is said to print at the end. */
  transcript: string;
}

export async function conductInDocs(): Promise<ConductInDocs> {
  const whole = await readFile(new URL("../../../docs/cli.md", import.meta.url), "utf8");
  const section = /\n## Conduct\n([^]*?)\n## /.exec(whole)?.[1] ?? "";
  const block = (language: string) =>
    new RegExp(`\n\`\`\`${language}\n([^]*?)\n\`\`\``).exec(section)?.[1] ?? "";
  const commands = block("sh").split("\n").map(wordsOf);
  return { commands, transcript: block("text") };
}

/** As a shell takes a line apart, as far as these lines need it. */
function wordsOf(line: string): string[] {
  const command = line.replace(/^npm run dao -- /, "").replace(/\s+#[^"]*$/, "");
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? "",
  );
}

/** Ids and moments differ each time. */
export const withoutFigures = (text: string): string =>
  text
    .replaceAll(/0x[0-9a-f]{64}/g, "<id>")
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/g, "<moment>");
