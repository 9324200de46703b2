import { expect } from "chai";
import fc from "fast-check";
import { base36 } from "multiformats/bases/base36";
import { base58btc } from "multiformats/bases/base58";
import { CID } from "multiformats/cid";
import { create } from "multiformats/hashes/digest";
import { isDaoError } from "../../../core/errors.js";
import { parseCid } from "../../../core/content/index.js";
import { refusalOf } from "../refusal.js";

const digest = Uint8Array.from({ length: 32 }, (_, index) => index);
const raw = CID.createV1(0x55, create(0x12, digest));
const dagPb = CID.createV1(0x70, create(0x12, digest));

/** Parses, or answers nothing when refused; any other error fails the test. */
function parsed(value: string | Uint8Array): CID | undefined {
  try {
    return parseCid(value);
  } catch (error) {
    if (isDaoError(error) && error.code === "CID_MALFORMED") return undefined;
    throw error;
  }
}

describe("parseCid", () => {
  it("reads raw and dag-pb CIDs from text and from bytes", () => {
    for (const cid of [raw, dagPb]) {
      expect(parseCid(cid.toString()).equals(cid)).to.equal(true);
      expect(parseCid(cid.bytes).equals(cid)).to.equal(true);
      expect(cid.bytes).to.have.length(36);
    }
  });

  const text = raw.toString();
  const malformed: [string, string | Uint8Array][] = [
    ["nothing", ""],
    ["a word", "charter"],
    ["a CIDv0", CID.createV0(create(0x12, digest)).toString()],
    ["base58btc", raw.toString(base58btc)],
    ["base36", raw.toString(base36)],
    ["upper case", text.toUpperCase()],
    ["a path", `/ipfs/${text}`],
    ["a space at the end", `${text} `],
    ["stray padding bits", `${text.slice(0, -1)}${text.endsWith("7") ? "6" : "7"}`],
    ["hexadecimal", `0x${Buffer.from(raw.bytes).toString("hex")}`],
    ["megabytes", "b".repeat(2_000_000)],
    ["another codec (dag-cbor)", CID.createV1(0x71, create(0x12, digest)).toString()],
    ["another hash function (sha3-256)", CID.createV1(0x55, create(0x16, digest)).toString()],
    ["a short digest", CID.createV1(0x55, create(0x12, digest.subarray(0, 31))).bytes],
    ["a byte too many", Buffer.concat([raw.bytes, Buffer.of(0)])],
    ["a byte too few", raw.bytes.subarray(0, 35)],
    ["a padded version number", Buffer.concat([Buffer.of(0x81, 0x00), raw.bytes.subarray(1)])],
    [
      "a padded version number that makes up for a short digest",
      Buffer.concat([Buffer.of(0x81, 0x00, 0x55, 0x12, 31), digest.subarray(1)]),
    ],
    ["zeros", new Uint8Array(36)],
  ];
  for (const [what, value] of malformed) {
    it(`refuses ${what} in one short line`, async () => {
      const { message, hint } = await refusalOf(() => parseCid(value), "CID_MALFORMED");
      expect(message.length).to.be.below(250);
      expect(hint).to.be.a("string");
    });
  }

  it("refuses every other first four bytes", () => {
    fc.assert(
      fc.property(fc.nat({ max: 3 }), fc.nat({ max: 255 }), (position, byte) => {
        const bytes = Uint8Array.from(raw.bytes);
        bytes[position] = byte;
        const same = [raw, dagPb].some((cid) => Buffer.compare(cid.bytes, bytes) === 0);
        expect(parsed(bytes) !== undefined).to.equal(same);
      }),
      { numRuns: 1_024 },
    );
  });

  it("never accepts a second spelling and never breaks on noise", () => {
    const noise = fc.oneof(
      fc.string({ unit: "binary", maxLength: 80 }),
      fc.stringMatching(/^b[a-z2-7]{58}$/),
      fc
        .tuple(fc.nat({ max: 58 }), fc.string({ minLength: 1, maxLength: 1 }))
        .map(([position, letter]) => text.slice(0, position) + letter + text.slice(position + 1)),
    );
    fc.assert(
      fc.property(noise, (value) => {
        const cid = parsed(value);
        if (cid !== undefined) expect(cid.toString()).to.equal(value);
      }),
      { numRuns: 2_000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (value) => {
        const cid = parsed(value);
        if (cid !== undefined) expect(Buffer.compare(cid.bytes, value)).to.equal(0);
      }),
      { numRuns: 2_000 },
    );
  });
});
