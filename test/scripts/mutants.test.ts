import { expect } from "chai";
import { readFile } from "node:fs/promises";
import { createOutput } from "../../scripts/cli/output.js";
import { countPlaces } from "../../scripts/mutants/apply-mutant.js";
import { MUTANTS } from "../../scripts/mutants/list.js";
import type { Mutant } from "../../scripts/mutants/mutant.js";
import { runMutants } from "../../scripts/mutants/run.js";
import { runScriptProcess } from "./script-process.js";

const root = new URL("../../", import.meta.url);
const read = (file: string) => readFile(new URL(file, root), "utf8");

describe("npm run mutants", () => {
  describe("the list", () => {
    it("fits the contracts as they are, and names tests that exist", async () => {
      for (const mutant of MUTANTS) {
        expect(mutant.file).to.match(/^contracts\/.+\.sol$/);
        expect(countPlaces(await read(mutant.file), mutant), mutant.id).to.equal(1);
        expect(mutant.replace, mutant.id).to.not.equal(mutant.find);
        expect(mutant.tests, mutant.id).to.not.be.empty;
        for (const file of mutant.tests) {
          expect(file, mutant.id).to.match(/^test\/.+\.(test\.ts|t\.sol)$/);
          expect(await read(file), mutant.id).to.not.equal("");
        }
      }
    });

    it("has at least 25, each with an id of its own and a rule in a sentence", () => {
      expect(MUTANTS).to.have.length.at.least(25);
      expect(new Set(MUTANTS.map(({ id }) => id)).size).to.equal(MUTANTS.length);
      for (const { id, why } of MUTANTS) {
        expect(id).to.match(/^[a-z]+(-[a-z]+)+$/);
        expect(why, id).to.match(/^[A-Z][^\n]+\.$/);
      }
    });

    it("is what docs/mutants.md says, in its order", async () => {
      const lines = (await read("docs/mutants.md")).split("\n");
      const documented = lines.filter((line) => line.startsWith("- `"));
      expect(documented).to.deep.equal(MUTANTS.map(({ id, why }) => `- \`${id}\`: ${why}`));
    });

    it("is printed without trying anything", async () => {
      const { code, stdout } = await runScriptProcess("mutants.ts", "--list", "--json");
      expect(code).to.equal(0);
      expect(JSON.parse(stdout)).to.deep.equal(MUTANTS);
    });
  });

  describe("what it refuses", () => {
    it("is a name nobody knows, in one line", async () => {
      const { code, stdout, stderr } = await runScriptProcess("mutants.ts", "--only", "nonesuch");
      expect({ code, stdout }).to.deep.equal({ code: 1, stdout: "" });
      expect(stderr).to.match(/^MUTANT_UNKNOWN: [^\n]*nonesuch[^\n]*\n$/);
    });

    it("is a mutant that no longer fits, or whose test is gone, before anything runs", async () => {
      const good = MUTANTS[0]!;
      const attempt = (mutant: Mutant) =>
        runMutants([mutant], createOutput(true)).then(
          () => "tried",
          (error: { code?: string }) => error.code,
        );
      const absent = { ...good, find: "a sentence that no contract contains" };
      expect(await attempt(absent)).to.equal("MUTANT_NO_LONGER_FITS");
      expect(await attempt({ ...good, find: "return" })).to.equal("MUTANT_NO_LONGER_FITS");
      const untested = { ...good, tests: ["test/gone.test.ts"] };
      expect(await attempt(untested)).to.equal("MUTANT_WITHOUT_TEST");
    });
  });

  describe("what it finds", () => {
    it("tells a killed mutant from a survivor and from one that does not compile", async function () {
      this.timeout(0);
      const entryReplaced = MUTANTS.find(({ id }) => id === "entry-replaced")!;
      const { file, tests, find } = entryReplaced;
      const made = (id: string, replace: string): Mutant => ({
        ...{ id, file, tests, find, replace },
        why: "Made for this test.",
      });
      const before = await read(file);
      const outcomes = await runMutants(
        [
          entryReplaced,
          made(
            "same-in-other-words",
            `if (!(listed[key] == address(0))) ${find.slice(find.indexOf("revert"))}`,
          ),
          made("no-solidity", "if {"),
        ],
        createOutput(true),
      );
      expect(outcomes.map(({ id, verdict }) => [id, verdict])).to.deep.equal([
        ["entry-replaced", "killed"],
        ["same-in-other-words", "survived"],
        ["no-solidity", "broken"],
      ]);
      const [killed, survived, uncompiled] = outcomes;
      expect(killed!.by).to.contain("never replaces an entry");
      expect(killed!.passed).to.be.above(0);
      expect(survived!.passed).to.equal(killed!.passed + killed!.failed);
      expect(uncompiled!.by).to.match(/^does not compile: .*Error/);
      expect(await read(file), "the tree itself").to.equal(before);
    });
  });
});
