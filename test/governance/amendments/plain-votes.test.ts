import { expect } from "chai";
import { loadFixture, networkHelpers } from "../../fixture/coalition.js";
import { openVote } from "../../fixture/motions.js";
import { ABSTAIN, AGAINST, FOR } from "../ballots.js";
import { rank, type Ranks } from "./ranking.js";
import { withRivals } from "./texts.js";

/** Four rivals, the second withdrawn: places 1, 2, 4 and 5 stand. */
async function open() {
  const c = await withRivals(4);
  await c.as(2).withdraw(c.rivals[1]!.id);
  await openVote(c, c.motion);
  return { ...c, texts: [c.motion, ...c.rivals] };
}

const STANDING = [1, 2, 4, 5];

/** What the documentation says a plain vote on the text in a place means. */
function documented(place: number, support: number): Ranks {
  const ranks = [0, 0, 0, 0, 0, 0];
  if (support === FOR) return ranks.with(place, 1);
  if (support === ABSTAIN) return ranks;
  return ranks.map((_, alternative) =>
    alternative !== place && (alternative === 0 || STANDING.includes(alternative)) ? 1 : 0,
  );
}

describe("Amendments: a plain vote on one text of several", () => {
  for (const [name, support] of [
    ["For", FOR],
    ["Against", AGAINST],
    ["Abstain", ABSTAIN],
  ] as const) {
    it(`${name} counts as the ranking it is documented to be, on every text`, async () => {
      const c = await loadFixture(open);
      for (const place of STANDING) {
        const text = c.texts[place - 1]!;
        const before = await networkHelpers.takeSnapshot();
        await c.as(6).castVote(text.id, support);
        const plain = await c.amendments.tally(c.motion.id);
        await before.restore();
        await rank(c, c.founders[6]!, c.motion, documented(place, support));
        expect(await c.amendments.tally(c.motion.id), `place ${place}`).to.deep.equal(plain);
        await before.restore();
      }
    });
  }

  it("For ranks the text above everything else, and nothing else above anything", async () => {
    const c = await loadFixture(open);
    await c.as(6).castVote(c.rivals[2]!.id, FOR);
    const { ballots, preferred } = await c.amendments.tally(c.motion.id);
    expect(ballots).to.equal(1n);
    expect(preferred).to.deep.equal([
      [0n, 0n, 0n, 0n, 0n, 0n],
      [0n, 0n, 0n, 0n, 0n, 0n],
      [0n, 0n, 0n, 0n, 0n, 0n],
      [0n, 0n, 0n, 0n, 0n, 0n],
      [1n, 1n, 1n, 1n, 0n, 1n],
      [0n, 0n, 0n, 0n, 0n, 0n],
    ]);
  });

  it("Against ranks everything else that stands above the text, and above nothing more", async () => {
    const c = await loadFixture(open);
    await c.as(6).castVote(c.rivals[2]!.id, AGAINST);
    const { preferred } = await c.amendments.tally(c.motion.id);
    // Place 3 does not stand: like the text it is left unranked, and what is ranked is above both.
    const above = [0n, 0n, 0n, 1n, 1n, 0n];
    const last = [0n, 0n, 0n, 0n, 0n, 0n];
    expect(preferred).to.deep.equal([above, above, above, last, last, above]);
    expect(await c.governor.proposalVotes(c.rivals[2]!.id)).to.deep.equal([1n, 0n, 0n]);
    expect(await c.governor.proposalVotes(c.motion.id)).to.deep.equal([0n, 0n, 1n]);
  });

  it("Abstain is a ballot that prefers nothing", async () => {
    const c = await loadFixture(open);
    await c.as(6).castVote(c.motion.id, ABSTAIN);
    const { ballots, preferred } = await c.amendments.tally(c.motion.id);
    expect(ballots).to.equal(1n);
    expect(preferred.flat().every((count) => count === 0n)).to.equal(true);
  });

  it("mixes with ranked ballots into one tally", async () => {
    const c = await loadFixture(open);
    await c.as(1).castVote(c.motion.id, FOR);
    await rank(c, c.founders[3]!, c.motion, [2, 1, 0, 0, 3, 0]);
    await c.as(5).castVote(c.rivals[3]!.id, AGAINST);
    await c.as(7).castVote(c.motion.id, ABSTAIN);
    const { ballots, preferred } = await c.amendments.tally(c.motion.id);
    expect(ballots).to.equal(4n);
    expect([preferred[1]![0], preferred[0]![1]]).to.deep.equal([2n, 0n]);
    expect([preferred[1]![5], preferred[5]![1]]).to.deep.equal([3n, 0n]);
    expect([preferred[4]![0], preferred[0]![4]]).to.deep.equal([0n, 1n]);
  });
});
