import { expect } from "chai";
import { Signature, ZeroHash } from "ethers";
import fc from "fast-check";
import {
  judgePost,
  type PostContext,
  POST_AGE_LIMIT,
  POST_AHEAD_LIMIT,
  postId,
  type PostEnvelope,
  type PostFault,
  type SignedPost,
} from "../../../core/lists/index.js";
import { author, DOMAIN, firstPost, GENERAL, nextPost, other, posts, sign } from "./letters.js";

const context = (changes: Partial<PostContext> = {}): PostContext => ({
  list: GENERAL,
  domain: DOMAIN,
  direct: false,
  right: "granted",
  last: undefined,
  seen: false,
  anchoredAt: 1_800_000_060,
  ...changes,
});

const faultOf = async (signed: SignedPost, changes: Partial<PostContext> = {}) =>
  (await judgePost(signed, context(changes))).fault;

describe("judging a post of a log", () => {
  it("accepts what its author signed in time, in order and in right", async () => {
    const first = firstPost();
    const judged = await judgePost(await sign(first), context());
    expect(judged).to.deep.equal({
      id: postId(first, DOMAIN),
      fault: undefined,
      refused: undefined,
    });
    const last = { id: judged.id, sequence: 0n };
    expect(await faultOf(await sign(nextPost(first)), { last })).to.equal(undefined);
    const { signature } = await sign(first);
    const compact = Signature.from(signature).compactSerialized;
    expect(await faultOf({ post: first, signature: compact })).to.equal(undefined);
  });

  it("asks a wallet of code whether it signed, and believes nobody else", async () => {
    const signed = await sign(firstPost(), other);
    const asked: unknown[] = [];
    const wallet = (answer: boolean) => ({
      isWalletSignature: (...question: unknown[]) => {
        asked.push(question);
        return Promise.resolve(answer);
      },
    });
    expect(await faultOf(signed, wallet(true))).to.equal(undefined);
    expect(asked).to.deep.equal([[author.address, postId(signed.post, DOMAIN), signed.signature]]);
    expect(await faultOf(signed, wallet(false))).to.equal("wrong-signature");
    expect(await faultOf(signed)).to.equal("wrong-signature");
  });

  const first = firstPost();
  const last = { id: postId(first, DOMAIN), sequence: 0n };
  const second = nextPost(first);
  const refused: [string, PostEnvelope, Partial<PostContext>, PostFault][] = [
    ["of another list", firstPost({ list: ZeroHash }), {}, "wrong-list"],
    ["by who might not post", first, { right: "suspended" }, "no-posting-right"],
    ["that came in before", first, { seen: true, last }, "posted-before"],
    ["in the place of another", firstPost({ subject: "Another" }), { last }, "sequence-taken"],
    ["after one that is missing", nextPost(second), { last }, "sequence-gap"],
    [
      "that follows another",
      nextPost(first, { previous: last.id.replace(/.$/, "0") }),
      { last: { ...last, id: `0x${"12".repeat(32)}` } },
      "broken-link",
    ],
    ["from the future", firstPost({ sentAt: 1_800_000_061 + POST_AHEAD_LIMIT }), {}, "wrong-time"],
    ["that is stale", firstPost({ sentAt: 1_800_000_059 - POST_AGE_LIMIT }), {}, "wrong-time"],
    ["with a subject that hides", firstPost({ subject: "a\u202Eb" }), {}, "malformed"],
  ];
  for (const [what, post, changes, fault] of refused) {
    it(`refuses one ${what}, and says so in a line`, async () => {
      const judged = await judgePost(await sign(post), context(changes));
      expect(judged.fault).to.equal(fault);
      expect(judged.refused).to.match(/^[^\p{C}]{10,200}$/u);
    });
  }

  it("takes what is exactly as old, or as early, as it may be", async () => {
    for (const sentAt of [1_800_000_060 - POST_AGE_LIMIT, 1_800_000_060 + POST_AHEAD_LIMIT])
      expect(await faultOf(await sign(firstPost({ sentAt })))).to.equal(undefined);
  });

  it("leaves to the contract what the contract has checked of a direct post", async () => {
    const bare = { post: first, signature: "0x" };
    const changes = { direct: true, right: "suspended", anchoredAt: 1 };
    expect(await faultOf(bare, changes)).to.equal(undefined);
    expect(await faultOf({ ...bare, post: nextPost(second) }, changes)).to.equal("sequence-gap");
  });

  it("takes one that was refused for its place when its turn has come", async () => {
    const signed = await sign(second);
    expect(await faultOf(signed)).to.equal("sequence-gap");
    expect(await faultOf(signed, { last })).to.equal(undefined);
  });

  it("accepts no envelope that was changed after it was signed", async () => {
    const { signature } = await sign(first);
    await fc.assert(
      fc.asyncProperty(posts, fc.constantFrom(...Object.keys(first)), async (drawn, field) => {
        const post = { ...first, [field]: drawn[field as keyof PostEnvelope] } as PostEnvelope;
        fc.pre(postId(post, DOMAIN) !== postId(first, DOMAIN));
        expect(await faultOf({ post, signature }, { list: post.list })).to.not.equal(undefined);
      }),
    );
  });

  it("accepts no signature that is noise", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 130 }), async (noise) => {
        const signature = `0x${Buffer.from(noise).toString("hex")}`;
        expect(await faultOf({ post: first, signature })).to.equal("wrong-signature");
      }),
    );
  });
});
