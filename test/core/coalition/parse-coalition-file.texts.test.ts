import { expect } from "chai";
import { parseCoalitionFile } from "../../../core/coalition/index.js";
import { changed, GROUPS, refusal, refuses, type Path } from "./sample-file.js";

describe("parseCoalitionFile: texts", () => {
  it("holds texts to their length", () => {
    for (const [path, longest] of [
      [["name"], "n".repeat(128)],
      [["shortName"], "DC-A 78901234567X"],
      [["uri"], `https://example.org/${"u".repeat(2_028)}`],
      [
        ["membership", "groups"],
        [...GROUPS, "g".repeat(31)],
      ],
      [["offices", 0, "name"], "o".repeat(64)],
      [["documents", 0, "renditions", 0, "mediaType"], `text/${"m".repeat(122)}`],
      [["documents", 0, "renditions", 0, "file"], `docs/${"f".repeat(250)}`],
    ] as [Path, string | string[]][]) {
      expect(() => parseCoalitionFile(changed(path, longest)), path.join(".")).not.to.throw();
      const longer = typeof longest === "string" ? `${longest}X` : [...GROUPS, `${longest[3]}X`];
      refusal(changed(path, longer));
    }
    // A limit in bytes, not in characters: 64 letters of two bytes and one more.
    refusal(changed(["name"], `${"é".repeat(64)}e`));
  });

  refuses([
    ["another schema", ["schema"], 2, "schema", /must be 1/],
    ["an empty name", ["name"], "", "name", /is empty/],
    ["a line break in a name", ["name"], "A\nB", "name", /control characters/],
    ["an underscore in a short name", ["shortName"], "DC_A", "shortName", /letters, digits/],
    ["a list for the whole", [], [], "", /must be an object, not a list/],
  ]);
});
