import "../../property-seed.js";
import { RLP } from "@ethereumjs/rlp";
import { expect } from "chai";
import { concat, getBytes, hexlify } from "ethers";
import fc from "fast-check";
import { decodeReceipt, encodeReceipt } from "../../../core/proof/receipt.js";

const hex = (length: number) =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((bytes) => hexlify(bytes));

const anyReceipt = fc.record({
  type: fc.nat(4),
  cumulativeGasUsed: fc.bigInt({ min: 0n, max: 2n ** 64n }),
  logsBloom: hex(256),
  logs: fc.array(
    fc.record({
      address: hex(20),
      topics: fc.array(hex(32), { maxLength: 4 }),
      data: fc.uint8Array({ maxLength: 100 }).map((bytes) => hexlify(bytes)),
    }),
    { maxLength: 4 },
  ),
});

describe("a receipt", () => {
  it("is read as it was written", () => {
    fc.assert(
      fc.property(
        anyReceipt,
        fc.constantFrom("0x0", "0x1", `0x${"12".repeat(32)}`),
        (receipt, outcome) => {
          const bytes = encodeReceipt({ ...receipt, outcome });
          const succeeded = outcome.length > 3 ? undefined : outcome === "0x1";
          expect(decodeReceipt(bytes)).to.deep.equal({ ...receipt, succeeded });
        },
      ),
    );
  });

  it("is nothing else, whatever byte is left out of it", () => {
    fc.assert(
      fc.property(anyReceipt, fc.nat(), (receipt, place) => {
        const bytes = encodeReceipt({ ...receipt, outcome: "0x1" });
        const cut = bytes.slice(0, place % bytes.length);
        expect(() => decodeReceipt(cut)).to.throw(RangeError);
        expect(() => decodeReceipt(getBytes(concat([bytes, "0x80"])))).to.throw(RangeError);
      }),
    );
  });

  it("has four fields, a whole bloom, and logs of at most four topics", () => {
    const bloom = new Uint8Array(256);
    const word = new Uint8Array(32);
    const log = [word.slice(12), [word], Uint8Array.of(1)];
    const one = Uint8Array.of(1);
    expect(decodeReceipt(RLP.encode([one, one, bloom, [log]])).logs).to.have.length(1);
    for (const [what, wrong] of [
      ["three fields", [one, one, bloom]],
      ["five fields", [one, one, bloom, [], []]],
      ["a short bloom", [one, one, word, []]],
      ["logs that are none", [one, one, bloom, one]],
      ["an address too long", [one, one, bloom, [[word, [word], one]]]],
      ["a topic too short", [one, one, bloom, [[word.slice(12), [one], one]]]],
      ["five topics", [one, one, bloom, [[word.slice(12), [word, word, word, word, word], one]]]],
      ["a log of four parts", [one, one, bloom, [[...log, one]]]],
      ["gas with a zero in front", [one, Uint8Array.of(0, 1), bloom, []]],
    ] as const)
      expect(() => decodeReceipt(RLP.encode(wrong as never)), what).to.throw(RangeError);
    for (const type of ["0x05", "0x7e", "0xbf"])
      expect(() =>
        decodeReceipt(getBytes(concat([type, RLP.encode([one, one, bloom, []])]))),
      ).to.throw(RangeError);
  });
});
