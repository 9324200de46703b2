import "../../property-seed.js";
import { expect } from "chai";
import fc from "fast-check";
import { MemoryStore, replayAll, stateDigest } from "../../../core/replay/index.js";
import { ethers, foundCoalition, loadFixture } from "../../fixture/coalition.js";
import { call, passMotion } from "../../fixture/motions.js";
import { join } from "../../fixture/people.js";
import type { Directory, VouchAdmission } from "../../../typechain-types/index.js";
import { anyHistory, Player } from "../random-history.js";
import { noContent } from "../replay/agreement.js";
import { founded, latestRange, node, provenCoalition } from "./audited.js";

/** Folds the history as the node tells it and as it is proved. @returns how many events there were. */
async function expectSameState(directory: string): Promise<number> {
  const range = await latestRange();
  const { chain, contracts } = await provenCoalition(directory, range);
  const [told, proved] = [new MemoryStore(), new MemoryStore()];
  const events = await replayAll(node, contracts.addresses, range, told, noContent);
  await replayAll(chain, contracts.addresses, range, proved, noContent);
  expect(await stateDigest(proved)).to.equal(await stateDigest(told));
  expect(chain.failure).to.equal(undefined);
  return events;
}

describe("a proven history", () => {
  it("is the one the node tells, whatever members did", async function () {
    this.timeout(300_000);
    await fc.assert(
      fc.asyncProperty(anyHistory(80), async (steps) => {
        const { c, contracts } = await loadFixture(founded);
        await new Player(c, contracts).play(steps);
        expect(await expectSameState(contracts.addresses.directory)).to.be.greaterThan(50);
      }),
      { numRuns: 2, endOnFailure: true },
    );
  });

  it("holds what admission policies did before they were in use, and after", async () => {
    const c = await loadFixture(foundCoalition);
    const [candidate] = c.strangers;
    await join(c, candidate!);
    const policies = await Promise.all([1, 2].map((needed) => deployPolicy(c.directory, needed)));
    for (const policy of policies) await policy.connect(c.founders[0]!).vouch(candidate!.address);
    for (const policy of policies) {
      await passMotion(c, [await call(c.membership, "setAdmissionPolicy", [policy.target])]);
      await policy.connect(c.founders[1]!).vouch(candidate!.address);
    }
    const events = await expectSameState(await c.directory.getAddress());
    const [before] = policies;
    const vouches = await before!.queryFilter(before!.filters.Vouched);
    expect(vouches).to.have.length(2);
    expect(events).to.be.greaterThan(60);
  });
});

const deployPolicy = (directory: Directory, needed: number): Promise<VouchAdmission> =>
  ethers.deployContract("VouchAdmission", [directory, needed]);
