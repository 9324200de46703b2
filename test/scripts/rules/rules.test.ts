import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { parseCoalitionFile } from "../../../core/coalition/index.js";
import { rulesAsMarkdown } from "../../../scripts/rules/as-markdown.js";
import { rulesAsPage } from "../../../scripts/rules/as-page.js";
import { summarizeRules } from "../../../scripts/rules/summary.js";
import { runDao } from "../cli/dao-process.js";

const PATH = "coalitions/example.json5";
const EVIL = "<script>alert(1)</script> | [x](javascript:1) \u202e";

async function evil() {
  const file = parseCoalitionFile(await readFile(PATH, "utf8"), PATH);
  file.name = EVIL;
  file.lists[0]!.purpose = EVIL;
  file.membership.groups[0] = EVIL;
  return summarizeRules(file);
}

describe("dao rules", () => {
  it("prints Markdown, a page and one JSON document, and needs no chain", async () => {
    const nowhere = ["--coalition", PATH, "--rpc", "http://127.0.0.1:1"];
    const [markdown, page, json] = await Promise.all([
      runDao("rules", ...nowhere),
      runDao("rules", "--html", ...nowhere),
      runDao("rules", "--json", ...nowhere),
    ]);
    for (const { exitCode, stderr } of [markdown, page, json]) expect(exitCode, stderr).to.equal(0);
    expect(markdown.stdout).to.match(
      /^# Rules of Example Dynamic Coalition on Accessible Meetings$/m,
    );
    expect(markdown.stdout).to.include("with 2 vouches of voters");
    expect(page.stdout)
      .to.match(/^<!doctype html>/)
      .and.include("</html>");
    const { name, sections } = JSON.parse(json.stdout) as { name: string; sections: object[] };
    expect(name).to.equal("Example Dynamic Coalition on Accessible Meetings");
    expect(sections).to.have.length(7);
  });

  it("writes a new file, and never over another", async () => {
    const folder = await mkdtemp(join(tmpdir(), "rules-"));
    const out = join(folder, "rules.html");
    const words = ["rules", "--html", "--coalition", PATH, "--out", out];
    const first = await runDao(...words);
    expect(first.exitCode, first.stderr).to.equal(0);
    expect(await readFile(out, "utf8")).to.match(/^<!doctype html>/);
    const second = await runDao(...words);
    expect(second.stderr).to.match(/^FILE_EXISTS: /);
    await rm(folder, { recursive: true });
  });

  it("warns of what a copied file still lacks, one line each, and prints the page all the same", async () => {
    const folder = await mkdtemp(join(tmpdir(), "rules-"));
    const mine = join(folder, "mine.json5");
    const text = await readFile(PATH, "utf8");
    await writeFile(mine, text.replace("code-of-conduct.es.md", "code-of-conduct-2.es.md"));
    const { exitCode, stdout, stderr } = await runDao("rules", "--html", "--coalition", mine);
    expect(exitCode).to.equal(0);
    expect(stdout).to.match(/^<!doctype html>/);
    const lines = stderr.trimEnd().split("\n");
    for (const [index, what] of [
      "name",
      "shortName",
      "uri",
      "documents[0].renditions[2].file",
    ].entries())
      expect(lines[index]).to.include(`Warning: ${mine}: ${what}: `);
    expect(lines).to.have.length(4);
    const pilot = await runDao("rules", "--coalition", "coalitions/dc-bas.json5");
    expect(pilot.stderr).to.equal("");
    await rm(folder, { recursive: true });
  });

  it("refuses a file that is not there, in one line", async () => {
    const { exitCode, stderr } = await runDao("rules", "--coalition", "coalitions/nobody.json5");
    expect(exitCode).to.equal(1);
    expect(stderr).to.match(/^COALITION_FILE_MISSING: /);
  });

  it("lets nothing in the file become markup, and nothing be fetched", async () => {
    const summary = await evil();
    const page = rulesAsPage(summary, PATH);
    expect(page).not.to.match(/<script|javascript:1"|\u202e/);
    expect(page).to.include("&lt;script&gt;").and.include("default-src &#39;none&#39;");
    expect(page).not.to.match(/\s(src|href)=/);
    const markdown = rulesAsMarkdown(summary, PATH);
    expect(markdown).not.to.match(/<script|[^\\]\[x|\u202e/);
  });
});
