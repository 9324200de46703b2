import { expect } from "chai";
import { changed, legal, refusal, type Path } from "./sample-file.js";

const SECTIONS =
  "schema, name, shortName, uri, membership, motions, offices, elections, conduct, lists, founders, documents";

describe("parseCoalitionFile: keys", () => {
  const unknown: [Path, string, string][] = [
    [["shortname"], "", 'unknown key "shortname"; did you mean "shortName"?'],
    [
      ["membership", "joinPerDay"],
      "membership",
      'unknown key "joinPerDay"; did you mean "joinsPerDay"?',
    ],
    [
      ["motions", "ordinary", "second"],
      "motions.ordinary",
      'unknown key "second"; did you mean "seconds"?',
    ],
    [["founders", 2, "groups"], "founders[2]", 'unknown key "groups"; did you mean "group"?'],
    [
      ["documents", 0, "renditions", 0, "lang"],
      "documents[0].renditions[0]",
      'unknown key "lang"; known here: file, language, mediaType, authentic',
    ],
    [["offices", 0, "exclude"], "offices[0]", 'unknown key "exclude"; did you mean "excludes"?'],
    [
      ["elections", "nomination"],
      "elections",
      'unknown key "nomination"; did you mean "nominations"?',
    ],
    [["treasury"], "", `unknown key "treasury"; known here: ${SECTIONS}`],
    [["__proto__x"], "", `unknown key "__proto__x"; known here: ${SECTIONS}`],
  ];
  for (const [path, where, message] of unknown) {
    it(`refuses the key ${path.join(".")} and helps`, () => {
      expect(refusal(changed(path, 1)).issues).to.deep.equal([{ path: where, message }]);
    });
  }

  it("refuses __proto__ as a key like any other", () => {
    refusal(JSON.stringify(legal()).replace("{", '{"__proto__": {"name": "x"},'));
  });

  it("names a misspelt key before the key that is missing because of it", () => {
    const text = JSON.stringify(legal()).replace('"motions"', '"motons"');
    const error = refusal(text);
    expect(error.message).to.equal(
      'file.json5: unknown key "motons"; did you mean "motions"? (and 1 more problem)',
    );
    expect(error.issues[1]).to.deep.equal({ path: "motions", message: "is missing" });
  });

  it("counts the other problems and lists them all, also as JSON", () => {
    const error = refusal("{ schema: 1 }");
    expect(error.message).to.equal("file.json5: name: is missing (and 9 more problems)");
    expect(error.toJSON().error.issues).to.have.length(10);
    expect(JSON.stringify(error)).to.include('"code":"COALITION_FILE_INVALID"');
  });
});
