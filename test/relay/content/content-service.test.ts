import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { SINGLE_BLOCK_LIMIT } from "../../../core/content/index.js";
import { refusalOf } from "../../core/refusal.js";
import { collect, sample } from "../../core/content/sample.js";
import { blockFiles } from "./block-files.js";
import { describeContentService } from "./content-service.suite.js";
import { closeAll, letExpire, openContentIn, type OpenedContent } from "./open-content.js";

const LARGE = 3 * SINGLE_BLOCK_LIMIT + 7;
const filesOf = ({ directory }: OpenedContent) => blockFiles(join(directory, "blocks"));

describeContentService("files", {});

describe("the content service, seen on the disk", () => {
  afterEach(closeAll);

  it("leaves nothing of a content that is too large or breaks off", async () => {
    const relay = await openContentIn({ maxContentBytes: LARGE });
    await refusalOf(() => relay.content.add(sample(LARGE + 1)), "CONTENT_TOO_LARGE");
    async function* breaking() {
      yield sample(2 * SINGLE_BLOCK_LIMIT, 5);
      throw new Error("gone");
    }
    const added = relay.content.add(breaking()).then(
      () => "added",
      (error: Error) => error.message,
    );
    expect(await added).to.equal("gone");
    expect(await filesOf(relay)).to.deep.equal([]);
    expect(relay.content.summary().storedBytes).to.equal(0);
  });

  it("keeps a block as long as one content needs it, and no longer", async () => {
    const relay = await openContentIn({ unpinnedHours: 1 });
    const shared = sample(SINGLE_BLOCK_LIMIT, 1);
    const first = await relay.content.add(Buffer.concat([shared, sample(10, 2)]), "document");
    const second = await relay.content.add(Buffer.concat([shared, sample(10, 3)]), "document");
    // Root, shared part and end; of the second only root and end are new.
    expect(await filesOf(relay)).to.have.length(5);
    relay.content.release(first.cid, "document");
    await letExpire(relay);
    expect(relay.content.status(first.cid).state).to.equal("unknown");
    expect(await filesOf(relay)).to.have.length(3);
    expect((await collect(relay.content.read(second.cid))).length).to.equal(second.size);
    relay.content.release(second.cid, "document");
    await letExpire(relay);
    expect(await filesOf(relay)).to.deep.equal([]);
    expect(relay.content.summary().storedBytes).to.equal(0);
  });

  it("notices a block changed or lost on the disk, says so, and never hands it on", async () => {
    const relay = await openContentIn();
    const { cid } = await relay.content.add(sample(LARGE, 4), "document");
    for (const file of await filesOf(relay)) {
      if ((await readFile(file)).length === SINGLE_BLOCK_LIMIT)
        await writeFile(file, sample(SINGLE_BLOCK_LIMIT, 99));
    }
    const seen: Uint8Array[] = [];
    const read = async () => {
      for await (const piece of relay.content.read(cid)) seen.push(piece);
    };
    await refusalOf(read, "CONTENT_DAMAGED");
    expect(seen).to.deep.equal([]);
    expect(relay.content.status(cid)).to.include({ state: "damaged" });
    expect(await relay.content.has(cid)).to.equal(false);
    expect(relay.logged.join("")).to.contain("block lost or changed");
    // Given again, it is whole again.
    await relay.content.add(sample(LARGE, 4));
    expect(relay.content.status(cid)).to.include({ state: "held" });
    expect((await collect(relay.content.read(cid))).length).to.equal(LARGE);
  });

  it("refuses a second relay on the same directory", async () => {
    const relay = await openContentIn();
    await refusalOf(() => openContentIn({}, relay.directory), "CONTENT_STORE_UNUSABLE");
  });
});
