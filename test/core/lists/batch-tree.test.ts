import { expect } from "chai";
import { keccak256, toBeHex, ZeroHash } from "ethers";
import fc from "fast-check";
import {
  batchTree,
  BATCH_LIMIT,
  openBatch,
  contentCid,
  encodeBatch,
  postId,
  verifyInclusion,
} from "../../../core/lists/index.js";
import { refusalOf } from "../refusal.js";
import { DOMAIN, firstPost, GENERAL, nextPost, sign } from "./letters.js";

const idsOf = (count: number, salt = 0) =>
  Array.from({ length: count }, (_, n) => keccak256(toBeHex(n + salt * 1000, 32)));

describe("the tree of a batch", () => {
  it("proves every post at its place, and nowhere else", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(), fc.nat(), (count, drawn, salt) => {
        const ids = idsOf(count, salt);
        const { root, proofOf } = batchTree(GENERAL, ids);
        const place = drawn % count;
        const inclusion = {
          list: GENERAL,
          root,
          place,
          postId: ids[place]!,
          proof: proofOf(place),
        };
        expect(verifyInclusion(inclusion)).to.equal(true);
        expect(
          verifyInclusion({ ...inclusion, root: root.toUpperCase().replace("X", "x") }),
        ).to.equal(true);
        expect(verifyInclusion({ ...inclusion, place: place + 1 })).to.equal(false);
        expect(verifyInclusion({ ...inclusion, list: ZeroHash })).to.equal(false);
        expect(verifyInclusion({ ...inclusion, postId: ZeroHash })).to.equal(false);
        expect(verifyInclusion({ ...inclusion, proof: [...inclusion.proof, ZeroHash] })).to.equal(
          false,
        );
      }),
    );
  });

  it("is none for no post and for 501", async () => {
    for (const count of [0, BATCH_LIMIT + 1])
      await refusalOf(() => batchTree(GENERAL, idsOf(count)), "POST_BATCH_MALFORMED");
    const { root, proofOf } = batchTree(GENERAL, idsOf(BATCH_LIMIT));
    const proof = proofOf(499);
    expect(proof.length).to.be.at.most(9);
    expect(
      verifyInclusion({ list: GENERAL, root, place: 499, postId: idsOf(BATCH_LIMIT)[499]!, proof }),
    ).to.equal(true);
  });

  it("says no, and does not break, for what is no proof", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string(), { maxLength: 12 }),
        fc.string(),
        fc.double(),
        (proof, text, place) => {
          expect(
            verifyInclusion({ list: text, root: ZeroHash, place, postId: ZeroHash, proof }),
          ).to.equal(false);
        },
      ),
    );
  });
});

describe("opening an anchored batch", () => {
  const two = async () => {
    const first = firstPost();
    const posts = [await sign(first), await sign(nextPost(first))];
    const bytes = encodeBatch(posts);
    const ids = posts.map(({ post }) => postId(post, DOMAIN));
    const anchored = {
      list: GENERAL,
      root: batchTree(GENERAL, ids).root,
      count: 2,
      cid: `0x${Buffer.from(contentCid(bytes).bytes).toString("hex")}`,
    };
    return { posts, bytes, ids, anchored };
  };

  it("gives its posts with their ids and places", async () => {
    const { posts, bytes, ids, anchored } = await two();
    expect(openBatch(bytes, anchored, DOMAIN)).to.deep.equal(
      posts.map((signed, place) => ({ ...signed, id: ids[place], place })),
    );
  });

  it("refuses what is not what was anchored", async () => {
    const { posts, bytes, anchored } = await two();
    const cases: [RegExp, Uint8Array, Partial<typeof anchored>][] = [
      [/another CID/, encodeBatch([posts[0]!]), {}],
      [/holds 2 posts, anchored were 3/, bytes, { count: 3 }],
      [/do not give the root/, bytes, { root: ZeroHash }],
      [/do not give the root/, bytes, { list: ZeroHash }],
    ];
    for (const [reason, given, changes] of cases) {
      const opened = () => openBatch(given, { ...anchored, ...changes }, DOMAIN);
      const refusal = await refusalOf(opened, "POST_BATCH_MISMATCH");
      expect(refusal.message).to.match(reason);
    }
    const noise = new Uint8Array(100);
    const cid = `0x${Buffer.from(contentCid(noise).bytes).toString("hex")}`;
    await refusalOf(() => openBatch(noise, { ...anchored, cid }, DOMAIN), "POST_BATCH_MALFORMED");
  });
});
