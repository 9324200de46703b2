import { expect } from "chai";
import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";

const DOCS = join(import.meta.dirname, "../../docs");

/** Headings by level, points of lists and numbers, in order: what a translation has to keep of a text. */
function frameOf(path: string): { parts: string[]; numbers: string[] } {
  const text = readFileSync(path, "utf8");
  return {
    parts: [...text.matchAll(/^(#+|-|\d+\.) /gmu)].map(([, mark]) => mark!),
    numbers: (text.match(/\d+/gu) ?? []).toSorted(),
  };
}

const translations = ["", "example"].flatMap((folder) =>
  readdirSync(join(DOCS, folder))
    .filter((name) => /\.(?:fr|es)\.md$/u.test(name))
    .map((name) => join(DOCS, folder, name)),
);

describe("translations of charters and Codes of Conduct", () => {
  it("are there", () => {
    expect(translations.map((path) => basename(path))).to.include.members([
      "code-of-conduct.fr.md",
      "code-of-conduct.es.md",
      "charter.fr.md",
    ]);
  });

  for (const path of translations)
    it(`leave no section, point or number out: ${path.slice(DOCS.length + 1)}`, () => {
      expect(frameOf(path)).to.deep.equal(frameOf(path.replace(/\.(?:fr|es)\.md$/u, ".en.md")));
    });
});
