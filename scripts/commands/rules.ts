import { toUtf8Bytes } from "ethers";
import { defineCommand } from "../cli/command.js";
import { flag, option } from "../cli/inputs.js";
import { text } from "../cli/values.js";
import { writeContent } from "../documents/write-content.js";
import { attentionTo } from "../rules/attention.js";
import { rulesAsMarkdown } from "../rules/as-markdown.js";
import { rulesAsPage } from "../rules/as-page.js";
import { summarizeRules } from "../rules/summary.js";

export const rules = defineCommand({
  name: "rules",
  describe: "say on one page, in words, which rules the coalition file chooses; for printing too",
  examples: [
    "rules",
    "rules --html --out rules.html",
    "rules --coalition coalitions/example.json5",
  ],
  access: "none",
  options: {
    html: flag("--html", "as a page to open in a browser and print, one side of A4"),
    out: option("--out <file>", "write it to this new file instead of the screen", text),
  },
  async run(context, { html, out }) {
    const source = await context.coalition();
    const { path, file } = source;
    const summary = summarizeRules(file);
    const written = html ? rulesAsPage(summary, path) : rulesAsMarkdown(summary, path);
    if (out === undefined) context.output.line(written.trimEnd());
    else {
      await writeContent(out, oneBlock(toUtf8Bytes(written)));
      context.output.line(`Written to ${out}.`);
    }
    for (const line of await attentionTo(source)) process.stderr.write(`Warning: ${line}\n`);
    return { coalition: path, ...summary, out: out ?? null };
  },
});

async function* oneBlock(bytes: Uint8Array) {
  yield bytes;
}
