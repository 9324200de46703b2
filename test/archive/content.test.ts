import { expect } from "chai";
import { concat, dataSlice, id, ZeroHash } from "ethers";
import { sample } from "../core/content/sample.js";
import { SINGLE_BLOCK_LIMIT } from "../../core/content/index.js";
import { documentKindIndex } from "../../core/coalition/index.js";
import type { RenditionRecord } from "../../deploy/parameters.js";
import { foundCoalition, loadFixture } from "../fixture/coalition.js";
import { rendition } from "../fixture/renditions.js";

const STATEMENT = documentKindIndex("statement");
const [RAW, DAG_PB] = [0x55, 0x70];
const MIB = BigInt(SINGLE_BLOCK_LIMIT);

async function depositing() {
  const c = await foundCoalition();
  const deposit = (...renditions: RenditionRecord[]) =>
    c.archive.connect(c.founders[0]!).deposit(STATEMENT, "content", ZeroHash, renditions);
  return { ...c, deposit };
}

const cid = (codec: number, digest: string) => concat([new Uint8Array([1, codec, 18, 32]), digest]);

describe("Archive", () => {
  describe("content", () => {
    it("takes what core describes, on both sides of 1 MiB", async () => {
      const { deposit, archive, founders } = await loadFixture(depositing);
      for (const size of [0, 1, SINGLE_BLOCK_LIMIT, SINGLE_BLOCK_LIMIT + 1]) {
        const described = await rendition(sample(size));
        expect(described.size).to.equal(size);
        expect(dataSlice(described.cid, 1, 2)).to.equal(
          size <= SINGLE_BLOCK_LIMIT ? "0x55" : "0x70",
        );
        await archive
          .connect(founders[0]!)
          .deposit(STATEMENT, `sample-${size}`, ZeroHash, [described]);
      }
      await expect(deposit(await rendition(sample(1)))).to.emit(archive, "VersionRecorded");
    });

    it("refuses a raw block above 1 MiB and a tree up to it", async () => {
      const { deposit, archive } = await loadFixture(depositing);
      const digest = id("content");
      for (const [codec, size] of [
        [RAW, MIB + 1n],
        [RAW, 2n ** 64n - 1n],
        [DAG_PB, MIB],
        [DAG_PB, 0n],
      ] as const) {
        const wrong = await rendition("", { digest, cid: cid(codec, digest), size: size as never });
        await expect(deposit(wrong))
          .to.be.revertedWithCustomError(archive, "ArchiveWrongCodec")
          .withArgs(codec, size, MIB);
      }
    });

    it("refuses a block whose CID hashes other bytes than the digest", async () => {
      const { deposit, archive } = await loadFixture(depositing);
      const [digest, other] = [id("these bytes"), id("other bytes")];
      await expect(deposit(await rendition("", { digest, cid: cid(RAW, other) })))
        .to.be.revertedWithCustomError(archive, "ArchiveDigestMismatch")
        .withArgs(digest, other);
    });

    it("takes a tree whose root hashes something else than the bytes, as it must", async () => {
      const { deposit, archive } = await loadFixture(depositing);
      const tree = await rendition(sample(SINGLE_BLOCK_LIMIT + 1));
      expect(dataSlice(tree.cid, 4)).to.not.equal(tree.digest);
      await expect(deposit(tree)).to.emit(archive, "VersionRecorded");
    });

    it("refuses an empty digest, even one the CID agrees with", async () => {
      const { deposit, archive } = await loadFixture(depositing);
      const empty = await rendition("", { digest: ZeroHash, cid: cid(RAW, ZeroHash) });
      await expect(deposit(empty)).to.be.revertedWithCustomError(archive, "ArchiveEmptyDigest");
    });

    it("refuses every CID that is not CIDv1, raw or dag-pb, SHA-256, in 36 bytes", async () => {
      const { deposit, archive } = await loadFixture(depositing);
      const good = await rendition("A text.\n");
      const withByte = (index: number, byte: string) =>
        concat([dataSlice(good.cid, 0, index), byte, dataSlice(good.cid, index + 1)]);
      const malformed = {
        nothing: "0x",
        "a multihash alone (CIDv0)": dataSlice(good.cid, 2),
        "one byte short": dataSlice(good.cid, 0, 35),
        "one byte more": concat([good.cid, "0x00"]),
        "version 0": withByte(0, "0x00"),
        "version 2": withByte(0, "0x02"),
        "dag-cbor": withByte(1, "0x71"),
        "codec 0": withByte(1, "0x00"),
        "sha-512": withByte(2, "0x13"),
        identity: withByte(2, "0x00"),
        "a digest of 31": withByte(3, "0x1f"),
        "a digest of 64": withByte(3, "0x40"),
      };
      for (const [what, cid] of Object.entries(malformed)) {
        await expect(deposit({ ...good, cid }), what)
          .to.be.revertedWithCustomError(archive, "CidMalformed")
          .withArgs(cid);
      }
    });

    it("checks every rendition, not only the first", async () => {
      const { deposit, archive } = await loadFixture(depositing);
      const [good, bad] = [await rendition("Good.\n"), await rendition("Bad.\n", { cid: "0x" })];
      await expect(deposit(good, bad)).to.be.revertedWithCustomError(archive, "CidMalformed");
      await expect(deposit(good, good, bad)).to.be.revertedWithCustomError(archive, "CidMalformed");
    });
  });

  describe("renditions of a version", () => {
    it("are 1 to 12", async () => {
      const { deposit, archive } = await loadFixture(depositing);
      const one = await rendition();
      await expect(deposit())
        .to.be.revertedWithCustomError(archive, "ArchiveRenditionCount")
        .withArgs(0, 12);
      await expect(deposit(...Array<RenditionRecord>(13).fill(one)))
        .to.be.revertedWithCustomError(archive, "ArchiveRenditionCount")
        .withArgs(13, 12);
      await expect(deposit(...Array<RenditionRecord>(12).fill(one))).to.emit(
        archive,
        "VersionRecorded",
      );
    });

    it("are authentic at least once; all may be", async () => {
      const { deposit, archive } = await loadFixture(depositing);
      const authentic = await rendition("Text.\n");
      const courtesy = { ...authentic, authentic: false };
      for (const none of [[courtesy], [courtesy, courtesy]]) {
        await expect(deposit(...none)).to.be.revertedWithCustomError(
          archive,
          "ArchiveAuthenticity",
        );
      }
      await deposit(courtesy, courtesy, authentic);
    });

    it("are all authentic where several languages have equal standing", async () => {
      const { deposit, archive } = await loadFixture(depositing);
      const equal = [await rendition("A\n"), await rendition("B\n", { language: "fr" })];
      await expect(deposit(...equal)).to.emit(archive, "VersionRecorded");
    });
  });
});
