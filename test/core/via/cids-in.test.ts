import "../../property-seed.js";
import { expect } from "chai";
import { AbiCoder, concat, hexlify, sha256 } from "ethers";
import fc from "fast-check";
import { contentCid } from "../../../core/lists/index.js";
import { cidsIn } from "../../../core/via/hand-over.js";

const bytes = fc.uint8Array({ minLength: 1, maxLength: 50 });

describe("CIDs in calldata", () => {
  it("are found wherever they stand, each once", () => {
    fc.assert(
      fc.property(fc.array(bytes, { maxLength: 6 }), bytes, (contents, other) => {
        const cids = contents.map((each) => contentCid(each));
        const data = AbiCoder.defaultAbiCoder().encode(
          ["bytes", "tuple(uint8 kind, bytes cid)[]", "bytes[]"],
          [other, cids.map((cid) => [1, cid.bytes]), cids.map((cid) => cid.bytes)],
        );
        const found = cidsIn(concat(["0x12345678", data])).map(String);
        expect(found).to.have.members([...new Set(cids.map(String))]);
      }),
    );
  });

  it("are not seen between bytes, nor of another kind", () => {
    const whole = contentCid(Uint8Array.of(1));
    const cid = hexlify(whole.bytes).slice(2);
    expect(cidsIn(`0x0${cid}0`)).to.deep.equal([]);
    expect(cidsIn(`0x00${cid}`).map(String)).to.deep.equal([whole.toString()]);
    const cbor = `01711220${sha256("0x01").slice(2)}`;
    expect(cidsIn(`0x${cbor}`)).to.deep.equal([]);
  });
});
