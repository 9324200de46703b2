import { expect } from "chai";
import { hexlify } from "ethers";
import fc from "fast-check";
import { flatHex } from "../../../core/proof/flat-hex.js";

describe("flatHex", () => {
  it("writes bytes as hexlify does", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(flatHex(bytes)).to.equal(hexlify(bytes));
      }),
    );
  });
});
