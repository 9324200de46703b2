import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { FsBlockstore } from "blockstore-fs";
import { expect } from "chai";
import { importContent, SINGLE_BLOCK_LIMIT, verifyContent } from "../../../core/content/index.js";
import { openContentStore } from "../../../scripts/content/index.js";
import { sample } from "../../core/content/sample.js";
import { refusalOf } from "../../core/refusal.js";

const WRITER = fileURLToPath(new URL("endless-writer.ts", import.meta.url));

describe("openContentStore", () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "content-store-"));
  });

  afterEach(() => rm(directory, { recursive: true, force: true }));

  async function blockFiles(): Promise<string[]> {
    const entries = await readdir(directory, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
      .map((entry) => join(entry.parentPath, entry.name));
  }

  it("keeps content for whoever opens the directory later", async () => {
    const store = await openContentStore(join(directory, "new", "place"));
    const record = await importContent(sample(2_500_000), store);
    const later = await openContentStore(store.directory);
    expect(await verifyContent(record, later)).to.deep.equal(record);
  });

  it("stores equal blocks of one file once", async () => {
    const store = await openContentStore(directory);
    const record = await importContent(new Uint8Array(12 * SINGLE_BLOCK_LIMIT), store);
    expect(await blockFiles()).to.have.length(2);
    expect(await verifyContent(record, store)).to.deep.equal(record);
  });

  for (const [what, damage] of [
    ["a flipped byte", (file: string) => writeFile(file, Buffer.alloc(1_000, 1))],
    ["a block cut short", (file: string) => truncate(file, 10)],
    ["an emptied block", (file: string) => truncate(file, 0)],
  ] as const) {
    it(`notices ${what}, and importing the original again repairs it`, async () => {
      const store = await openContentStore(directory);
      const bytes = sample(1_000);
      const record = await importContent(bytes, store);
      const [file] = await blockFiles();
      if (file === undefined) throw new Error("no block file");
      await damage(file);
      await refusalOf(() => verifyContent(record, store), "CONTENT_MISMATCH");
      await importContent(bytes, store);
      expect(await verifyContent(record, store)).to.deep.equal(record);
    });
  }

  it("says so when a block file is gone", async () => {
    const store = await openContentStore(directory);
    const record = await importContent(sample(1_000), store);
    for (const file of await blockFiles()) await rm(file);
    await refusalOf(() => verifyContent(record, store), "CONTENT_MISSING");
  });

  it("refuses a path that is a file", async () => {
    const file = join(directory, "file");
    await writeFile(file, "not a directory");
    await refusalOf(() => openContentStore(join(file, "below")), "CONTENT_STORE_UNUSABLE");
    await refusalOf(() => openContentStore(file), "CONTENT_STORE_UNUSABLE");
  });

  it("holds no bad block after its writer was killed in the middle", async function () {
    this.timeout(60_000);
    for (const killAfter of [1, 3, 6]) await killWriterAfter(killAfter);

    const files = new FsBlockstore(directory);
    let blocks = 0;
    for await (const { cid, bytes } of files.getAll()) {
      const hash = createHash("sha256");
      for await (const piece of bytes) hash.update(piece);
      expect(Buffer.compare(hash.digest(), cid.multihash.digest)).to.equal(0);
      blocks++;
    }
    expect(blocks).to.be.at.least(10);
  });

  /** Kills a process that stores content without end, then checks all it had reported as stored. */
  async function killWriterAfter(count: number): Promise<void> {
    const writer = spawn(process.execPath, ["--import", "tsx", WRITER, directory, String(count)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = new Promise((resolve) => writer.once("exit", (_code, signal) => resolve(signal)));
    const records: string[] = [];
    for await (const line of createInterface({ input: writer.stdout })) {
      records.push(line);
      if (records.length === count) writer.kill("SIGKILL");
    }
    expect(await ended).to.equal("SIGKILL");
    const store = await openContentStore(directory);
    expect(records.length).to.be.at.least(count);
    for (const line of records) {
      const record = JSON.parse(line) as { cid: string; digest: string; size: number };
      expect(await verifyContent(record, store)).to.include(record);
    }
  }
});

describe("content-store.ts", () => {
  it("reads block files that any other tool can check by name", async () => {
    const directory = await mkdtemp(join(tmpdir(), "content-store-"));
    try {
      const store = await openContentStore(directory);
      const bytes = sample(100);
      await importContent(bytes, store);
      const [name] = (await readdir(directory, { recursive: true })).filter((n) => n.includes("."));
      if (name === undefined) throw new Error("no block file");
      expect(Buffer.compare(await readFile(join(directory, name)), bytes)).to.equal(0);
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});
