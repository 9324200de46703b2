import { expect } from "chai";
import fc from "fast-check";
import { connection, ethers, loadFixture, time } from "../../fixture/coalition.js";
import { refusalOf } from "../../core/refusal.js";
import { anyHistory, Player } from "../../core/random-history.js";
import { dumpOf, follow, founded, freshDump, rpc } from "./following-chain.js";
import { kinds } from "./stores.js";

const request = (method: string, params: unknown[] = []) =>
  connection.provider.request({ method, params } as never) as Promise<never>;

class Killed extends Error {}

/** A node that dies at the n-th question. */
const dyingRpc = (questions: number) => ({
  send: (method: string, params: unknown[]) => {
    if (--questions < 0) throw new Killed();
    return rpc.send(method, params);
  },
});

for (const kind of kinds)
  describe(`following a chain with ${kind.name}`, () => {
    it("is at every turn what a fresh replay is, in whatever pieces it reads", async function () {
      this.timeout(300_000);
      await fc.assert(
        fc.asyncProperty(
          fc.array(anyHistory(25), { minLength: 3, maxLength: 3 }),
          fc.constantFrom(1, 3, 50),
          fc.constantFrom(0, 5, 1_000),
          async (histories, blocksAtOnce, finality) => {
            const found = await loadFixture(founded);
            const player = new Player(found.c, found.contracts);
            const store = await kind.open();
            const follower = follow(found, store, { blocksAtOnce, finality });
            for (const steps of histories) {
              await player.play(steps);
              await follower.follow();
              await follower.checkJournals();
              expect(await dumpOf(store)).to.deep.equal(await freshDump(found));
            }
            await store.close();
          },
        ),
        { numRuns: 4, endOnFailure: true },
      );
    });

    it("goes back to what two chains have in common, and on with the other", async function () {
      this.timeout(300_000);
      await fc.assert(
        fc.asyncProperty(
          fc.array(anyHistory(20), { minLength: 4, maxLength: 4 }),
          async ([before, lost, other, after]) => {
            const found = await loadFixture(founded);
            const store = await kind.open();
            const follower = follow(found, store, { blocksAtOnce: 7 });
            const player = new Player(found.c, found.contracts);
            await player.play(before!);
            await follower.follow();
            const snapshot = await request("evm_snapshot");
            await player.play(lost!);
            await time.increase(10);
            await follower.follow();
            await request("evm_revert", [snapshot]);
            await time.increase(1_000);
            await new Player(found.c, found.contracts).play(other!);
            await follower.follow();
            expect(await dumpOf(store)).to.deep.equal(await freshDump(found));
            await new Player(found.c, found.contracts).play(after!);
            await follower.follow();
            await follower.checkJournals();
            expect(await dumpOf(store)).to.deep.equal(await freshDump(found));
            const { newest } = await store.feedEnds();
            const feed = await store.feedAfter(0, newest);
            expect(feed.map(({ kind: of }) => of)).to.include("reorganised");
            await store.close();
          },
        ),
        { numRuns: 3, endOnFailure: true },
      );
    });

    it("follows a chain that became shorter", async () => {
      const found = await loadFixture(founded);
      const store = await kind.open();
      const follower = follow(found, store);
      await follower.follow();
      const before = await dumpOf(store);
      const snapshot = await request("evm_snapshot");
      await found.c.membership.connect(found.c.founders[1]!).leave();
      await time.increase(10);
      await follower.follow();
      expect(await dumpOf(store)).to.not.deep.equal(before);
      await request("evm_revert", [snapshot]);
      await follower.follow();
      expect(await dumpOf(store)).to.deep.equal(before);
      await store.close();
    });

    it("builds itself anew when even what was final changed", async () => {
      const found = await loadFixture(founded);
      const store = await kind.open();
      const follower = follow(found, store, { finality: 0 });
      const snapshot = await request("evm_snapshot");
      await found.c.membership.connect(found.c.founders[1]!).leave();
      await follower.follow();
      await request("evm_revert", [snapshot]);
      await found.c.membership.connect(found.c.founders[2]!).leave();
      await follower.follow();
      expect(await dumpOf(store)).to.deep.equal(await freshDump(found));
      await store.close();
    });

    it("goes on where it was, whenever it is killed", async function () {
      this.timeout(120_000);
      const found = await loadFixture(founded);
      const player = new Player(found.c, found.contracts);
      await player.play(fc.sample(anyHistory(60), { seed: 7, numRuns: 1 })[0]!);
      const store = await kind.open();
      let deaths = 0;
      for (let questions = 1; ; questions += 2) {
        const follower = follow(found, store, { blocksAtOnce: 9, from: dyingRpc(questions) });
        try {
          await follower.follow();
          break;
        } catch (error) {
          if (!(error instanceof Killed)) throw error;
          deaths += 1;
        }
      }
      expect(deaths).to.be.greaterThan(3);
      expect(await dumpOf(store)).to.deep.equal(await freshDump(found));
      await store.close();
    });

    it("notices a node that leaves an event out", async () => {
      const found = await loadFixture(founded);
      await found.c.membership.connect(found.c.founders[1]!).leave();
      const last = await ethers.provider.getBlockNumber();
      const lying = {
        send: async (method: string, params: unknown[]) => {
          const answer = await rpc.send(method, params);
          return method === "eth_getLogs"
            ? (answer as { blockNumber: string }[]).filter(
                ({ blockNumber }) => Number(blockNumber) !== last,
              )
            : answer;
        },
      };
      const store = await kind.open();
      const follower = follow(found, store, { from: lying });
      await follower.follow();
      const refusal = await refusalOf(() => follower.checkJournals(), "JOURNAL_DIFFERS");
      expect(refusal.message).to.include("the membership");
      await store.close();
    });

    it("takes no node that does not answer for a policy without a journal", async () => {
      const found = await loadFixture(founded);
      const { policy } = found.contracts.addresses;
      const tired = {
        send: (method: string, params: unknown[]) => {
          const [{ to }] = params as [{ to?: string }];
          if (method !== "eth_call" || to !== policy) return rpc.send(method, params);
          return Promise.reject(new Error("header not found"));
        },
      };
      const store = await kind.open();
      const follower = follow(found, store, { from: tired });
      await follower.follow();
      const failure = await follower.checkJournals().catch((error: unknown) => error);
      expect(String(failure)).to.include("header not found");
      await store.close();
    });
  });
