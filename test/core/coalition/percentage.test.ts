import { expect } from "chai";
import fc from "fast-check";
import { formatPercentage, parsePercentage } from "../../../core/coalition/index.js";

describe("parsePercentage", () => {
  it("reads every share with two decimals exactly", () => {
    fc.assert(
      fc.property(fc.nat({ max: 10_000 }), (points) => {
        const written = Number(
          `${Math.floor(points / 100)}.${String(points % 100).padStart(2, "0")}`,
        );
        expect(parsePercentage(written)).to.equal(points);
        expect(formatPercentage(points)).to.equal(`${written} %`);
      }),
      { numRuns: 2_000 },
    );
  });

  for (const value of [10.333, -1, Number.NaN, Infinity, "10", "10 %", null, undefined]) {
    it(`refuses ${String(value)}${typeof value === "string" ? " as text" : ""}`, () => {
      expect(parsePercentage(value)).to.equal(undefined);
    });
  }
});
