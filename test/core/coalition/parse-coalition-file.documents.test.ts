import { expect } from "chai";
import type { CoalitionFile } from "../../../core/coalition/index.js";
import { changed, legal, refusal, refuses, rendition } from "./sample-file.js";

describe("parseCoalitionFile: documents", () => {
  refuses([
    ["no code of conduct", ["documents"], [], "documents", /exactly one/],
    [
      "minutes among the founding documents",
      ["documents", 0, "kind"],
      "minutes",
      "documents[0].kind",
      /none of/,
    ],
    [
      "a misspelt kind",
      ["documents", 0, "kind"],
      "code of conducts",
      "documents[0].kind",
      /did you mean "code of conduct"/,
    ],
    [
      "another name for the code",
      ["documents", 0, "name"],
      "conduct",
      "documents[0].name",
      /always named "code-of-conduct"/,
    ],
    ["capitals in a document name", ["documents", 0, "name"], "Code", "documents[0].name", /a-z/],
    [
      "no authentic rendition",
      ["documents", 0, "renditions", 0, "authentic"],
      false,
      "documents[0].renditions",
      /authentic/,
    ],
    [
      "a path upwards",
      ["documents", 0, "renditions", 0, "file"],
      "../secret",
      "documents[0].renditions[0].file",
      /relative path/,
    ],
    [
      "an absolute path",
      ["documents", 0, "renditions", 0, "file"],
      "/etc/passwd",
      "documents[0].renditions[0].file",
      /relative path/,
    ],
    [
      "a Windows path",
      ["documents", 0, "renditions", 0, "file"],
      "docs\\code.md",
      "documents[0].renditions[0].file",
      /relative path/,
    ],
    [
      "a language by its English name",
      ["documents", 0, "renditions", 0, "language"],
      "french",
      "documents[0].renditions[0].language",
      /"french" is not a BCP 47 language tag/,
    ],
    [
      "a language other than its file's name says",
      ["documents", 0, "renditions", 0, "language"],
      "fr",
      "documents[0].renditions[0].language",
      /is "fr", and the name of docs\/code\.en\.md says "en"/,
    ],
    [
      "a language in other letters",
      ["documents", 0, "renditions", 0, "language"],
      "EN",
      "documents[0].renditions[0].language",
      /written "en"/,
    ],
    [
      "no language",
      ["documents", 0, "renditions", 0, "language"],
      "english!",
      "documents[0].renditions[0].language",
      /BCP 47/,
    ],
    [
      "no media type",
      ["documents", 0, "renditions", 0, "mediaType"],
      "markdown",
      "documents[0].renditions[0].mediaType",
      /media type/,
    ],
    [
      "a rendition twice",
      ["documents", 0, "renditions"],
      [rendition("en"), rendition("en")],
      "documents[0].renditions[1]",
      /repeats/,
    ],
    [
      "text for a choice",
      ["documents", 0, "renditions", 0, "authentic"],
      "yes",
      "documents[0].renditions[0].authentic",
      /must be a boolean, not a string/,
    ],
  ]);

  it("refuses two codes of conduct and two documents of one name", () => {
    const document = (legal() as unknown as CoalitionFile).documents[0];
    const { issues } = refusal(changed(["documents"], [document, document]));
    expect(issues.map(({ path }) => path)).to.deep.equal(["documents", "documents[1].name"]);
  });
});
