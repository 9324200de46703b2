import { expect } from "chai";
import fc from "fast-check";
import { contentDigest, listId } from "../../../core/lists/index.js";
import { MemoryStore, replayAll, stateDigest } from "../../../core/replay/index.js";
import { Queries } from "../../../relay/index/queries/queries.js";
import { stateTeller } from "../../../relay/index/state-of.js";
import type { IndexStore } from "../../../relay/index/store/index-store.js";
import { connection, loadFixture } from "../../fixture/coalition.js";
import { refusalOf } from "../../core/refusal.js";
import { dumpOf, follow, founded, freshDump, rpc } from "./following-chain.js";
import { anyDeeds, type Deed, Forum, GENERAL } from "./forum.js";
import { kinds } from "./stores.js";

const request = (method: string, params: unknown[] = []) =>
  connection.provider.request({ method, params } as never) as Promise<never>;

const draft = { who: 1, answers: 99, fault: "none", lost: false } as const;
const lostBatch: Deed = { act: "anchor", posts: [draft, { ...draft, who: 2 }], lost: true };

class Killed extends Error {}

/** A store of which some methods are others. */
const overriding = (store: IndexStore, others: Partial<IndexStore>): IndexStore =>
  new Proxy(store, {
    get(target, name) {
      if (Object.hasOwn(others, name)) return Reflect.get(others, name);
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });

/** A store whose process is killed instead of making another commit. */
class DyingStore {
  #left = Infinity;
  readonly store: IndexStore;

  constructor(store: IndexStore) {
    this.store = overriding(store, {
      commit: (commit) => {
        if (--this.#left < 0) throw new Killed();
        return store.commit(commit);
      },
    });
  }

  after(commits: number): void {
    this.#left = commits;
  }
}

for (const kind of kinds)
  describe(`content that comes late, with ${kind.name}`, () => {
    it("ends where it would have with everything at hand, even when blocks are replaced meanwhile", async function () {
      this.timeout(300_000);
      let late = 0;
      await fc.assert(
        fc.asyncProperty(
          anyDeeds(8),
          anyDeeds(5),
          anyDeeds(5),
          fc.constantFrom(0, 3, 1_000),
          async (first, replaced, second, finality) => {
            const found = await loadFixture(founded);
            const forum = await Forum.open(found);
            const store = await kind.open();
            let everything = false;
            const ports = {
              postDomain: forum.domain,
              fetchBlob: (cid: string) => forum.ports(everything).fetchBlob(cid),
            };
            // On a busy machine a list may take long and be given rest: that is tried below, by a clock of its own.
            const follower = follow(found, store, { ports, finality, clock: () => 0 });
            await forum.play(first);
            await follower.follow();
            expect(await dumpOf(store)).to.deep.equal(await freshDump(found, forum.ports(false)));
            const snapshot = (await connection.provider.request({
              method: "evm_snapshot",
            })) as string;
            if (finality !== 0) await forum.play(replaced);
            await follower.follow();
            everything = true;
            late += await follower.retry();
            await follower.rejudge();
            await connection.provider.request({ method: "evm_revert", params: [snapshot] });
            await forum.play(second);
            await follower.follow();
            await follower.retry();
            await follower.rejudge();
            expect(await dumpOf(store)).to.deep.equal(await freshDump(found, forum.ports(true)));
            await follower.checkJournals();
            await store.close();
          },
        ),
        { numRuns: 8, endOnFailure: true },
      );
      expect(late).to.be.greaterThan(0);
    });

    it("goes on after a kill, a reorganisation and new posts in the middle of it", async function () {
      this.timeout(300_000);
      let pieces = 0;
      await fc.assert(
        fc.asyncProperty(
          anyDeeds(10),
          anyDeeds(4),
          fc.constantFrom(1, 12, 60),
          fc.constantFrom(0, 3, 1_000),
          fc.array(fc.nat(4), { minLength: 1, maxLength: 12 }),
          async (first, later, rowsAtOnce, finality, kills) => {
            const found = await loadFixture(founded);
            const forum = await Forum.open(found);
            const store = await kind.open();
            let everything = false;
            const ports = {
              postDomain: forum.domain,
              fetchBlob: (cid: string) => forum.ports(everything).fetchBlob(cid),
            };
            const dying = new DyingStore(store);
            const begin = () => follow(found, dying.store, { ports, finality, rowsAtOnce });
            await forum.play([lostBatch, ...first]);
            await begin().follow();
            everything = true;
            await begin().retry();
            const snapshot = await request("evm_snapshot");
            await forum.play(later);
            // Each life does some pieces, and is killed in the next.
            for (const life of kills) {
              dying.after(life);
              const follower = begin();
              const alive = async () => {
                await follower.follow();
                while (await follower.rejudge(0)) pieces += 1;
              };
              await alive().catch((error: unknown) => {
                if (!(error instanceof Killed)) throw error;
              });
              dying.after(Infinity);
            }
            if (finality !== 0) {
              await request("evm_revert", [snapshot]);
              await forum.play(later.slice(1));
            }
            const last = begin();
            await last.follow();
            await last.retry();
            await last.rejudge();
            expect(await dumpOf(store)).to.deep.equal(await freshDump(found, forum.ports(true)));
            await last.checkJournals();
            await store.close();
          },
        ),
        { numRuns: 8, endOnFailure: true },
      );
      expect(pieces).to.be.greaterThan(0);
    });

    it("keeps little in memory, and lets others have their turns", async function () {
      this.timeout(120_000);
      const found = await loadFixture(founded);
      const forum = await Forum.open(found);
      const posts = Array.from({ length: 8 }, (_, who) => ({ ...draft, who }));
      await forum.anchor(posts, true);
      for (let batches = 0; batches < 6; batches++) await forum.anchor(posts, false);
      const store = await kind.open();
      let everything = false;
      const ports = {
        postDomain: forum.domain,
        fetchBlob: (cid: string) => forum.ports(everything).fetchBlob(cid),
      };
      let largest = 0;
      const watched = overriding(store, {
        commit: (commit) => {
          largest = Math.max(largest, commit.changes.length);
          return store.commit(commit);
        },
      });
      const follower = follow(found, watched, { ports, rowsAtOnce: 40 });
      await follower.follow();
      largest = 0;
      everything = true;
      await follower.retry();
      let turns = 0;
      const timer = setInterval(() => (turns += 1), 0);
      await follower.rejudge();
      clearInterval(timer);
      expect(await dumpOf(store)).to.deep.equal(await freshDump(found, forum.ports(true)));
      // One batch is judged at once, and its rows are many; a list is not.
      const rows = (await dumpOf(store)).filter((line) => line.includes(GENERAL)).length;
      expect(largest).to.be.lessThan(rows / 2);
      expect(turns).to.be.greaterThan(8);
      await store.close();
    });

    it("gives a list rest that took long, so that nobody keeps it busy by batches held back one by one", async () => {
      const found = await loadFixture(founded);
      const forum = await Forum.open(found);
      const cids: string[] = [];
      for (let batches = 0; batches < 3; batches++) {
        const before = new Set(forum.lost);
        await forum.anchor([{ ...draft, who: batches }], true);
        cids.push(...[...forum.lost].filter((cid) => !before.has(cid)));
      }
      const store = await kind.open();
      const revealed = new Set<string>();
      const ports = {
        postDomain: forum.domain,
        fetchBlob: (cid: string) => forum.ports(revealed.has(cid)).fetchBlob(cid),
      };
      let now = 0;
      let slow = 0;
      const follower = follow(found, store, { ports, clock: () => (now += slow) });
      await follower.follow();
      const reveal = (cid: string | undefined) => revealed.add(cid ?? "");
      reveal(cids[2]);
      expect(await follower.retry()).to.equal(1);
      slow = 2_000;
      await follower.rejudge();
      slow = 0;
      reveal(cids[1]);
      expect(await follower.retry()).to.equal(0);
      now += 1_000_000;
      expect(await follower.retry()).to.equal(1);
      await follower.rejudge();
      // What took no time is followed at once.
      reveal(cids[0]);
      expect(await follower.retry()).to.equal(1);
      await follower.rejudge();
      expect(await dumpOf(store)).to.deep.equal(await freshDump(found, forum.ports(true)));
      await store.close();
    });

    it("answers nothing for sure of a list that is half judged", async () => {
      const found = await loadFixture(founded);
      const forum = await Forum.open(found);
      await forum.anchor([draft], true);
      const store = await kind.open();
      let everything = false;
      const ports = {
        postDomain: forum.domain,
        fetchBlob: (cid: string) => forum.ports(everything).fetchBlob(cid),
      };
      const follower = follow(found, store, { ports, rowsAtOnce: 1 });
      const at = await follower.follow();
      const queries = new Queries(store, { chainId: 31_337, addresses: {} }, () => at);
      const author = found.c.signers[1]!.address;
      const state = stateTeller(store);
      await state();
      expect(await queries.lastOf(GENERAL, author)).to.equal(undefined);
      everything = true;
      await follower.retry();
      for (const question of [
        () => queries.lastOf(GENERAL, author),
        () => queries.broughtBy(GENERAL, contentDigest(new Uint8Array())),
        () => queries.entryAt(GENERAL, 0, 0),
        state,
      ])
        await refusalOf(question, "INDEX_MOVING");
      // Of other lists everything is known.
      expect(await queries.lastOf(listId("announcements"), author)).to.equal(undefined);
      await follower.rejudge();
      const last = await queries.lastOf(GENERAL, author);
      expect(last?.sequence).to.equal(0n);
      const entry = await queries.entryAt(GENERAL, 0, 0);
      expect(entry).to.deep.include({ refused: undefined });
      expect(await queries.broughtBy(GENERAL, last?.id ?? "")).to.equal(entry?.tx);
      const { addresses } = found.contracts;
      const fresh = new MemoryStore();
      const range = { fromBlock: 0, toBlock: at.number };
      await replayAll(rpc, addresses, range, fresh, forum.ports(true));
      expect((await state()).digest).to.equal(await stateDigest(fresh));
      await store.close();
    });
  });
