import { expect } from "chai";
import fc from "fast-check";
import { MemoryStore, Overlay, type ScanRange } from "../../../core/replay/index.js";
import type { Commit, IndexStore, ShelvedText } from "../../../relay/index/store/index-store.js";
import { kinds } from "./stores.js";

const mark = (number: number, hash = `0x${number}`) => ({ number, hash, time: 10 * number });

const commitOf = (
  number: number,
  changes: Commit["changes"],
  more: Partial<Commit> = {},
): Commit => ({
  ...{ block: mark(number), changes, feed: [], undoable: true, final: 0 },
  ...more,
});

const put = (table: string, key: string, value: unknown) => ({
  ...{ table, key },
  value: JSON.stringify(value),
});

async function dumpOf(store: IndexStore | MemoryStore): Promise<string[]> {
  if (store instanceof MemoryStore) return store.dump();
  const lines: string[] = [];
  for await (const line of store.dump()) lines.push(line);
  return lines;
}

async function scanned(store: Pick<IndexStore, "scan">, range: ScanRange) {
  const rows: unknown[] = [];
  for await (const row of store.scan("t", range)) rows.push(row);
  return rows;
}

const anyKey = fc.string({
  unit: fc.constantFrom("a", "b", "/", "0", "9", "~", "Z"),
  minLength: 1,
  maxLength: 4,
});
const anyValue = fc.option(fc.jsonValue({ maxDepth: 2 }), { nil: undefined });
const anyBlock = fc.array(fc.tuple(anyKey, anyValue), { maxLength: 8 });
const anyRange = fc.record<ScanRange>({
  prefix: fc.option(anyKey, { nil: undefined }),
  after: fc.option(anyKey, { nil: undefined }),
  reverse: fc.boolean(),
  limit: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
});

