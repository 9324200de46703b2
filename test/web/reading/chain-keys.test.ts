import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const WEB = "web";
/** What the contracts are asked, by the first word of its name in the cache. */
const ASKED = /\buseChain(?:<[^>]*>)?\(\s*\[\s*"([^"]+)"/g;
const ANY = /\buseChain(?:<[^>]*>)?\(\s*\[/g;

const sources = readdirSync(WEB, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(WEB, path), "utf8") }));

describe("names under which answers of the contracts are kept", () => {
  it("stand for one question each: a page would take the answer to another's for its own", () => {
    const askers = new Map<string, string[]>();
    for (const { path, text } of sources)
      for (const [, name = ""] of text.matchAll(ASKED))
        askers.set(name, [...(askers.get(name) ?? []), path]);
    expect([...askers].filter(([, paths]) => paths.length > 1)).to.deep.equal([]);
    expect(askers.size).to.be.greaterThan(10);
  });

  it("are written out where they are used", () => {
    for (const { path, text } of sources) {
      const written = [...text.matchAll(ASKED)].length;
      expect([...text.matchAll(ANY)].length, path).to.equal(written);
    }
  });
});
