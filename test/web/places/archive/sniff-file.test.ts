import { expect } from "chai";
import { isFatal, LARGE_BYTES, oddities } from "../../../../web/places/archive/sniff-file.js";

const utf8 = (text: string) => new TextEncoder().encode(text);
const look = (change: Partial<Parameters<typeof oddities>[0]>) =>
  oddities({
    name: "a.md",
    size: 10,
    mediaType: "text/markdown",
    head: utf8("# Hello"),
    ...change,
  });

describe("oddities of a file", () => {
  it("are none of an honest one", () => {
    expect(look({})).to.deep.equal([]);
    expect(look({ mediaType: "application/pdf", head: utf8("%PDF-1.7") })).to.deep.equal([]);
    const cut = utf8("été").subarray(0, 4);
    expect(look({ head: cut }), "a character cut in two").to.deep.equal([]);
  });

  it("tell what cannot be archived", () => {
    expect(look({ size: 0, head: new Uint8Array() })).to.deep.equal(["empty"]);
    expect(look({ size: LARGE_BYTES + 1 })).to.deep.equal(["large"]);
    for (const head of [utf8("MZ\u0001"), utf8("\u007fELF"), utf8("#!/bin/sh")])
      expect(look({ head })).to.include("program");
    for (const oddity of ["empty", "large", "program"] as const)
      expect(isFatal(oddity)).to.equal(true);
  });

  it("tell what is not what its name says", () => {
    expect(look({ head: new Uint8Array([65, 0, 66]) })).to.deep.equal(["notText"]);
    expect(look({ head: new Uint8Array([0xff, 0xfe, 65]) })).to.deep.equal(["notText"]);
    expect(look({ mediaType: "application/pdf" })).to.deep.equal(["notPdf"]);
  });

  it("warn of what can hold programs, of unknown kinds and of names that deceive", () => {
    for (const mediaType of ["text/html", "image/svg+xml"])
      expect(look({ mediaType })).to.deep.equal(["active"]);
    expect(look({ mediaType: "application/octet-stream" })).to.deep.equal(["unknownType"]);
    expect(look({ name: "invoice\u202Efdp.md" })).to.deep.equal(["name"]);
    for (const oddity of ["notText", "notPdf", "active", "unknownType", "name"] as const)
      expect(isFatal(oddity)).to.equal(false);
  });
});
