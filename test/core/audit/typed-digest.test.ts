import { expect } from "chai";
import fc from "fast-check";
import { hexlify, toUtf8Bytes, TypedDataEncoder, Wallet, ZeroAddress } from "ethers";
import { signerOf, TypedDigest } from "../../../core/audit/typed-digest.js";
import { splitBallots } from "../../../core/motions/ballot-batch.js";
import { rankedBallotTypedData } from "../../../core/motions/index.js";

const domain = { name: "A", version: "1", chainId: 5n, verifyingContract: ZeroAddress };
const types = rankedBallotTypedData(domain, {
  ...{ motion: 0n, options: [], ranking: [], voter: ZeroAddress, reason: "" },
}).types;

describe("digests computed in numbers", () => {
  it("are those that wallets sign", () => {
    const typed = new TypedDigest(domain, types);
    const ranks = fc.array(fc.nat(6), { minLength: 6, maxLength: 6 });
    const options = fc.array(fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }), { maxLength: 5 });
    fc.assert(
      fc.property(options, ranks, fc.string({ unit: "grapheme" }), (texts, ranking, reason) => {
        const ballot = { motion: 7n, options: texts, ranking, voter: ZeroAddress, reason };
        const { message } = rankedBallotTypedData(domain, ballot);
        const digest = typed.of({ ...message, reason: hexlify(toUtf8Bytes(reason)) });
        expect(digest).to.equal(TypedDataEncoder.hash(domain, types, message));
      }),
    );
  });

  it("tell who signed, in 65 bytes or 64, and nobody for what is no signature", () => {
    const wallet = Wallet.createRandom();
    const digest = hexlify(new Uint8Array(32).fill(3));
    const signature = wallet.signingKey.sign(digest);
    expect(signerOf(digest, signature.serialized)).to.equal(wallet.address);
    expect(signerOf(digest, signature.compactSerialized)).to.equal(wallet.address);
    for (const nothing of ["0x", "0x1234", `0x${"ff".repeat(65)}`])
      expect(signerOf(digest, nothing)).to.equal(undefined);
  });

  it("come from batches of which some ballots make no sense", () => {
    const nonsense = `000000ff${"ff".repeat(64)}`;
    const item = `00000701${"11".repeat(64)}`;
    expect(splitBallots(`0x${nonsense}${item}`)).to.deep.equal([
      { voterNumber: 0, choice: 255, signature: `0x${"ff".repeat(64)}` },
      { voterNumber: 7, choice: 1, signature: `0x${"11".repeat(64)}` },
    ]);
    expect(() => splitBallots("0x1234")).to.throw("row of 68-byte ballots");
  });
});
