import { expect } from "chai";
import { parseSizes } from "../../../scripts/bench/sizes.js";

describe("numbers of members to measure with", () => {
  it("are taken in ascending order", () => {
    expect(parseSizes("10,1000,10000")).to.deep.equal([10, 1_000, 10_000]);
    expect(parseSizes("100, 1000")).to.deep.equal([100, 1_000]);
  });

  const refused = [
    "",
    "1000",
    "9,1000",
    "101,1000",
    "10,2000",
    "1000,10",
    "10,10,1000",
    "10,1e3",
    "10,1000,50001",
  ];
  for (const given of refused) {
    it(`refuse "${given}"`, () => {
      expect(() => parseSizes(given))
        .to.throw()
        .with.property("code", "SIZES_MALFORMED");
    });
  }
});
