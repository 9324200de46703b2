import { expect } from "chai";
import fc from "fast-check";
import { archiveCar, CAR_MEDIA_TYPE, IMPORTED_LIST_MEDIA_TYPE } from "../../../core/mail/index.js";
import { importFile } from "../../core/mail/mailbox-file.js";
import { refusalOf } from "../../core/refusal.js";
import { ListOfPosts, START } from "./list-of-posts.js";
import { mailOf } from "./mail-service.js";
import { gather } from "../../core/mail/gather.js";

const ARCHIVIST = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const STRANGER = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";
const version = (number: number) => `0x${String(number).padStart(64, "0")}`;

/** A list into whose archive a mailbox was deposited, as an archivist's `mbox import` does it. */
async function deposited(name = "list-2005", author = ARCHIVIST, number = 1) {
  const posts = new ListOfPosts();
  posts.archivists.add(ARCHIVIST);
  const imported = await importFile(name);
  const { file, entries, store, bytesOf } = imported;
  const car = Buffer.concat(await gather(archiveCar(file.cid, entries, store)));
  const bytes = await bytesOf(file.cid);
  await posts.deposit(version(number), author, IMPORTED_LIST_MEDIA_TYPE, bytes);
  const carCid = await posts.deposit(version(number), author, CAR_MEDIA_TYPE, car);
  return { posts, imported, carCid, bytes };
}

