import { expect } from "chai";
import { DOCUMENT_KINDS } from "../../../../core/coalition/index.js";
import {
  filterDocuments,
  kindFrom,
  kindKey,
} from "../../../../web/places/archive/filter-documents.js";

const AUTHOR = "0x5FbDB2315678afecb367f032d93F642f64180aa3";
const document = (name: string, kind: string, openedAt: number) => ({
  ...{ id: `0x${name}`, author: AUTHOR, kind, name, versions: 1, openedAt },
});
const ALL = [
  document("minutes-may", "minutes", 10),
  document("minutes-june", "minutes", 30),
  document("charter", "charter", 20),
];
const names = (kind: Parameters<typeof filterDocuments>[1]["kind"], words: string) =>
  filterDocuments(ALL, { kind, words }).map(({ name }) => name);

describe("filterDocuments", () => {
  it("shows everything, the newest first", () => {
    expect(names("", "")).to.deep.equal(["minutes-june", "charter", "minutes-may"]);
  });

  it("finds by kind and by every word, in any case and order", () => {
    expect(names("minutes", "")).to.deep.equal(["minutes-june", "minutes-may"]);
    expect(names("", " MAY  minutes ")).to.deep.equal(["minutes-may"]);
    expect(names("charter", "may")).to.deep.equal([]);
  });

  it("leaves what it was given as it is", () => {
    const before = [...ALL];
    names("", "");
    expect(ALL).to.deep.equal(before);
  });
});

describe("kinds in addresses", () => {
  it("come back as the kinds they are; anything else is all kinds", () => {
    for (const kind of DOCUMENT_KINDS) expect(kindFrom(kindKey(kind))).to.equal(kind);
    for (const wrong of [null, "", "nonsense", "__proto__"]) expect(kindFrom(wrong)).to.equal("");
  });
});
