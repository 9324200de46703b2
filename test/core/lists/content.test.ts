import { expect } from "chai";
import { createHash } from "node:crypto";
import fc from "fast-check";
import { parseCid, RAW_CODEC } from "../../../core/content/index.js";
import {
  cidOfDigest,
  CONTENT_LIMIT,
  contentCid,
  contentDigest,
  mentionsIn,
  validateContent,
} from "../../../core/lists/index.js";
import { refusalOf } from "../refusal.js";

describe("the content of a post", () => {
  it("is named by its sha-256, as digest and as CID", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const digest = `0x${createHash("sha256").update(bytes).digest("hex")}`;
        expect(contentDigest(bytes)).to.equal(digest);
        const cid = contentCid(bytes);
        expect(cid.code).to.equal(RAW_CODEC);
        expect(parseCid(cid.bytes).equals(cidOfDigest(digest))).to.equal(true);
      }),
    );
  });

  it("is any text, byte for byte", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 200 }), (text) => {
        expect(validateContent(Buffer.from(text, "utf8"))).to.equal(text);
      }),
    );
    expect(validateContent(Buffer.from("\uFEFFa", "utf8"))).to.equal("\uFEFFa");
  });

  it("is at most 64 KiB, and something", async () => {
    const letters = Buffer.alloc(CONTENT_LIMIT, "a");
    expect(validateContent(letters)).to.have.length(CONTENT_LIMIT);
    const long = Buffer.alloc(CONTENT_LIMIT + 1, "a");
    const refusal = await refusalOf(() => validateContent(long), "CONTENT_TOO_LONG");
    expect(refusal.message).to.contain("65,537 bytes");
    await refusalOf(() => validateContent(new Uint8Array()), "CONTENT_EMPTY");
  });

  const notText: [string, string][] = [
    ["a lone continuation", "80"],
    ["an overlong slash", "c0af"],
    ["half a letter", "e282"],
    ["a surrogate", "eda080"],
    ["UTF-16", "ff fe 61 00".replaceAll(" ", "")],
    ["beyond Unicode", "f4908080"],
  ];
  for (const [what, hex] of notText) {
    it(`is not ${what}`, async () => {
      const bytes = Buffer.from(`61${hex}62`, "hex");
      await refusalOf(() => validateContent(bytes), "CONTENT_NOT_TEXT");
    });
  }
});

describe("mentions", () => {
  const address = "0x5FbDB2315678afecb367f032d93F642f64180aa3";

  it("are addresses and names behind an @", () => {
    expect(
      mentionsIn(`@${address}, what do @Ana and (@bob.b) say? @ana: nothing. @${address}`),
    ).to.deep.equal({ addresses: [address.toLowerCase()], names: ["ana", "bob.b"] });
  });

  it("are not what stands inside a word, a mail address or a path", () => {
    const text = "mail bob@example.org, see /@ana or x@0x, ana.@b and @ alone, @-x";
    expect(mentionsIn(text)).to.deep.equal({ addresses: [], names: [] });
  });

  it("are found in any text in time", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void mentionsIn(text)));
    expect(mentionsIn(`${"@a.".repeat(20_000)}!`).names.length).to.be.at.most(2);
    expect(mentionsIn("@".repeat(60_000)).names).to.deep.equal([]);
  });
});
