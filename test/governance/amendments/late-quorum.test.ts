import { expect } from "chai";
import { loadFixture, time } from "../../fixture/coalition.js";
import { openVote } from "../../fixture/motions.js";
import { rank, type Ranks } from "./ranking.js";
import { withRival } from "./texts.js";

const DAY = 86_400n;
const MOTION: Ranks = [2, 1, 0];
const RIVAL: Ranks = [2, 0, 1];

/** The motion reaches its quorum of three ten seconds before the vote would close. */
async function late() {
  const c = await withRival();
  await openVote(c, c.motion);
  const closesAt = await c.governor.proposalDeadline(c.motion.id);
  for (const index of [0, 1]) await rank(c, c.founders[index]!, c.motion, MOTION);
  await time.setNextBlockTimestamp(closesAt - 10n);
  const reaching = await rank(c, c.founders[2]!, c.motion, MOTION);
  return { ...c, reaching, prolongedTo: closesAt - 10n + 2n * DAY };
}

describe("Amendments: a quorum reached late", () => {
  it("prolongs the vote on every text so that two days remain", async () => {
    const c = await loadFixture(late);
    await expect(c.reaching)
      .to.emit(c.governor, "ProposalExtended")
      .withArgs(c.motion.id, c.prolongedTo);
    for (const { id } of [c.motion, c.rival]) {
      expect(await c.governor.proposalDeadline(id)).to.equal(c.prolongedTo);
    }
  });

  it("prolongs it once, whichever texts reach their quorum later", async () => {
    const c = await loadFixture(late);
    for (const index of [3, 4, 5]) {
      await time.setNextBlockTimestamp(c.prolongedTo - 10n + BigInt(index));
      await expect(rank(c, c.founders[index]!, c.motion, RIVAL)).not.to.emit(
        c.governor,
        "ProposalExtended",
      );
    }
    expect(await c.governor.proposalDeadline(c.motion.id)).to.equal(c.prolongedTo);
  });
});
