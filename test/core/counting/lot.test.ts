import { expect } from "chai";
import { keccak_256 } from "@noble/hashes/sha3.js";
import { lotOf } from "../../../core/counting/index.js";

describe("lotOf", () => {
  it("hashes seed, election and candidate, each in a word of its own", () => {
    const words = ["11".repeat(32), "22".repeat(32), "00".repeat(12) + "ab".repeat(20)];
    const digest = keccak_256(Uint8Array.from(Buffer.from(words.join(""), "hex")));
    const lot = lotOf({
      seed: `0x${words[0]}`,
      electionId: `0x${words[1]}`,
      candidate: `0x${"ab".repeat(20)}`,
    });
    expect(lot).to.equal(BigInt(`0x${Buffer.from(digest).toString("hex")}`));
  });
});
