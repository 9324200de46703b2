import { expect } from "chai";
import { AbiCoder, concat, getBytes, hexlify } from "ethers";
import fc from "fast-check";
import {
  batchBytesOf,
  BATCH_BYTES_LIMIT,
  BATCH_LIMIT,
  decodeBatch,
  encodeBatch,
  type SignedPost,
} from "../../../core/lists/index.js";
import { isDaoError } from "../../../core/errors.js";
import { refusalOf } from "../refusal.js";
import { firstPost, sign, signedPosts } from "./letters.js";

const batches = fc.array(signedPosts, { minLength: 1, maxLength: 8 });
const TYPE =
  "tuple(tuple(bytes32 list, address author, bytes32 parent, string subject, bytes32 content, uint48 sentAt, uint64 sequence, bytes32 previous) post, bytes signature)[]";

describe("a batch of posts", () => {
  it("is the ABI's encoding, and reads back as it was written", () => {
    fc.assert(
      fc.property(batches, (posts) => {
        const bytes = encodeBatch(posts);
        expect(hexlify(bytes)).to.equal(AbiCoder.defaultAbiCoder().encode([TYPE], [posts]));
        expect(decodeBatch(bytes)).to.deep.equal(posts);
        expect(bytes.byteLength).to.equal(
          posts.reduce((sum, post) => sum + batchBytesOf(post), 64),
        );
      }),
    );
  });

  it("has one spelling: whatever else is read is refused", () => {
    fc.assert(
      fc.property(batches, fc.nat(), fc.integer({ min: 1, max: 255 }), (posts, place, change) => {
        const bytes = encodeBatch(posts);
        const spoilt = Uint8Array.from(bytes);
        spoilt[place % bytes.length]! ^= change;
        const read = readOrRefused(spoilt);
        if (read !== undefined) expect(hexlify(encodeBatch(read))).to.equal(hexlify(spoilt));
      }),
    );
  });

  it("is refused cut short, with a tail, and as noise", () => {
    fc.assert(
      fc.property(
        batches,
        fc.nat(),
        fc.uint8Array({ minLength: 1, maxLength: 70 }),
        (posts, cut, tail) => {
          const bytes = encodeBatch(posts);
          expect(readOrRefused(bytes.subarray(0, cut % bytes.length))).to.equal(undefined);
          expect(readOrRefused(getBytes(concat([bytes, tail])))).to.equal(undefined);
          expect(readOrRefused(tail)).to.equal(undefined);
        },
      ),
    );
  });

  it("holds 1 to 500 posts, within 1 MiB", async () => {
    const signed = await sign(firstPost());
    const many = (count: number): SignedPost[] => Array.from({ length: count }, () => signed);
    expect(decodeBatch(encodeBatch(many(BATCH_LIMIT)))).to.have.length(BATCH_LIMIT);
    for (const count of [0, BATCH_LIMIT + 1]) {
      await refusalOf(() => encodeBatch(many(count)), "POST_BATCH_MALFORMED");
      const raw = getBytes(AbiCoder.defaultAbiCoder().encode([TYPE], [many(count)]));
      expect((await refusalOf(() => decodeBatch(raw), "POST_BATCH_MALFORMED")).message).to.match(
        /holds/,
      );
    }
    const large = { ...signed, signature: `0x${"11".repeat(4000)}` };
    const heavy = Array.from({ length: 400 }, () => large);
    expect((await refusalOf(() => encodeBatch(heavy), "POST_BATCH_MALFORMED")).message).to.match(
      /1 MiB/,
    );
    const raw = getBytes(AbiCoder.defaultAbiCoder().encode([TYPE], [heavy]));
    expect(raw.length).to.be.greaterThan(BATCH_BYTES_LIMIT);
    expect((await refusalOf(() => decodeBatch(raw), "POST_BATCH_MALFORMED")).message).to.match(
      /1 MiB/,
    );
  });

  it("is not fooled by counts and offsets that point anywhere", () => {
    const word = (value: bigint) => value.toString(16).padStart(64, "0");
    fc.assert(
      fc.property(
        fc.array(fc.bigInt(0n, 2n ** 256n - 1n), { maxLength: 12 }),
        fc.nat({ max: 520 }),
        (words, count) => {
          const bytes = getBytes(`0x${word(32n)}${word(BigInt(count))}${words.map(word).join("")}`);
          expect(readOrRefused(bytes)).to.equal(undefined);
        },
      ),
    );
  });
});

/** What the bytes hold, or nothing when they are refused; any other error fails the test. */
function readOrRefused(bytes: Uint8Array): SignedPost[] | undefined {
  try {
    return decodeBatch(bytes);
  } catch (error) {
    if (isDaoError(error) && error.code === "POST_BATCH_MALFORMED") return undefined;
    throw error;
  }
}
