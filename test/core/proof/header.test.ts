import { RLP } from "@ethereumjs/rlp";
import { expect } from "chai";
import { concat, getBytes, keccak256 } from "ethers";
import { network } from "hardhat";
import { type HeaderField, decodeHeader, encodeHeader } from "../../../core/proof/header.js";
import { blockSchema } from "../../../core/proof/node-schemas.js";

/** Ethereum's first block, which everybody knows. */
const GENESIS_HASH = "0xd4e56740f876aef8c010b86a40d5f56745a118d0906a34e69aec8c0db1cb8fa3";
const EMPTY = "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421";
const GENESIS: Readonly<Partial<Record<HeaderField, string>>> = {
  parentHash: `0x${"00".repeat(32)}`,
  sha3Uncles: "0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347",
  miner: `0x${"00".repeat(20)}`,
  stateRoot: "0xd7f8974fb5ac78d9ac099b9ad5018bedc2ce0a72dad1827a1709da30580f0544",
  transactionsRoot: EMPTY,
  receiptsRoot: EMPTY,
  logsBloom: `0x${"00".repeat(256)}`,
  difficulty: "0x400000000",
  number: "0x0",
  gasLimit: "0x1388",
  gasUsed: "0x0",
  timestamp: "0x0",
  extraData: "0x11bbe8db4e347b4e8c937c1c8370e4b5ed33adb3db69cbdb7a38e1e50b1b82fa",
  mixHash: `0x${"00".repeat(32)}`,
  nonce: "0x0000000000000042",
};

/** How many fields headers have after each upgrade. */
const FIELDS = { berlin: 15, london: 16, merge: 16, shanghai: 17, cancun: 20, prague: 21 } as const;

describe("a header", () => {
  it("is hashed as on the first day", () => {
    const bytes = encodeHeader(GENESIS);
    expect(keccak256(bytes)).to.equal(GENESIS_HASH);
    expect(decodeHeader(bytes)).to.deep.include({ hash: GENESIS_HASH, fields: GENESIS, size: 15 });
  });

  for (const [hardfork, size] of Object.entries(FIELDS))
    it(`is hashed as after ${hardfork}`, async () => {
      const { provider } = await network.create({ override: { hardfork: hardfork as never } });
      await provider.request({ method: "hardhat_mine", params: ["0x2"] });
      const block = blockSchema.parse(
        await provider.request({ method: "eth_getBlockByNumber", params: ["0x2", false] }),
      );
      const bytes = encodeHeader(block);
      const header = decodeHeader(bytes);
      expect(header.hash).to.equal(block.hash);
      expect(header).to.include({ size, number: 2, parentHash: block.parentHash });
      expect(encodeHeader(header.fields)).to.deep.equal(bytes);
      await provider.close();
    });

  it("keeps fields that nobody knows yet in its hash", () => {
    const items = RLP.decode(encodeHeader(GENESIS)) as Uint8Array[];
    const later = [...items, ...Array.from({ length: 8 }, () => getBytes(EMPTY))];
    later[15] = Uint8Array.of(7);
    later[17] = Uint8Array.of(7);
    later[18] = Uint8Array.of(7);
    const bytes = RLP.encode(later);
    const header = decodeHeader(bytes);
    expect(header.size).to.equal(23);
    expect(header.hash).to.equal(keccak256(bytes));
    expect(header.fields.requestsHash).to.equal(EMPTY);
    expect(keccak256(encodeHeader(header.fields))).not.to.equal(header.hash);
  });

  it("is nothing else", () => {
    const bytes = encodeHeader(GENESIS);
    const items = RLP.decode(bytes) as Uint8Array[];
    for (const [what, wrong] of [
      ["nothing", new Uint8Array()],
      ["text", RLP.encode("header")],
      ["with bytes behind it", getBytes(concat([bytes, "0x00"]))],
      ["cut short", bytes.slice(0, -1)],
      ["with fields left out", RLP.encode(items.slice(0, 14))],
      ["with a list inside", RLP.encode([...items.slice(0, 14), [items[14]!]])],
      ["with a short root", RLP.encode(items.with(3, items[3]!.slice(1)))],
      ["with a short bloom", RLP.encode(items.with(6, items[6]!.slice(1)))],
      ["with zeros in front", RLP.encode(items.with(8, Uint8Array.of(0, 1)))],
      ["with a number too large", RLP.encode(items.with(8, new Uint8Array(8).fill(0xff)))],
      ["with a time beyond all numbers", RLP.encode(items.with(11, new Uint8Array(33).fill(1)))],
    ] as const)
      expect(() => decodeHeader(wrong), what).to.throw(RangeError);
    expect(() => encodeHeader({ ...GENESIS, stateRoot: undefined })).to.throw(RangeError);
    expect(() => encodeHeader({ ...GENESIS, withdrawalsRoot: EMPTY })).to.throw(RangeError);
  });
});
