import { expect } from "chai";
import { foundCoalition, loadFixture, time, type Coalition } from "../fixture/coalition.js";
import {
  call,
  castVotes,
  closeVote,
  fileMotion,
  impersonateTimelock,
  openVote,
  secondMotion,
  type Votes,
} from "../fixture/motions.js";
import { FOR } from "./ballots.js";
import { foundWithVoters } from "./electorate.js";
import { openMotion } from "./open-vote.js";
import { plain } from "./plain.js";
import { DEFEATED, SUCCEEDED } from "./states.js";

const ORDINARY = 0;
const FUNDAMENTAL = 1;

const callOf = (c: Coalition, motionClass: number) =>
  motionClass === ORDINARY
    ? call(c.archive, "recordResolution", ["Resolved."])
    : call(c.rulebook, "setLiveMotionCap", [2]);

async function decide(c: Coalition, motionClass: number, votes: Votes) {
  const motion = await fileMotion(c, [await callOf(c, motionClass)], JSON.stringify(votes));
  await secondMotion(c, motion);
  await openVote(c, motion);
  await castVotes(c, motion, votes);
  await closeVote(c, motion);
  return c.governor.state(motion.id);
}

describe("CoalitionGovernor: quorum", () => {
  // ⌈10 %⌉ of 31 is 4; of 11 it is 2 and of 30 it is 3, where the floor of 3 holds. Fundamental: floor 5, ⌈20 %⌉.
  for (const [voters, ordinary, fundamental] of [
    [5, 3n, 5n],
    [11, 3n, 5n],
    [25, 3n, 5n],
    [26, 3n, 6n],
    [30, 3n, 6n],
    [31, 4n, 7n],
    [40, 4n, 8n],
    [41, 5n, 9n],
  ] as const) {
    it(`of ${voters} voters is ${ordinary} votes For, or ${fundamental} for a fundamental motion`, async () => {
      const c = await foundWithVoters(voters);
      expect(await c.governor.quorum((await time.latest()) - 1)).to.equal(ordinary);
      for (const [motionClass, votes] of [ordinary, fundamental].entries()) {
        const mover = c.founders[motionClass]!;
        const motion = await fileMotion(c, [await callOf(c, motionClass)], "Text", mover);
        expect(await c.governor.proposalQuorum(motion.id)).to.equal(votes);
      }
    });
  }

  it("is a matter of votes For: one short fails, abstentions and Against do not help", async () => {
    for (const votes of [
      { for: 2 },
      { for: 2, abstain: 10 },
      { for: 2, against: 1, abstain: 9 },
      { against: 12 },
      { abstain: 12 },
      {},
    ]) {
      const c = await loadFixture(foundCoalition);
      expect(await decide(c, ORDINARY, votes), JSON.stringify(votes)).to.equal(DEFEATED);
    }
    expect(await decide(await loadFixture(foundCoalition), ORDINARY, { for: 3 })).to.equal(
      SUCCEEDED,
    );
  });

  it("is five votes For at least for a fundamental motion", async () => {
    const c = await loadFixture(foundCoalition);
    expect(await decide(c, FUNDAMENTAL, { for: 4 })).to.equal(DEFEATED);
    expect(await decide(c, FUNDAMENTAL, { for: 5 })).to.equal(SUCCEEDED);
  });

  it("follows the electorate until the snapshot and stays from the first ballot on", async () => {
    const c = await foundWithVoters(31);
    const motion = await fileMotion(c, [await callOf(c, ORDINARY)]);
    await secondMotion(c, motion);
    expect(await c.governor.proposalQuorum(motion.id)).to.equal(4n);
    await c.membership.connect(c.founders[30]!).leave();
    await time.increase(1);
    expect(await c.governor.proposalQuorum(motion.id)).to.equal(3n);

    await openVote(c, motion);
    await c.governor.connect(c.founders[0]!).castVote(motion.id, FOR);
    for (const voter of c.founders.slice(11, 30)) await c.membership.connect(voter).leave();
    expect(await c.governor.proposalQuorum(motion.id)).to.equal(3n);
  });

  it("follows the electorate of the snapshot, whoever leaves before the first ballot", async () => {
    const c = await foundWithVoters(31);
    const motion = await fileMotion(c, [await callOf(c, ORDINARY)]);
    await secondMotion(c, motion);
    await openVote(c, motion);
    for (const voter of c.founders.slice(11)) await c.membership.connect(voter).leave();
    expect(await c.governor.proposalQuorum(motion.id)).to.equal(4n);
    for (const voter of c.founders.slice(0, 3)) {
      await c.governor.connect(voter).castVote(motion.id, FOR);
    }
    await closeVote(c, motion);
    expect(await c.governor.state(motion.id)).to.equal(DEFEATED);
  });

  it("is the one the motion was filed under, whatever the rules become", async () => {
    const c = await loadFixture(openMotion);
    const rules = plain(await c.rulebook.motionRules(ORDINARY));
    await c.rulebook
      .connect(await impersonateTimelock(c))
      .setMotionRules(ORDINARY, { ...rules, quorumFloor: 12 });
    expect(await c.governor.quorum((await time.latest()) - 1)).to.equal(12n);
    expect(await c.governor.proposalQuorum(c.motion.id)).to.equal(3n);
    await castVotes(c, c.motion, { for: 3 });
    await closeVote(c, c.motion);
    expect(await c.governor.state(c.motion.id)).to.equal(SUCCEEDED);
  });

  it("cannot be lowered for a motion that missed it", async () => {
    const c = await loadFixture(openMotion);
    await castVotes(c, c.motion, { for: 2 });
    await closeVote(c, c.motion);
    const rules = plain(await c.rulebook.motionRules(ORDINARY));
    await c.rulebook
      .connect(await impersonateTimelock(c))
      .setMotionRules(ORDINARY, { ...rules, quorumFloor: 2, quorumShare: 100 });
    expect(await c.governor.state(c.motion.id)).to.equal(DEFEATED);
  });
});

describe("CoalitionGovernor: majority", () => {
  it("of an ordinary motion is more For than Against: a tie fails", async () => {
    for (const [votes, state] of [
      [{ for: 4, against: 4 }, DEFEATED],
      [{ for: 4, against: 5 }, DEFEATED],
      [{ for: 5, against: 4 }, SUCCEEDED],
      [{ for: 4, against: 3, abstain: 5 }, SUCCEEDED],
    ] as const) {
      const c = await loadFixture(foundCoalition);
      expect(await decide(c, ORDINARY, votes), JSON.stringify(votes)).to.equal(state);
    }
  });

  it("of a fundamental motion is two For to one Against: exactly that passes, just under fails", async () => {
    for (const [votes, state] of [
      [{ for: 8, against: 4 }, SUCCEEDED],
      [{ for: 7, against: 4 }, DEFEATED],
      [{ for: 6, against: 3, abstain: 3 }, SUCCEEDED],
      [{ for: 5, against: 3, abstain: 4 }, DEFEATED],
      [{ for: 5, against: 2 }, SUCCEEDED],
    ] as const) {
      const c = await loadFixture(foundCoalition);
      expect(await decide(c, FUNDAMENTAL, votes), JSON.stringify(votes)).to.equal(state);
    }
  });
});
