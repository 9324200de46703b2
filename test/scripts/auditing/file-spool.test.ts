import { access, readdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import "../../property-seed.js";
import {
  EVIDENCE_KINDS,
  type EvidenceSpool,
  MemorySpool,
} from "../../../core/audit/bundle/index.js";
import { FileSpool } from "../../../scripts/auditing/file-spool.js";
import { writeStreamDurably } from "../../../scripts/auditing/write-durably.js";
import { refusalOf } from "../../core/refusal.js";

const anyPut = fc.record({
  kind: fc.constantFrom(...EVIDENCE_KINDS),
  key: fc.constantFrom("00", "0a", "ff", "0100"),
  bytes: fc.uint8Array({ maxLength: 50 }),
});

async function contentsOf(spool: EvidenceSpool) {
  const found: unknown[] = [];
  for (const kind of EVIDENCE_KINDS)
    for (const key of spool.keys(kind)) found.push([kind, key, await spool.get(kind, key)]);
  return found;
}

describe("FileSpool", () => {
  it("keeps what a spool in memory keeps, and leaves no file behind", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyPut, { maxLength: 30 }), async (puts) => {
        const [file, memory] = [await FileSpool.open(), new MemorySpool()];
        for (const { kind, key, bytes } of puts) {
          await file.put(kind, key, bytes);
          await memory.put(kind, key, bytes);
        }
        expect(await contentsOf(file)).to.deep.equal(await contentsOf(memory));
        await file.close();
        await refusedAccess(file.directory);
      }),
      { numRuns: 20 },
    );
  });

  it("takes several puts at once", async () => {
    const spool = await FileSpool.open();
    const keys = Array.from({ length: 50 }, (_, index) => index.toString(16).padStart(4, "0"));
    await Promise.all(keys.map((key, index) => spool.put("nodes", key, Buffer.alloc(99, index))));
    for (const [index, key] of keys.entries())
      expect(Buffer.from((await spool.get("nodes", key))!)).to.deep.equal(Buffer.alloc(99, index));
    await spool.close();
  });
});

async function refusedAccess(path: string): Promise<void> {
  const gone = await access(path).then(
    () => false,
    () => true,
  );
  expect(gone, path).to.equal(true);
}

describe("writeStreamDurably", () => {
  it("writes a file whole or leaves the old one, and nothing beside it", async () => {
    const directory = await mkdtemp(join(tmpdir(), "three-opens-write-"));
    const path = join(directory, "file");
    await writeFile(path, "old");
    async function* breaking() {
      yield new TextEncoder().encode("new");
      await Promise.resolve();
      throw new Error("the disk is gone");
    }
    try {
      await writeStreamDurably(path, breaking());
      expect.fail("it was written");
    } catch (error) {
      expect(String(error)).to.include("the disk is gone");
    }
    expect(await readFile(path, "utf8")).to.equal("old");
    expect(await writeStreamDurably(path, [Buffer.from("new"), Buffer.from("er")])).to.equal(5);
    expect(await readFile(path, "utf8")).to.equal("newer");
    expect(await readdir(directory)).to.deep.equal(["file"]);
    await refusalOf(() => writeStreamDurably(join(path, "below"), []), "FILE_UNWRITABLE");
    await rm(directory, { recursive: true });
  });
});
