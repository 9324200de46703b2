import { expect } from "chai";
import { foundCoalition, loadFixture, time } from "../fixture/coalition.js";
import { join, waitOut } from "../fixture/people.js";

async function fixture() {
  const c = await foundCoalition();
  const person = c.founders[0]!;
  await c.membership.connect(person).leave();
  return { ...c, person, others: c.founders.length - 1, leftAt: await time.latest() };
}

describe("Membership", () => {
  describe("somebody who left", () => {
    it("had a vote until the second before, and none in the second of leaving", async () => {
      const { membership, person, leftAt, others } = await loadFixture(fixture);
      await time.increase(1);
      for (const [moment, votes] of [
        [leftAt - 1, 1],
        [leftAt, 0],
      ] as const) {
        expect(await membership.getPastVotes(person.address, moment)).to.equal(votes);
        expect(await membership.voterNumberAt(person.address, moment)).to.equal(votes);
        expect(await membership.getPastTotalSupply(moment)).to.equal(others + votes);
      }
    });

    it("holds no voter number while waiting after a return", async () => {
      const c = await loadFixture(fixture);
      await join(c, c.person);
      expect((await c.membership.seatOf(c.person.address)).voterNumber).to.equal(0);
    });

    it("may come back and go again while waiting, and takes nobody else from the electorate", async () => {
      const c = await loadFixture(fixture);
      for (let times = 0; times < 3; ++times) {
        await join(c, c.person);
        await c.membership.connect(c.person).leave();
      }
      expect(await c.membership.voterCount()).to.equal(c.others);
      await waitOut(c);
      expect(await c.membership.getPastTotalSupply((await time.latest()) - 1)).to.equal(c.others);
      expect(await c.membership.getPastVotes(c.person.address, c.leftAt - 1)).to.equal(1);
    });
  });
});
