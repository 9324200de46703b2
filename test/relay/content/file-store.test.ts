import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { readBlock } from "../../../core/content/index.js";
import { openFileStore } from "../../../relay/content/store/file-store.js";
import { refusalOf } from "../../core/refusal.js";
import { sample } from "../../core/content/sample.js";
import { cidOf } from "../../core/content/unixfs-by-hand.js";
import { describeContentStore } from "./content-store.suite.js";
import { blockFiles } from "./block-files.js";

const directories: string[] = [];
async function emptyDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "three-opens-blocks-"));
  directories.push(directory);
  return directory;
}

describeContentStore("files", async () => openFileStore(await emptyDirectory()));

describe("content store: files on the disk", () => {
  after(async () => {
    for (const directory of directories) await rm(directory, { recursive: true, force: true });
  });

  const bytes = sample(5_000, 17);
  const cid = cidOf(0x55, bytes);

  it("puts a good block in the place of a cut or changed one", async () => {
    const directory = await emptyDirectory();
    const store = await openFileStore(directory);
    await store.put(cid, bytes);
    const [file = ""] = await blockFiles(directory);
    for (const bad of [new Uint8Array(), bytes.subarray(1), sample(5_000, 18)]) {
      await writeFile(file, bad);
      await refusalOf(() => readBlock(cid, store), "CONTENT_MISMATCH");
      await store.put(cid, bytes);
      expect(Buffer.compare(await readFile(file), bytes)).to.equal(0);
    }
  });

  it("sweeps what is old and kept by nobody, temporary files too, and nothing else", async () => {
    const directory = await emptyDirectory();
    const store = await openFileStore(directory);
    const kept = sample(10, 1);
    const orphan = sample(10, 2);
    const young = sample(10, 3);
    for (const block of [kept, orphan, young]) await store.put(cidOf(0x55, block), block);
    const [shard = ""] = await readdir(directory);
    await writeFile(join(directory, shard, ".CIQABC.data.tmp"), "half");
    await writeFile(join(directory, shard, "notes.txt"), "not ours");
    const longAgo = new Date(Date.now() - 7_200_000);
    for (const file of await blockFiles(directory)) {
      if (Buffer.compare(await readFile(file), young) !== 0) await utimes(file, longAgo, longAgo);
    }
    const isKept = (found: { multihash: { digest: Uint8Array } }) =>
      Buffer.compare(found.multihash.digest, cidOf(0x55, kept).multihash.digest) === 0;
    expect(await store.sweep(isKept, 3_600)).to.equal(2);
    const left = await Promise.all(
      (await blockFiles(directory)).map((file) => readFile(file, "latin1")),
    );
    const expected = [kept, young].map((block) => Buffer.from(block).toString("latin1"));
    expect(left.toSorted()).to.deep.equal([...expected, "not ours"].toSorted());
  });

  it("refuses a place that is no directory, in one line", async () => {
    const file = join(await emptyDirectory(), "file");
    await writeFile(file, "");
    await refusalOf(() => openFileStore(file), "CONTENT_STORE_UNUSABLE");
  });
});
