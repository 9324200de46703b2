import { expect } from "chai";
import { archiveCar, CAR_MEDIA_TYPE, IMPORTED_LIST_MEDIA_TYPE } from "../../../core/mail/index.js";
import { listId } from "../../../core/lists/index.js";
import type { IndexStore } from "../../../relay/index/store/index-store.js";
import type { MailShelf } from "../../../relay/mail/ports.js";
import { gather } from "../../core/mail/gather.js";
import { importFile } from "../../core/mail/mailbox-file.js";
import { kinds } from "../index/stores.js";
import { ListOfPosts } from "./list-of-posts.js";
import { mailOf } from "./mail-service.js";

const ARCHIVIST = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const VERSION = `0x${"1".padStart(64, "0")}`;

async function deposited(name: string) {
  const posts = new ListOfPosts();
  posts.archivists.add(ARCHIVIST);
  const { file, entries, store, bytesOf, head } = await importFile(name);
  const car = Buffer.concat(await gather(archiveCar(file.cid, entries, store)));
  await posts.deposit(VERSION, ARCHIVIST, IMPORTED_LIST_MEDIA_TYPE, await bytesOf(file.cid));
  await posts.deposit(VERSION, ARCHIVIST, CAR_MEDIA_TYPE, car);
  const messages = entries.filter((entry) => entry.kind === "message");
  return { posts, file, head, messages };
}

class Killed extends Error {}

for (const kind of kinds)
  describe(`words of imported histories, with ${kind.name}`, () => {
    const found = async (store: IndexStore, ...words: string[]) =>
      store.search({ words, kind: "imported", limit: 50, offset: 0 });

    it("are found with the place where each message can be read, marked as imported", async () => {
      const { posts, file, head, messages } = await deposited("list-2005");
      const store = await kind.open();
      const mail = mailOf(posts, ":memory:", store.shelf);
      await mail.syncHistories();
      const wanted = messages.find(({ subject }) => /[a-z]{5}/i.test(subject));
      const [, word = ""] = /([a-z]{5,})/i.exec(wanted?.subject ?? "") ?? [];
      const hits = await found(store, word);
      const hit = hits.find(({ id }) => id === wanted?.id);
      expect(hit).to.deep.include({
        ...{ kind: "imported", title: wanted?.subject, at: wanted?.sentAt },
        ...{ within: listId(head.list), history: { cid: file.cid, index: wanted?.index } },
      });
      const page = mail.historyPage(posts.entry, file.cid, {
        ...(wanted !== undefined && wanted.index > 0 && { after: wanted.index - 1 }),
        limit: 1,
      });
      expect(page.entries).to.deep.equal([wanted]);
      await mail.close();
      await store.close();
    });

    it("are words of the texts too, and go with the document", async () => {
      const { posts, messages } = await deposited("list-2005");
      const store = await kind.open();
      const mail = mailOf(posts, ":memory:", store.shelf);
      await mail.syncHistories();
      const bodies = await Promise.all(
        messages.map(async ({ body }) => Buffer.concat(await gather(posts.content.read(body.cid)))),
      );
      const text = bodies.map(String).find((body) => /\b[a-z]{6,}\b/.test(body)) ?? "";
      const [word = ""] = /\b[a-z]{6,}\b/.exec(text) ?? [];
      expect(await found(store, word)).to.not.deep.equal([]);
      for (const rendition of posts.renditions) rendition.withdrawn = true;
      await mail.syncHistories();
      expect(await found(store, word)).to.deep.equal([]);
      expect(await store.shelf.sources()).to.deep.equal([]);
      await mail.close();
      await store.close();
    });

    it("are there again after a kill half-way, and after the index was built anew", async () => {
      const { posts, messages } = await deposited("list-2005");
      const store = await kind.open();
      const dying: MailShelf = {
        ...store.shelf,
        complete: () => Promise.reject(new Killed()),
      };
      const first = mailOf(posts, ":memory:", dying);
      const failure = await first.syncHistories().catch((error: unknown) => error);
      expect(failure).to.be.instanceOf(Killed);
      expect(await store.shelf.sources()).to.deep.equal([{ source: VERSION, complete: false }]);
      await first.close();
      const mail = mailOf(posts, ":memory:", store.shelf);
      const all = async () => {
        await mail.syncHistories();
        expect(await store.shelf.sources()).to.deep.equal([{ source: VERSION, complete: true }]);
        const [, word = ""] = /([a-z]{5,})/i.exec(messages[0]?.subject ?? "") ?? [];
        const ids = (await found(store, word)).map(({ id }) => id);
        expect(ids).to.include(messages[0]?.id);
        expect(new Set(ids).size).to.equal(ids.length);
      };
      await all();
      await store.clear("another");
      await all();
      await mail.close();
      await store.close();
    });
  });
