import { MemoryBlockstore } from "blockstore-core";
import { expect } from "chai";
import { importBytes } from "ipfs-unixfs-importer";
import { fixedSize } from "ipfs-unixfs-importer/chunker";
import { importContent, verifyContent } from "../../../core/content/index.js";
import { refusalOf } from "../refusal.js";
import { sample } from "./sample.js";

describe("verifyContent", () => {
  const bytes = sample(1_500_000);

  async function archived() {
    const store = new MemoryBlockstore();
    return { store, record: await importContent(bytes, store) };
  }

  it("confirms what was archived, from text or bytes, number or bigint", async () => {
    const { store, record } = await archived();
    expect(await verifyContent(record, store)).to.deep.equal(record);
    const fromChain = { cid: record.cidBytes, digest: record.digest, size: BigInt(record.size) };
    expect(await verifyContent(fromChain, store)).to.deep.equal(record);
  });

  it("names a wrong size, below and above", async () => {
    const { store, record } = await archived();
    const small = { ...record, size: record.size - 1 };
    expect(
      (await refusalOf(() => verifyContent(small, store), "CONTENT_MISMATCH")).message,
    ).to.include("size is over 1499999 bytes, recorded 1499999");
    const large = { ...record, size: record.size + 1 };
    expect(
      (await refusalOf(() => verifyContent(large, store), "CONTENT_MISMATCH")).message,
    ).to.include("size is 1500000 bytes, recorded 1500001");
  });

  it("names a wrong digest, and both faults when there are two", async () => {
    const { store, record } = await archived();
    const digest = `0x${"00".repeat(32)}`;
    const one = await refusalOf(
      () => verifyContent({ ...record, digest }, store),
      "CONTENT_MISMATCH",
    );
    expect(one.message).to.include(`sha-256 is ${record.digest}, recorded ${digest}`);
    expect(one.message).not.to.include("size is");
    const two = await refusalOf(
      () => verifyContent({ ...record, digest, size: 1_500_001 }, store),
      "CONTENT_MISMATCH",
    );
    expect(two.message).to.include("sha-256 is").and.to.include("size is");
  });

  it("names a CID made by another chunking rule, although the bytes are right", async () => {
    const { store, record } = await archived();
    const other = await importBytes(bytes, store, { chunker: fixedSize({ chunkSize: 262_144 }) });
    const refusal = await refusalOf(
      () => verifyContent({ ...record, cid: other.cid.toString() }, store),
      "CONTENT_MISMATCH",
    );
    expect(refusal.message).to.include(`the CID of these bytes is ${record.cid}`);
  });

  it("tells missing content from changed content and from a malformed CID", async () => {
    const { store, record } = await archived();
    await refusalOf(() => verifyContent(record, new MemoryBlockstore()), "CONTENT_MISSING");
    await refusalOf(() => verifyContent({ ...record, cid: "nonsense" }, store), "CID_MALFORMED");
  });
});
