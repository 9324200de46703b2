import { CarReader } from "@ipld/car";
import { MemoryBlockstore } from "blockstore-core";
import { expect } from "chai";
import { describeContent, exportContent } from "../../../core/content/index.js";
import { archiveCar } from "../../../core/mail/index.js";
import { refusalOf } from "../refusal.js";
import { importFile } from "./mailbox-file.js";
import { gather } from "./gather.js";

const MARK = "From a@b.example Tue Jan  4 12:00:00 2005";

/** A history with an attachment above the size of one block, and the same text twice. */
async function history() {
  const large = Buffer.alloc(3_000_000, "large attachment ").toString("base64");
  const head = `${MARK}\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nsame text\n--x\n`;
  const part = `Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n`;
  const box = `${head}${part}${large.replace(/.{76}/g, "$&\n")}\n--x--\n\n${MARK}\nSubject: 2\n\nsame text\n`;
  return importFile(Buffer.from(box));
}

describe("archiveCar", () => {
  it("holds the file, every text and every attachment, once, the file first", async () => {
    const { file, entries, store, messageAt } = await history();
    const car = Buffer.concat(await gather(archiveCar(file.cid, entries, store)));
    const reader = await CarReader.fromBytes(car);
    expect((await reader.getRoots()).map(String)).to.deep.equal([file.cid]);
    const blocks = new MemoryBlockstore();
    const order: string[] = [];
    for await (const { cid, bytes } of reader.blocks()) {
      order.push(cid.toString());
      await blocks.put(cid, bytes);
    }
    expect(order[0]).to.equal(file.cid);
    expect(new Set(order).size).to.equal(order.length);
    expect(messageAt(0).body.cid).to.equal(messageAt(1).body.cid);
    for (const { cid, size } of [messageAt(0).body, ...messageAt(0).attachments]) {
      const found = await describeContent(exportContent(cid, blocks));
      expect(found).to.include({ cid, size });
    }
  });

  it("is the same for the same history", async () => {
    const [one, other] = await Promise.all([history(), history()]);
    const describe = ({ file, entries, store }: typeof one) =>
      describeContent(archiveCar(file.cid, entries, store));
    expect(await describe(one)).to.deep.equal(await describe(other));
  });

  it("fails where a block is missing, instead of leaving it out", async () => {
    const { file, entries } = await history();
    const empty = new MemoryBlockstore();
    await refusalOf(() => gather(archiveCar(file.cid, entries, empty)), "CONTENT_MISSING");
  });
});
