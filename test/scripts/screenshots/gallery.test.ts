import { expect } from "chai";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gallery } from "../../../scripts/screenshots/gallery.js";
import type { Subjects } from "../../../scripts/screenshots/sights/sight.js";
import { shootsOf } from "../../../scripts/screenshots/take-all.js";

const PICTURES = "docs/screenshots";
const MOST_BYTES = 2_500_000;
/** Whatever is asked for. */
const subjects = new Proxy({}, { get: (_, name) => String(name) }) as Subjects;

const rooms = shootsOf(subjects);
const names = rooms.flatMap(({ sights }) => sights.map(({ name }) => name));

describe("the pictures of the web app", () => {
  it("are all there, each once, and nothing else is", () => {
    const files = readdirSync(PICTURES).filter((file) => file.endsWith(".webp"));
    expect(files.sort()).to.deep.equal(names.map((name) => `${name}.webp`).sort());
    expect(new Set(names).size).to.equal(names.length);
  });

  it("are pictures, and light enough to travel with every clone", () => {
    const paths = names.map((name) => join(PICTURES, `${name}.webp`));
    for (const path of paths)
      expect(readFileSync(path).subarray(8, 12).toString("latin1"), path).to.equal("WEBP");
    const bytes = paths.reduce((sum, path) => sum + statSync(path).size, 0);
    expect(bytes).to.be.at.most(MOST_BYTES);
  });

  it("stand in the gallery with their captions, as the script writes it", () => {
    expect(readFileSync(join(PICTURES, "README.md"), "utf8")).to.equal(gallery(rooms));
  });
});
