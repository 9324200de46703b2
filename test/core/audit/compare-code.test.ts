import { expect } from "chai";
import fc from "fast-check";
import { hexlify } from "ethers";
import "../../property-seed.js";
import { compareCode, fingerprintOf, type RuntimeArtifact } from "../../../core/audit/index.js";

const ADDRESS = "0x5FbDB2315678afecb367f032d93F642f64180aa3";
/** 100 bytes, with a word at 32 that the constructor fills in. */
const artifact: RuntimeArtifact = {
  deployedBytecode: `0x${"11".repeat(32)}${"00".repeat(32)}${"22".repeat(36)}`,
  immutableReferences: { 7: [{ start: 32, length: 32 }] },
};
const word = `${"00".repeat(12)}${ADDRESS.slice(2).toLowerCase()}`;
const deployed = `0x${"11".repeat(32)}${word}${"22".repeat(36)}`;

describe("compareCode", () => {
  for (const [what, built] of [
    ["code", artifact],
    ["fingerprint", fingerprintOf(artifact)],
  ] as const) {
    it(`knows by its ${what} what was deployed, and tells the addresses filled in`, () => {
      expect(compareCode(built, deployed)).to.deep.equal({
        ...{ difference: undefined, immutableAddresses: [ADDRESS] },
      });
      expect(compareCode(built, artifact.deployedBytecode).difference).to.equal(undefined);
    });

    it(`sees by its ${what} every byte that is another`, () => {
      const anyChange = fc.record({ at: fc.nat(99), by: fc.integer({ min: 1, max: 255 }) });
      fc.assert(
        fc.property(anyChange, ({ at, by }) => {
          const bytes = Buffer.from(deployed.slice(2), "hex");
          bytes[at] = (bytes[at] ?? 0) ^ by;
          const isFilledIn = at >= 32 && at < 64;
          const { difference } = compareCode(built, hexlify(bytes));
          expect(difference === undefined, `${at}`).to.equal(isFilledIn);
        }),
      );
    });

    it(`refuses by its ${what} no code, longer code, and one constant with two values`, () => {
      expect(compareCode(built, "0x").difference).to.equal("no code");
      expect(compareCode(built, `${deployed}00`).difference).to.equal("101 bytes of other code");
      const twice = { 7: [...(artifact.immutableReferences?.[7] ?? []), { start: 0, length: 32 }] };
      expect(compareCode({ ...built, immutableReferences: twice }, deployed).difference).to.equal(
        "one constant has several values",
      );
    });
  }

  it("holds no code in a fingerprint", () => {
    const { digest, size, immutableReferences, ...rest } = fingerprintOf(artifact);
    expect(rest).to.deep.equal({});
    expect({ size, digits: digest.length }).to.deep.equal({ size: 100, digits: 66 });
    expect(immutableReferences).to.deep.equal(artifact.immutableReferences);
  });
});
