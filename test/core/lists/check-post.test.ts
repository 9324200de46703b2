import { expect } from "chai";
import { ZeroHash } from "ethers";
import fc from "fast-check";
import {
  checkPost,
  checkSignedPost,
  SIGNATURE_LIMIT,
  type PostEnvelope,
} from "../../../core/lists/index.js";
import { refusalOf } from "../refusal.js";
import { firstPost, posts } from "./letters.js";

const refused = async (post: unknown) => refusalOf(() => checkPost(post), "POST_MALFORMED");

describe("the shape of a post", () => {
  it("is right for every envelope there can be, and written in one way", () => {
    fc.assert(
      fc.property(posts, (post) => {
        const json = { ...post, author: post.author.toLowerCase(), sequence: `${post.sequence}` };
        expect(checkPost(json)).to.deep.equal(post);
        expect(checkPost(post)).to.deep.equal(post);
      }),
    );
  });

  const wrong: [string, Partial<Record<keyof PostEnvelope, unknown>>, RegExp][] = [
    ["a list that is no hash", { list: "general" }, /list: /],
    ["an author without an address", { author: "0x12" }, /author: .*address/],
    [
      "an address with a wrong checksum",
      { author: "0x5FbDB2315678afecb367f032d93F642f64180Aa3" },
      /author/,
    ],
    ["an ICAP address", { author: "XE65GB6LDNXYOFTX0NSV3FUWKOWIXAMJK36" }, /author/],
    ["a subject with a line break", { subject: "a\nBcc: b" }, /subject: .*control/],
    ["a subject that turns around", { subject: "abc\u202Efdp" }, /subject: .*direction/],
    ["half a letter", { subject: "\uD83D" }, /subject/],
    ["a subject of 201 bytes", { subject: `${"é".repeat(100)}a` }, /subject: .*200 bytes/],
    ["a subject that is no text", { subject: 5 }, /subject: it is not text/],
    ["no content", { content: ZeroHash }, /content: .*no content/],
    ["a moment with a fraction", { sentAt: 1.5 }, /sentAt/],
    ["a moment in words", { sentAt: "today" }, /sentAt/],
    ["a moment in milliseconds beyond 48 bits", { sentAt: 2 ** 48 }, /sentAt/],
    ["a negative number", { sequence: -1n }, /sequence/],
    ["a number beyond 64 bits", { sequence: 2n ** 64n }, /sequence/],
    [
      "a first post with one before",
      { previous: `0x${"11".repeat(32)}` },
      /previous: .*sequence 0/,
    ],
    ["a second post with none before", { sequence: 1n }, /previous/],
    ["a field more", { colour: "red" } as never, /colour|[Uu]nrecognized/],
  ];
  for (const [what, changes, reason] of wrong) {
    it(`is not right for ${what}`, async () => {
      const refusal = await refused({ ...firstPost(), ...changes });
      expect(refusal.message).to.match(reason);
      expect(refusal.message).to.match(/^[^\p{C}]+$/u);
    });
  }

  it("is not right for what is no envelope at all", () => {
    fc.assert(
      fc.property(fc.anything(), (thing) => {
        try {
          checkPost(thing);
        } catch (error) {
          expect((error as { code: string }).code).to.equal("POST_MALFORMED");
          return;
        }
        expect.fail("took it");
      }),
    );
  });

  it("needs a signature in hexadecimal, and not an endless one", async () => {
    const post = firstPost();
    expect(checkSignedPost({ post, signature: "0xAB" }).signature).to.equal("0xab");
    for (const signature of ["", "0xa", "0xzz", 7, `0x${"00".repeat(SIGNATURE_LIMIT + 1)}`]) {
      const refusal = await refusalOf(() => checkSignedPost({ post, signature }), "POST_MALFORMED");
      expect(refusal.message).to.match(/signature: /);
    }
  });
});
