import { expect } from "chai";
import fc from "fast-check";
import * as format from "../../../core/format/index.js";

describe("what numbers, moments and texts look like", () => {
  it("counts", () => {
    expect(format.formatCount(1_234_567n)).to.equal("1,234,567");
    expect(format.formatCount(999)).to.equal("999");
    expect(format.countOf(1, "vote")).to.equal("1 vote");
    expect(format.countOf(0n, "vote")).to.equal("0 votes");
    expect(format.countOf(2, "vouch", "vouches")).to.equal("2 vouches");
  });

  it("sizes", () => {
    const sizes: [bigint | number, string][] = [
      [0, "0 bytes"],
      [1, "1 byte"],
      [1_023, "1023 bytes"],
      [1_024n, "1 KiB"],
      [1_536, "1.5 KiB"],
      [1_048_576, "1 MiB"],
      [2n ** 64n - 1n, "17,179,869,184 GiB"],
    ];
    for (const [size, text] of sizes) expect(format.formatBytes(size)).to.equal(text);
  });

  it("moments, in UTC and never beyond what a date can hold", () => {
    expect(format.formatMoment(1_772_366_400n)).to.equal("2026-03-01 12:00:00 UTC");
    expect(format.formatDate(1_772_366_400)).to.equal("2026-03-01");
    expect(format.formatMoment(2n ** 48n - 1n)).to.equal("281474976710655 seconds after 1970");
    fc.assert(
      fc.property(fc.bigInt(0n, 2n ** 256n), (seconds) => {
        expect(format.formatMoment(seconds)).to.match(/ UTC$| seconds after 1970$/);
      }),
    );
  });

  it("periods, exactly and roughly", () => {
    expect(format.formatPeriod(1_209_600n)).to.equal("14 days");
    expect(format.formatPeriod(90n)).to.equal("90 seconds");
    expect(format.formatPeriod(2n ** 200n)).to.equal(`${2n ** 200n} seconds`);
    const rough: [number, string][] = [
      [0, "0 seconds"],
      [1, "1 second"],
      [60, "1 minute"],
      [3_661, "1 hour 1 minute"],
      [86_400, "1 day"],
      [90_061, "1 day 1 hour"],
      [86_460, "1 day"],
    ];
    for (const [seconds, text] of rough) expect(format.roughDuration(seconds)).to.equal(text);
  });

  it("addresses, ids and shares", () => {
    const address = "0x70997970c51812dc3a010c7d01b50e0d17dc79c8";
    expect(format.formatAddress(address)).to.equal("0x70997970C51812dc3A010C7d01b50e0d17dc79C8");
    expect(format.shortAddress(address)).to.equal("0x7099…79C8");
    expect(format.formatMotionId(1n)).to.equal(`0x${"1".padStart(64, "0")}`);
    expect(format.shortMotionId(0x1a2b3c4dn << 224n)).to.equal("0x1a2b3c4d…");
    expect(format.formatShare(1_250n)).to.equal("12.5 %");
  });

  it("names and lists", () => {
    expect(format.inWords("lateQuorumExtension")).to.equal("late quorum extension");
    expect(format.listInWords([])).to.equal("");
    expect(format.listInWords(["a"])).to.equal("a");
    expect(format.listInWords(["a", "b", "c"])).to.equal("a, b or c");
    expect(format.listInWords(["a", "b"], "and")).to.equal("a and b");
  });

  it("other people's texts, on one line and with nothing hidden", () => {
    expect(format.quote("a\nb\u202e\u0000")).to.equal('"a\\nb\\u{202e}\\u{0}"');
    expect(format.quote("👍👍👍", 2)).to.equal('"👍👍…"');
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat(50), (text, limit) => {
        expect(format.quote(text, limit)).to.match(/^"[^\p{C}\p{Zl}\p{Zp}]*"$/u);
      }),
    );
  });
});
