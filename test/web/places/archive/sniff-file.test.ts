import { expect } from "chai";
import { listenFor, PDF_PROGRAM } from "../../../../web/places/archive/listen-for.js";
import { isFatal, LARGE_BYTES, oddities } from "../../../../web/places/archive/sniff-file.js";

async function* inTurn(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) yield await Promise.resolve(piece);
}
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
    for (const mediaType of ["image/png", "application/zip", "application/epub+zip"])
      expect(look({ mediaType })).to.deep.equal(["notKind"]);
    expect(look({ mediaType: "application/zip", head: utf8("PK\u0003\u0004") })).to.deep.equal([]);
    for (const page of ["<!DOCTYPE html><p>", "\n <script>", "<html lang=en>", "<svg onload=x()>"])
      expect(look({ head: utf8(page) }), page).to.deep.equal(["webPage"]);
    for (const text of ["<https://example.org>", "a <script> is", "<header> of"])
      expect(look({ head: utf8(text) }), text).to.deep.equal([]);
  });

  it("tell of programs in a PDF wherever they begin, once", async () => {
    const pdf = utf8(`%PDF-1.7 ${"x".repeat(50)} /OpenAction << /S /JavaScript /JS (x) >> /JS (y)`);
    for (let cut = 0; cut < pdf.length; cut++) {
      let found = 0;
      const heard: Uint8Array[] = [];
      const pieces = [pdf.subarray(0, cut), pdf.subarray(cut)];
      for await (const piece of listenFor(inTurn(pieces), PDF_PROGRAM, () => (found += 1)))
        heard.push(piece);
      expect(found, `cut at ${cut}`).to.equal(1);
      expect(heard).to.deep.equal(pieces);
    }
    for await (const _ of listenFor(inTurn([utf8("/JSON /Launchpad")]), PDF_PROGRAM, () => {
      throw new Error("nothing of the kind is in there");
    }));
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
