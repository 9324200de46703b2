import { expect } from "chai";
import fc from "fast-check";
import { connection, loadFixture } from "../../fixture/coalition.js";
import { dumpOf, follow, founded, freshDump } from "./following-chain.js";
import { anyDeeds, Forum } from "./forum.js";
import { kinds } from "./stores.js";

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
            const follower = follow(found, store, { ports, finality });
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
            await connection.provider.request({ method: "evm_revert", params: [snapshot] });
            await forum.play(second);
            await follower.follow();
            await follower.retry();
            expect(await dumpOf(store)).to.deep.equal(await freshDump(found, forum.ports(true)));
            await follower.checkJournals();
            await store.close();
          },
        ),
        { numRuns: 8, endOnFailure: true },
      );
      expect(late).to.be.greaterThan(0);
    });
  });
