import { access, readdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
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
        await refusedAccess(file.directory ?? "");
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

describe("a file of evidence that outlives its process", () => {
  const subject = { chainId: "31337", directory: `0x${"12".repeat(20)}`, fromBlock: 7 };
  let directory: string;
  let path: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "three-opens-spool-"));
    path = join(directory, "evidence");
  });

  afterEach(() => rm(directory, { recursive: true }));

  async function earlierIn(spool: FileSpool) {
    const found: unknown[] = [];
    for (const kind of EVIDENCE_KINDS)
      for (const key of spool.earlier.keys(kind))
        found.push([kind, key, await spool.earlier.get(kind, key)]);
    return found;
  }

  it("gives back what was put, and counts it as evidence only once it is put again", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyPut, { maxLength: 30 }), async (puts) => {
        await rm(path, { force: true });
        const memory = new MemorySpool();
        const before = await FileSpool.resume(path, subject);
        for (const { kind, key, bytes } of puts) {
          await before.put(kind, key, bytes);
          await memory.put(kind, key, bytes);
        }
        await before.close();
        const { size } = await stat(path);
        const after = await FileSpool.resume(path, subject);
        const kept = await contentsOf(memory);
        expect([after.count, await earlierIn(after)]).to.deep.equal([kept.length, kept]);
        expect(await contentsOf(after)).to.deep.equal([]);
        for (const kind of EVIDENCE_KINDS)
          for (const key of memory.keys(kind))
            await after.put(kind, key, (await memory.get(kind, key)) ?? new Uint8Array());
        expect(await contentsOf(after)).to.deep.equal(kept);
        await after.close();
        expect((await stat(path)).size, "nothing is written twice").to.equal(size);
      }),
      { numRuns: 20 },
    );
  });

  it("takes what lies beyond what is read at once", async () => {
    const pieces = [0, 1_048_500, 3_000_000, 5].map((length, at) => Buffer.alloc(length, at + 1));
    const before = await FileSpool.resume(path, subject);
    for (const [at, bytes] of pieces.entries()) await before.put("bodies", String(at), bytes);
    await before.close();
    const after = await FileSpool.resume(path, subject);
    expect(after.count).to.equal(pieces.length);
    for (const [at, bytes] of pieces.entries()) {
      const found = await after.earlier.get("bodies", String(at));
      expect(bytes.equals(found ?? Buffer.alloc(1)), String(at)).to.equal(true);
    }
    await after.close();
  });

  it("cuts off a last record that is not whole, wherever it was torn or whatever is wrong in it", async () => {
    const spool = await FileSpool.resume(path, subject);
    await spool.put("headers", "00", Buffer.from("first"));
    const { size: good } = await stat(path);
    await spool.put("nodes", "0a", Buffer.from("second, and torn"));
    await spool.close();
    const whole = await readFile(path);
    const damaged = [];
    for (let end = good; end < whole.length; end++) damaged.push(whole.subarray(0, end));
    for (let at = good; at < whole.length; at++) {
      const changed = Buffer.from(whole);
      changed.writeUInt8(whole.readUInt8(at) ^ 0x80, at);
      damaged.push(changed);
    }
    // Files grow before they are filled.
    damaged.push(Buffer.concat([whole.subarray(0, good), Buffer.alloc(500)]));
    for (const [index, bytes] of damaged.entries()) {
      await writeFile(path, bytes);
      const again = await FileSpool.resume(path, subject);
      const label = `damaged in way ${index}`;
      expect(await earlierIn(again), label).to.deep.equal([
        ["headers", "00", new Uint8Array(Buffer.from("first"))],
      ]);
      await again.put("nodes", "0a", Buffer.from("second, and torn"));
      await again.close();
      expect(whole.equals(await readFile(path)), label).to.equal(true);
    }
  });

  it("refuses what another coalition or another version left, and leaves it alone", async () => {
    await (await FileSpool.resume(path, subject)).close();
    const line = await readFile(path, "utf8");
    for (const other of [
      { ...subject, chainId: "1" },
      { ...subject, directory: `0x${"34".repeat(20)}` },
      { ...subject, fromBlock: 8 },
    ])
      await refusalOf(() => FileSpool.resume(path, other), "CAPTURE_FOREIGN");
    for (const other of [
      line.replace('"version":1', '"version":2'),
      line.replace("spool", "letter"),
      line.replace('"31337"', "31337"),
      line.slice(0, -1),
      "Dear auditor,\n",
      "\n",
      "",
      "[]\n",
      "x".repeat(10_000),
    ]) {
      await writeFile(path, other);
      await refusalOf(() => FileSpool.resume(path, subject), "CAPTURE_FORMAT");
      expect(await readFile(path, "utf8")).to.equal(other);
    }
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
