import { expect } from "chai";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDaoError } from "../../../core/errors.js";
import { openPartialCapture } from "../../../scripts/auditing/partial-capture.js";
import { refusalOf } from "../../core/refusal.js";

const subject = { chainId: "31337", directory: `0x${"12".repeat(20)}`, fromBlock: 7 };

describe("a partial capture", () => {
  let directory: string;
  let bundle: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "three-opens-partial-"));
    bundle = join(directory, "out.car");
  });

  afterEach(() => rm(directory, { recursive: true }));

  it("stays when it holds something, until it is discarded", async () => {
    const first = await openPartialCapture(bundle, subject);
    await first.spool.put("code", "0a", Buffer.from("code"));
    await first.close();
    expect(await readdir(`${bundle}.partial`)).to.deep.equal(["evidence"]);
    // As one leaves that is killed while it writes the bundle.
    await writeFile(first.unfinished, "half a bundle");
    const second = await openPartialCapture(bundle, subject);
    expect(second.spool.count).to.equal(1);
    await second.discard();
    await second.close();
    expect(await readdir(directory)).to.deep.equal([]);
  });

  it("goes with its audit when nothing was asked", async () => {
    await (await openPartialCapture(bundle, subject)).close();
    expect(await readdir(directory)).to.deep.equal([]);
  });

  it("is one audit's at a time, however many begin and end at once", async () => {
    let opened = 0;
    const attempt = async () => {
      try {
        const partial = await openPartialCapture(bundle, subject);
        opened += 1;
        await partial.spool.put("code", "0a", Buffer.from("code"));
        await partial.discard();
      } catch (error) {
        if (!isDaoError(error) || error.code !== "BUNDLE_LOCKED") throw error;
      }
    };
    for (let round = 0; round < 20; round++) {
      const before = opened;
      await Promise.all(Array.from({ length: 8 }, attempt));
      expect(opened, `round ${round}`).to.be.greaterThan(before);
      expect(await readdir(directory)).to.deep.equal([]);
    }
  });

  it("takes over the lock of a process that is no more, or that a power cut tore", async () => {
    await mkdir(`${bundle}.partial`);
    const dead = { pid: process.pid, start: null, token: "left behind" };
    for (const lock of [JSON.stringify(dead), "\0\0"]) {
      await writeFile(join(`${bundle}.partial`, "lock.3"), lock);
      const partial = await openPartialCapture(bundle, subject);
      expect((await readdir(`${bundle}.partial`)).sort()).to.deep.equal(["evidence", "lock.4"]);
      await refusalOf(() => openPartialCapture(bundle, subject), "BUNDLE_LOCKED");
      await partial.discard();
      await mkdir(`${bundle}.partial`, { recursive: true });
    }
  });

  it("says in one line when its place is taken by something else", async () => {
    await writeFile(`${bundle}.partial`, "mine");
    await refusalOf(() => openPartialCapture(bundle, subject), "FILE_UNWRITABLE");
  });
});
