import { expect } from "chai";
import fc from "fast-check";
import { connectCoalition } from "../../../core/contracts/index.js";
import { ethers, foundCoalition, loadFixture } from "../../fixture/coalition.js";
import { carriedOut, history, tryStep } from "../../elections/election-history.js";
import { foundWithCalendar } from "../../elections/standing.js";
import { anyCourse, CoursePlayer, undisputed } from "../motions/amended-course.js";
import { anyHistory, Player } from "../random-history.js";
import { expectAgreement } from "./agreement.js";

async function founded() {
  const c = await foundCoalition();
  return { c, contracts: await connectCoalition(await c.directory.getAddress(), ethers.provider) };
}

describe("replayAll", () => {
  it("knows a coalition that was just founded", async () => {
    const { contracts } = await loadFixture(founded);
    expect(await expectAgreement(contracts)).to.be.greaterThan(50);
  });

  it("ends where the contracts do, whatever members do", async function () {
    this.timeout(300_000);
    await fc.assert(
      fc.asyncProperty(anyHistory(120), async (steps) => {
        const { c, contracts } = await loadFixture(founded);
        const player = new Player(c, contracts);
        await player.play(steps);
        await expectAgreement(contracts);
      }),
      { numRuns: 3, endOnFailure: true },
    );
  });

  it("ends where the contracts do, however elections, terms and recalls go", async function () {
    this.timeout(300_000);
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const c = await loadFixture(foundWithCalendar);
        for (const step of steps) await tryStep(c, step);
        const directory = await c.directory.getAddress();
        await expectAgreement(await connectCoalition(directory, ethers.provider));
      }),
      { numRuns: 4, endOnFailure: true },
    );
    expect([...carriedOut.keys()]).to.include.members(["bringOn", "vote", "move"]);
  });

  it("ends where the contracts do at every turn of a motion and its amendments", async function () {
    this.timeout(300_000);
    const taken = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(anyCourse, async (course) => {
        const { c, contracts } = await loadFixture(founded);
        const player = new CoursePlayer(c, contracts);
        await player.play(course, async () => void (await expectAgreement(contracts)));
        for (const [act, count] of player.taken) taken.set(act, (taken.get(act) ?? 0) + count);
      }),
      { numRuns: 4, endOnFailure: true, examples: [[undisputed]] },
    );
    expect([...taken.keys()]).to.include.members(["amend", "second", "ballot", "queue"]);
  });
});
