import { expect } from "chai";
import { leftoversOf, parseCoalitionFile } from "../../../core/coalition/index.js";
import { changed } from "./sample-file.js";

const leftoversIn = (key: string, value: string) =>
  leftoversOf(parseCoalitionFile(changed([key], value))).map(({ path }) => path);

describe("leftoversOf", () => {
  it("finds names and addresses that were copied from an example", () => {
    expect(leftoversIn("name", "Example Dynamic Coalition on Meetings")).to.deep.equal(["name"]);
    expect(leftoversIn("shortName", "DC-Example")).to.deep.equal(["shortName"]);
    for (const host of ["example.org", "www.example.com", "dao.example", "dao.test"])
      expect(leftoversIn("uri", `https://${host}/dao.json`), host).to.deep.equal(["uri"]);
  });

  it("leaves alone what only looks like it", () => {
    expect(leftoversIn("name", "Coalition of Examples")).to.deep.equal([]);
    for (const uri of ["", "https://counterexample.org/dao.json", "ipfs://bafkexample.org"])
      expect(leftoversIn("uri", uri), uri).to.deep.equal([]);
  });
});
