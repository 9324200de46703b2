import { expect } from "chai";
import { hexlify, id } from "ethers";
import fc from "fast-check";
import { callLists, motionId } from "../../../core/motions/index.js";
import { foundCoalition, loadFixture } from "../../fixture/coalition.js";

const hex = (length: number) =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((raw) => hexlify(raw));

describe("motionId", () => {
  it("is what the governor computes, for any calls and words", async () => {
    const { governor } = await loadFixture(foundCoalition);
    const call = fc.record({
      target: hex(20),
      value: fc.bigInt(0n, 2n ** 256n - 1n),
      calldata: fc.uint8Array({ maxLength: 100 }).map((raw) => hexlify(raw)),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(call, { maxLength: 5 }),
        fc.string({ unit: "grapheme" }),
        async (calls, description) => {
          const { targets, values, calldatas } = callLists(calls);
          expect(motionId(calls, description)).to.equal(
            await governor.hashProposal(targets, values, calldatas, id(description)),
          );
        },
      ),
      { numRuns: 50 },
    );
  });
});
