import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";

/** Files of the app that ask the chain, and under which first name. */
function askedIn(folder: string): { file: string; name: string }[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(folder, file), "utf8");
      return [...text.matchAll(/useChain(?:<[^>]*>)?\(\s*\["([^"]+)"/g)].map(([, name = ""]) => ({
        file,
        name,
      }));
    });
}

describe("what the chain is asked", () => {
  const asked = askedIn("web");

  it("is cached under a name of its own: one name, one question", () => {
    expect(asked.length).to.be.greaterThan(10);
    const names = asked.map(({ name }) => name);
    const twice = asked.filter(({ name }) => names.indexOf(name) !== names.lastIndexOf(name));
    expect(twice).to.deep.equal([]);
  });
});
