import { expect } from "chai";
import fc from "fast-check";
import { isWalletSignature, isYes } from "../../../core/replay/wallet-signature.js";
import { connection, ethers } from "../../fixture/coalition.js";

const YES = `1626ba7e${"00".repeat(28)}`;
const WALLET = `0x${"5a".repeat(20)}`;

/** Code that answers every call with these bytes. */
const answering = (bytes: Uint8Array): string => {
  const hex = (byte: number) => byte.toString(16).padStart(2, "0");
  const stores = [...bytes].map((byte, at) => `60${hex(byte)}60${hex(at)}53`).join("");
  return `0x${stores}60${hex(bytes.length)}6000f3`;
};

describe("what a wallet contract says of a signature", () => {
  it("is a yes to readers as it is to contracts: by its first word, the selector and nothing else", async () => {
    const ask = async (answer: string) => {
      const code = answering(ethers.getBytes(`0x${answer}`));
      await connection.provider.request({ method: "hardhat_setCode", params: [WALLET, code] });
      const block = await ethers.provider.getBlockNumber();
      return isWalletSignature(ethers.provider)(WALLET, ethers.ZeroHash, "0x", block);
    };
    expect(await ask(YES)).to.equal(true);
    expect(await ask(`${YES}ff`)).to.equal(true);
    expect(await ask("")).to.equal(false);
    expect(await ask("1626ba7e")).to.equal(false);
    expect(await ask(YES.slice(0, -2))).to.equal(false);
    expect(await ask(`${YES.slice(0, -2)}01`)).to.equal(false);
  });

  it("is a no as soon as one byte of the word is another", () => {
    fc.assert(
      fc.property(fc.nat(31), fc.integer({ min: 1, max: 255 }), (at, bits) => {
        const word = Buffer.from(YES, "hex");
        word[at] = (word[at] ?? 0) ^ bits;
        expect(isYes(`0x${word.toString("hex")}`)).to.equal(false);
      }),
    );
  });
});
