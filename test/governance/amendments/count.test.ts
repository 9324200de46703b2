import { expect } from "chai";
import { foundCoalition, loadFixture, time, type Coalition } from "../../fixture/coalition.js";
import {
  call,
  closeVote,
  fileMotion,
  openVote,
  secondMotion,
  type FiledMotion,
} from "../../fixture/motions.js";
import { discussedMotion } from "../open-vote.js";
import { DEFEATED, SUCCEEDED } from "../states.js";
import { rankAll, type Ranks } from "./ranking.js";
import { enterRival, fileRival, resolution, withRivals } from "./texts.js";

const DAY = 86_400n;

const twoRivals = () => withRivals(2);

/** A fundamental motion with a fundamental and an ordinary rival. */
async function fundamental() {
  const c = await foundCoalition();
  const motion = await fileMotion(c, [await call(c.rulebook, "setLiveMotionCap", [2])]);
  await secondMotion(c, motion);
  const calls = [await call(c.rulebook, "setLiveMotionCap", [3])];
  const heavy = await fileRival(c, motion, calls, "Three", c.founders[1]);
  await secondMotion(c, heavy);
  const light = await enterRival(c, motion, "Only words", c.founders[2]);
  return { ...c, motion, rivals: [heavy, light] };
}

/** A fundamental motion with two ordinary rivals. */
async function heavyMotion() {
  const c = await foundCoalition();
  const motion = await fileMotion(c, [await call(c.rulebook, "setLiveMotionCap", [2])]);
  await secondMotion(c, motion);
  const rivals = [];
  for (const i of [1, 2]) rivals.push(await enterRival(c, motion, `Words ${i}`, c.founders[i]));
  return { ...c, motion, rivals };
}

type Amended = Coalition & { motion: FiledMotion; rivals: FiledMotion[] };

/** So many equal ballots. */
const times = (count: number, ...ranks: number[]): Ranks[] => Array<Ranks>(count).fill(ranks);

/** Votes and closes; expects the text in this place, and only it, to have won; place 0 is the status quo. */
async function expectWinner(c: Amended, place: number, ballots: readonly Ranks[]) {
  const texts = [c.motion, ...c.rivals];
  await openVote(c, c.motion);
  await rankAll(c, c.motion, ballots);
  const winner = place === 0 ? 0n : texts[place - 1]!.id;
  expect(await c.amendments.winner(c.motion.id)).to.equal(winner);
  await closeVote(c, c.motion);
  expect(await c.amendments.winner(c.motion.id)).to.equal(winner);
  for (const [index, { id }] of texts.entries()) {
    const state = index + 1 === place ? SUCCEEDED : DEFEATED;
    expect(await c.governor.state(id), `place ${index + 1}`).to.equal(state);
  }
}