for (const kind of kinds)
  describe(`the index in ${kind.name}`, () => {
    it("answers as a map in memory does, held back or written, and goes back to any block", async function () {
      this.timeout(120_000);
      await fc.assert(
        fc.asyncProperty(
          fc.array(anyBlock, { minLength: 1, maxLength: 6 }),
          fc.array(anyRange, { minLength: 3, maxLength: 8 }),
          fc.nat(5),
          async (blocks, ranges, back) => {
            const store = await kind.open();
            const memory = new MemoryStore();
            const dumps: string[][] = [await dumpOf(store)];
            await store.commit(commitOf(0, [], { undoable: false }));
            for (const [i, rows] of blocks.entries()) {
              const overlay = new Overlay(store);
              for (const [key, value] of rows)
                for (const each of [overlay, memory])
                  await (value === undefined
                    ? each.delete("t", key)
                    : each.put("t", key, value as never));
              for (const range of ranges)
                expect(await scanned(overlay, range)).to.deep.equal(await scanned(memory, range));
              await store.commit(commitOf(i + 1, overlay.changes()));
              for (const range of ranges)
                expect(await scanned(store, range)).to.deep.equal(await scanned(memory, range));
              dumps.push(await dumpOf(store));
            }
            expect(dumps.at(-1)).to.deep.equal(memory.dump());
            const to = Math.min(back, blocks.length);
            await store.rollBack(mark(to));
            expect(await dumpOf(store)).to.deep.equal(dumps[to]);
            expect(await store.cursor()).to.deep.equal(mark(to));
            await store.close();
          },
        ),
        { numRuns: 30, endOnFailure: true },
      );
    });

    it("keeps marks down to the last final block, and can go back to none below it", async () => {
      const store = await kind.open();
      for (const number of [1, 2, 3, 4, 5])
        await store.commit(commitOf(number, [put("t", "a", number)], { final: number - 2 }));
      expect((await store.marks()).map(({ number }) => number)).to.deep.equal([5, 4, 3]);
      await store.rollBack(mark(3));
      expect(await store.get("t", "a")).to.equal(3);
      await store.close();
    });

    it("remembers whose index it is, and forgets everything when that changes", async () => {
      const store = await kind.open();
      await store.commit(commitOf(1, [put("t", "a", 1)]));
      await store.clear("another");
      expect(await store.identity()).to.equal("another");
      expect(await store.cursor()).to.equal(undefined);
      expect(await dumpOf(store)).to.deep.equal([]);
      await store.close();
    });

    it("numbers its feed without end, and says how far back it goes", async () => {
      const store = await kind.open();
      const { newest } = await store.feedEnds();
      const feed = [
        { kind: "motion", id: "0x1" },
        { kind: "post", id: "0x2" },
      ];
      await store.commit(commitOf(1, [], { feed }));
      await store.commit(commitOf(2, [], { feed: [feed[0]!] }));
      const entries = await store.feedAfter(newest, 10);
      expect(
        entries.map(({ sequence, block, kind: of }) => [sequence - newest, block, of]),
      ).to.deep.equal([
        [1, 1, "motion"],
        [2, 1, "post"],
        [3, 2, "motion"],
      ]);
      expect(await store.feedAfter(newest + 2, 10)).to.deep.equal(entries.slice(2));
      expect((await store.feedEnds()).newest).to.equal(newest + 3);
      await store.close();
    });

    describe("search", () => {
      const row = (id: string, title: string, body: string, more = {}) =>
        put("search", `post/${id}`, {
          kind: "post",
          id,
          within: "0xa",
          title,
          body,
          at: 1,
          ...more,
        });
      const found = async (store: IndexStore, words: string[], more = {}) =>
        (await store.search({ words, limit: 10, offset: 0, ...more })).map(({ id }) => id);

      async function stocked() {
        const store = await kind.open();
        await store.commit(
          commitOf(1, [
            row("1", "Élection des responsables", "Le vote est ouvert à tous."),
            row("2", "Governance of chains", "An election, at last; the Election is open."),
            row("3", "区块链治理", "社区投票决定一切。", { within: "0xb" }),
            row("4", "Управление", "Голосование открыто\u0000 завтра", { kind: "motion" }),
          ]),
        );
        return store;
      }

      it("finds words in any script, whatever their case and accents", async () => {
        const store = await stocked();
        expect(await found(store, ["election"])).to.have.members(["1", "2"]);
        expect(await found(store, ["ÉLECTION", "vote"])).to.deep.equal(["1"]);
        expect(await found(store, ["голосование"])).to.deep.equal(["4"]);
        expect(await found(store, ["社区投票"])).to.deep.equal(["3"]);
        expect(await found(store, ["nothing"])).to.deep.equal([]);
        await store.close();
      });

      it("takes the last word as a beginning, and puts titles first", async () => {
        const store = await stocked();
        expect(await found(store, ["gover"])).to.deep.equal(["2"]);
        expect((await found(store, ["elec"]))[0]).to.equal("1");
        await store.close();
      });

      it("takes no single letter as a beginning, and finds it as a word", async () => {
        const store = await stocked();
        await store.commit(commitOf(2, [row("5", "Plan B", "What else there is.")]));
        expect(await found(store, ["e"])).to.deep.equal([]);
        expect(await found(store, ["b"])).to.deep.equal(["5"]);
        expect(await found(store, ["election", "o"])).to.deep.equal([]);
        expect(await found(store, ["election", "op"])).to.deep.equal(["2"]);
        await store.close();
      });

      it("takes no word for the kind or list of a text", async () => {
        const store = await stocked();
        for (const word of ["kindpost", "list0xa", "post", "0xa"])
          expect(await found(store, [word])).to.deep.equal([]);
        await store.close();
      });

      it("finds what is on the shelf beside the state, until it is removed, and leaves the state as it is", async () => {
        const store = await stocked();
        const before = await dumpOf(store);
        const text = (index: number, body: string): ShelvedText => ({
          ...{ kind: "imported", id: `0x${index}`, within: "0xa", title: "Re: bylaws", body },
          ...{ at: index, history: { cid: "bafy", index } },
        });
        const texts = new Map(
          Array.from({ length: 450 }, (_, index) => [
            `imported/h/${index}`,
            text(index, "Quorum."),
          ]),
        );
        texts.set("imported/h/450", text(450, "An election, in 1998."));
        await store.shelf.shelve("h", texts);
        await store.shelf.shelve("other", new Map([["imported/o/0", text(0, "章程草案。")]]));
        const sources = async () => {
          const known = await store.shelf.sources();
          return known.map(({ source, complete }) => `${source} ${complete}`);
        };
        expect(await sources()).to.deep.equal(["h false", "other false"]);
        await store.shelf.complete("h");
        expect(await sources()).to.deep.equal(["h true", "other false"]);
        const [hit] = await store.search({ words: ["1998"], limit: 10, offset: 0 });
        expect(hit).to.deep.include({
          ...{ kind: "imported", id: "0x450", within: "0xa", title: "Re: bylaws", at: 450 },
          history: { cid: "bafy", index: 450 },
        });
        expect(hit?.excerpt).to.include("1998");
        expect(await found(store, ["章程草案"], { kind: "imported" })).to.deep.equal(["0x0"]);
        expect(await found(store, ["election"])).to.have.members(["1", "2", "0x450"]);
        expect(await found(store, ["election"], { kind: "post" })).to.have.members(["1", "2"]);
        expect(await found(store, ["quorum"], { limit: 50, within: "0xb" })).to.deep.equal([]);
        expect(await found(store, ["quorum"], { limit: 50 })).to.have.length(50);
        expect(await dumpOf(store)).to.deep.equal(before);
        await store.shelf.remove("h");
        expect(await sources()).to.deep.equal(["other false"]);
        expect(await found(store, ["quorum"])).to.deep.equal([]);
        expect(await found(store, ["election"])).to.have.members(["1", "2"]);
        await store.clear("another");
        expect(await sources()).to.deep.equal([]);
        expect(await found(store, ["章程草案"])).to.deep.equal([]);
        await store.close();
      });

      it("narrows by kind and list, and turns pages", async () => {
        const store = await stocked();
        expect(await found(store, ["区块链"], { within: "0xa" })).to.deep.equal([]);
        expect(await found(store, ["открыто"], { kind: "motion" })).to.deep.equal(["4"]);
        expect(await found(store, ["открыто"], { kind: "post" })).to.deep.equal([]);
        const pages = [0, 1].map((offset) => found(store, ["election"], { limit: 1, offset }));
        expect((await Promise.all(pages)).flat()).to.have.members(["1", "2"]);
        await store.close();
      });

      it("forgets what was changed, deleted or undone", async () => {
        const store = await stocked();
        await store.commit(
          commitOf(2, [
            row("2", "Renamed", ""),
            { table: "search", key: "post/1", value: undefined },
          ]),
        );
        expect(await found(store, ["election"])).to.deep.equal([]);
        expect(await found(store, ["renamed"])).to.deep.equal(["2"]);
        await store.rollBack(mark(1));
        expect(await found(store, ["election"])).to.have.members(["1", "2"]);
        expect(await found(store, ["renamed"])).to.deep.equal([]);
        await store.close();
      });
    });
  });