describe("imported histories", () => {
  it("are shown as brought by an archivist, with all that is in them", async () => {
    const { posts, imported } = await deposited("multipart-crlf");
    const mail = mailOf(posts);
    expect(mail.histories(posts.entry)).to.deep.equal([]);
    await mail.syncHistories();
    expect(mail.histories(posts.entry)).to.deep.equal([
      {
        provenance: "imported",
        cid: imported.file.cid,
        versionId: version(1),
        archivist: ARCHIVIST,
        depositedAt: START,
        head: imported.head,
      },
    ]);
    const page = mail.historyPage(posts.entry, imported.file.cid, { limit: 100 });
    expect(page.entries).to.deep.equal(imported.entries);
    for (const entry of imported.entries) {
      if (entry.kind === "left-out") continue;
      for (const { cid } of [entry.body, ...entry.attachments]) {
        expect(await posts.content.has(cid), cid).to.equal(true);
      }
    }
    await mail.close();
  });

  it("are read page by page", async () => {
    const { posts, imported } = await deposited();
    const mail = mailOf(posts);
    await mail.syncHistories();
    const found: unknown[] = [];
    let after: number | undefined;
    do {
      const { entries, next } = mail.historyPage(posts.entry, imported.file.cid, {
        after,
        limit: 3,
      });
      found.push(...entries);
      after = next ?? undefined;
    } while (after !== undefined);
    expect(found).to.deep.equal(imported.entries);
    await refusalOf(
      () => mail.historyPage({ ...posts.entry, name: "other" }, imported.file.cid, { limit: 3 }),
      "HISTORY_UNKNOWN",
    );
  });

  it("are never taken from somebody who is no archivist", async () => {
    const { posts } = await deposited("list-2005", STRANGER);
    const mail = mailOf(posts);
    await mail.syncHistories();
    expect(mail.histories(posts.entry)).to.deep.equal([]);
    posts.archivists.add(STRANGER);
    await mail.syncHistories();
    expect(mail.histories(posts.entry), "an office held later changes nothing").to.deep.equal([]);
  });

  it("wait for content that is not held yet", async () => {
    const { posts, imported, bytes } = await deposited();
    const source = [...posts.renditions];
    const other = new ListOfPosts();
    other.archivists.add(ARCHIVIST);
    other.renditions.push(...source);
    const mail = mailOf(other);
    await mail.syncHistories();
    expect(mail.histories(other.entry)).to.deep.equal([]);
    await other.content.add(bytes);
    await mail.syncHistories();
    expect(mail.histories(other.entry), "its texts are missing").to.deep.equal([]);
    await other.content.add(posts.content.read(source[1]?.cid ?? ""));
    await mail.syncHistories();
    expect(mail.histories(other.entry).map(({ cid }) => cid)).to.deep.equal([imported.file.cid]);
  });

  it("leave when their document is withdrawn", async () => {
    const { posts } = await deposited();
    const mail = mailOf(posts);
    await mail.syncHistories();
    for (const rendition of posts.renditions) rendition.withdrawn = true;
    await mail.syncHistories();
    expect(mail.histories(posts.entry)).to.deep.equal([]);
  });

  for (const [what, harm] of [
    ["file", (bytes: Buffer) => Buffer.concat([bytes, Buffer.from("{}\n")])],
    ["head", (bytes: Buffer) => bytes.subarray(1)],
  ] as const) {
    it(`are refused whole when their ${what} is wrong, and others are taken all the same`, async () => {
      const { posts, bytes, imported } = await deposited();
      await posts.deposit(version(0), ARCHIVIST, IMPORTED_LIST_MEDIA_TYPE, harm(bytes));
      posts.renditions.reverse();
      const mail = mailOf(posts);
      await mail.syncHistories();
      expect(mail.histories(posts.entry).map(({ cid }) => cid)).to.deep.equal([imported.file.cid]);
    });
  }

  it("are replaced by a new version of their document", async () => {
    const { posts, imported } = await deposited("broken");
    const other = await importFile("encodings");
    const bytes = await other.bytesOf(other.file.cid);
    const mail = mailOf(posts);
    await mail.syncHistories();
    await posts.deposit(version(2), ARCHIVIST, IMPORTED_LIST_MEDIA_TYPE, bytes, version(1));
    await mail.syncHistories();
    expect(mail.histories(posts.entry).map(({ cid }) => cid)).to.deep.equal([other.file.cid]);
    expect(imported.file.cid).to.not.equal(other.file.cid);
  });

  it("keep neither texts nor order from a damaged CAR file, wherever it was damaged", async () => {
    const { posts, carCid, bytes } = await deposited();
    const car = Buffer.concat(await gather(posts.content.read(carCid)));
    const harms = fc.oneof(
      fc.nat(car.length - 1).map((place) => car.subarray(0, place)),
      fc.tuple(fc.nat(car.length - 1), fc.integer({ min: 1, max: 255 })).map(([place, bits]) => {
        const harmed = Buffer.from(car);
        harmed[place] = (harmed[place] ?? 0) ^ bits;
        return harmed;
      }),
    );
    await fc.assert(
      fc.asyncProperty(harms, async (harmed) => {
        const damaged = new ListOfPosts();
        damaged.archivists.add(ARCHIVIST);
        await damaged.deposit(version(1), ARCHIVIST, IMPORTED_LIST_MEDIA_TYPE, bytes);
        await damaged.deposit(version(1), ARCHIVIST, CAR_MEDIA_TYPE, harmed);
        const mail = mailOf(damaged);
        await mail.syncHistories();
        // Cut at the end of a block it is a shorter CAR file: what is in it is good, the rest is still missing.
        for (const { cid } of mail.histories(damaged.entry))
          expect(await posts.content.has(cid)).to.equal(true);
        await mail.close();
      }),
      { numRuns: 60 },
    );
  });

  it("are refused with a CAR file whose blocks are not what they say", async () => {
    const { posts, carCid, bytes } = await deposited();
    const car = Buffer.concat(await gather(posts.content.read(carCid)));
    car[car.length - 1] = (car.at(-1) ?? 0) ^ 1;
    const damaged = new ListOfPosts();
    damaged.archivists.add(ARCHIVIST);
    await damaged.deposit(version(1), ARCHIVIST, IMPORTED_LIST_MEDIA_TYPE, bytes);
    await damaged.deposit(version(1), ARCHIVIST, CAR_MEDIA_TYPE, car);
    const mail = mailOf(damaged);
    await mail.syncHistories();
    expect(mail.histories(damaged.entry)).to.deep.equal([]);
  });
});