describe("Amendments: the count", () => {
  describe("by quorum and majority", () => {
    it("leaves the status quo where nobody votes, or all abstain", async () => {
      await expectWinner(await loadFixture(twoRivals), 0, []);
      await expectWinner(await loadFixture(twoRivals), 0, times(9, 0, 0, 0, 0));
    });

    it("drops a text that too few rank above the status quo, though it beats the others", async () => {
      // The motion beats the first rival by 5 to 4, but only two rank it above the status quo.
      const ballots = [...times(2, 2, 1, 2, 0), ...times(3, 1, 1, 2, 0), ...times(4, 2, 2, 1, 0)];
      await expectWinner(await loadFixture(twoRivals), 2, ballots);
    });

    it("takes a quorum of exactly three", async () => {
      await expectWinner(await loadFixture(twoRivals), 1, times(3, 2, 1, 3, 3));
      await expectWinner(await loadFixture(twoRivals), 0, times(2, 2, 1, 3, 3));
    });

    it("drops a text that as many rank below the status quo as above it", async () => {
      const even = [...times(4, 2, 1, 0, 0), ...times(4, 1, 2, 0, 0)];
      await expectWinner(await loadFixture(twoRivals), 0, even);
      const odd = [...times(5, 2, 1, 0, 0), ...times(4, 1, 2, 0, 0)];
      await expectWinner(await loadFixture(twoRivals), 1, odd);
    });

    it("asks two to one of a fundamental text: exactly that carries it", async () => {
      const exactly = [...times(8, 2, 1, 3, 3), ...times(4, 1, 2, 3, 3)];
      await expectWinner(await loadFixture(fundamental), 1, exactly);
      const under = [...times(7, 2, 1, 3, 3), ...times(4, 1, 2, 3, 3)];
      await expectWinner(await loadFixture(fundamental), 0, under);
    });

    it("asks of each text what its own class needs, on one ballot", async () => {
      // 7 : 5 carries what is ordinary, not what is fundamental, whichever most prefer.
      const ballots = [...times(7, 4, 1, 2, 3), ...times(5, 1, 2, 2, 2)];
      await expectWinner(await loadFixture(fundamental), 3, ballots);
      // Four ballots are a quorum for what is ordinary only.
      await expectWinner(await loadFixture(fundamental), 3, times(4, 4, 1, 2, 3));
      await expectWinner(await loadFixture(fundamental), 1, times(5, 4, 1, 2, 3));
    });

    it("leads no path through what was dropped", async () => {
      // Places C, A, B: B beats C by 9, C beats A by 8, A beats B by 7; 7 : 5 rank each above the status quo.
      const ballots = [
        ...times(4, 4, 3, 1, 2),
        ...times(3, 4, 2, 3, 1),
        ...times(2, 1, 3, 4, 2),
        ...times(3, 1, 2, 3, 4),
      ];
      await expectWinner(await loadFixture(twoRivals), 3, ballots); // by the path through C
      await expectWinner(await loadFixture(heavyMotion), 2, ballots); // C missed two to one
    });
  });

  describe("by pairs", () => {
    it("finds who beats every other one, though few rank it first", async () => {
      const ballots = [...times(5, 4, 1, 2, 3), ...times(5, 4, 3, 2, 1), ...times(2, 4, 2, 1, 2)];
      await expectWinner(await loadFixture(twoRivals), 2, ballots);
    });

    it("cuts a cycle at its weakest link", async () => {
      // 1 > 2 by 8 of 12, 2 > 3 by 9, 3 > 1 by 7: the last gives way.
      const ballots = [...times(5, 4, 1, 2, 3), ...times(4, 4, 3, 1, 2), ...times(3, 4, 2, 3, 1)];
      await expectWinner(await loadFixture(twoRivals), 1, ballots);
      const rotated = ballots.map(([quo, a, b, d]) => [quo!, d!, a!, b!]);
      await expectWinner(await loadFixture(twoRivals), 2, rotated);
    });

    it("ties what is left unranked for last", async () => {
      const ballots = [...times(4, 0, 1, 0, 0), ...times(3, 0, 0, 1, 2), ...times(2, 0, 0, 2, 1)];
      await expectWinner(await loadFixture(twoRivals), 2, ballots);
    });
  });

  describe("of a tie", () => {
    it("goes to the motion, which was filed before every rival", async () => {
      const ballots = [...times(4, 3, 1, 2, 2), ...times(4, 3, 2, 1, 1)];
      await expectWinner(await loadFixture(twoRivals), 1, ballots);
    });

    it("goes to the rival filed earlier, whichever got its seconds first", async () => {
      const c = await loadFixture(discussedMotion);
      const calls = [await resolution(c, "Filed first")];
      const early = await fileRival(c, c.motion, calls, "Filed first", c.founders[1]);
      const late = await enterRival(c, c.motion, "Seconded first", c.founders[2]);
      await secondMotion(c, early);
      const places = await c.amendments.places(c.motion.id);
      expect(places.map(({ origin }) => origin)).to.deep.equal([c.motion.id, late.id, early.id]);
      const ballots = [...times(4, 3, 4, 1, 2), ...times(4, 3, 4, 2, 1)];
      await expectWinner({ ...c, rivals: [late, early] }, 3, ballots);
    });

    it("goes to a text accepted in the motion's place as to the motion", async () => {
      const c = await loadFixture(twoRivals);
      const [, other] = c.rivals;
      await c.amendments.accept(other!.id); // filed last
      await time.increase(DAY + 1n);
      await openVote(c, c.motion);
      await rankAll(c, c.motion, [...times(4, 3, 1, 2), ...times(4, 3, 2, 1)]);
      expect(await c.amendments.winner(c.motion.id)).to.equal(other!.id);
    });

    it("has no say where somebody wins", async () => {
      const ballots = [...times(4, 3, 1, 2, 2), ...times(5, 3, 2, 2, 1)];
      await expectWinner(await loadFixture(twoRivals), 3, ballots);
    });
  });

  it("is none, and nobody has voted, from the filing until the first ballot", async () => {
    const c = await loadFixture(twoRivals);
    const [first] = c.founders;
    const texts = [c.motion, ...c.rivals];
    const answers = async () => [
      await c.amendments.winner(c.motion.id),
      ...(await Promise.all(texts.map(({ id }) => c.amendments.hasVoted(id, first!)))),
    ];
    const none = [0n, ...texts.map(() => false)];
    expect(await time.latest()).to.be.lessThan(await c.governor.proposalSnapshot(c.motion.id));
    expect(await answers()).to.deep.equal(none);
    await openVote(c, c.motion);
    expect(await answers()).to.deep.equal(none);
    await rankAll(c, c.motion, times(1, 2, 1, 3, 3));
    expect(await answers()).to.deep.equal([0n, ...texts.map(() => true)]);
  });

  it("is that of the moment while the vote goes on", async () => {
    const c = await loadFixture(twoRivals);
    await openVote(c, c.motion);
    const winner = () => c.amendments.winner(c.motion.id);
    expect(await winner()).to.equal(0n);
    for (const [index, [ranks, expected]] of (
      [
        [[2, 1, 0, 0], 0n],
        [[2, 1, 0, 0], 0n],
        [[2, 1, 0, 0], c.motion.id],
        [[3, 2, 1, 0], c.motion.id],
        [[3, 2, 1, 0], c.motion.id],
        [[3, 2, 1, 0], c.motion.id],
        [[3, 2, 1, 0], c.rivals[0]!.id],
      ] as const
    ).entries()) {
      const { options } = await c.amendments.ballotOf(c.motion.id);
      const ranking = ranks.reduce((word: number, rank, i) => word + rank * 16 ** i, 0);
      await c.amendments
        .connect(c.founders[index]!)
        .castRankedVote(c.motion.id, options, ranking, "");
      expect(await winner(), `after ${index + 1}`).to.equal(expected);
    }
  });
});
