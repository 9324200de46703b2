import { expect } from "chai";
import type { CoalitionFile, MotionClassRules } from "../../core/coalition/index.js";
import { time, type Coalition } from "../fixture/coalition.js";
import {
  call,
  castVotes,
  closeVote,
  executeMotion,
  fileMotion,
  openVote,
  passMotion,
  queueMotion,
  secondMotion,
  waitOutTimelock,
} from "../fixture/motions.js";
import { enrolNewVoters, foundWithVoters, keyOf } from "./electorate.js";
import { plain } from "./plain.js";
import { EXECUTED } from "./states.js";

const DAY = 86_400;

const LOWEST: MotionClassRules = {
  discussion: DAY,
  voting: 3 * DAY,
  timelock: DAY,
  lateQuorumExtension: 0,
  quorumFloor: 2,
  quorumShare: 100,
  seconds: 1,
};

/** As high as the contracts let it be with so many voters. */
const highest = (voters: number): MotionClassRules => ({
  discussion: 30 * DAY,
  voting: 30 * DAY,
  timelock: 30 * DAY,
  lateQuorumExtension: 30 * DAY,
  quorumFloor: Math.min(voters, 100),
  quorumShare: 5_000,
  seconds: 20,
});

const ruledBy =
  (rules: Partial<MotionClassRules>, live: number, waiting: number) =>
  (coalition: CoalitionFile): CoalitionFile => ({
    ...coalition,
    membership: { ...coalition.membership, waitingPeriod: waiting },
    motions: {
      ...coalition.motions,
      livePerMember: live,
      ordinary: { ...coalition.motions.ordinary, ...rules },
      fundamental: { ...coalition.motions.fundamental, ...rules },
    },
  });

/** Filed, seconded, voted For by all, queued and executed: an ordinary motion and one that sets the rules anew. */
async function expectAlive(c: Coalition, floor = 2) {
  const resolution = await call(c.archive, "recordResolution", ["We can still decide."]);
  await expect(passMotion(c, [resolution], "Ordinary")).to.emit(c.archive, "ResolutionRecorded");
  const usual = plain(await c.rulebook.motionRules(0));
  const rules = { ...usual, discussion: 7 * DAY, voting: 7 * DAY, lateQuorumExtension: 2 * DAY };
  const changed = { ...rules, timelock: 2 * DAY, quorumFloor: floor, quorumShare: 1_000 };
  await passMotion(
    c,
    [
      await call(c.membership, "setWaitingPeriod", [90 * DAY]),
      await call(c.rulebook, "setMotionRules", [0, changed]),
      await call(c.rulebook, "setMotionRules", [1, changed]),
      await call(c.timelock, "updateDelay", [2 * DAY]),
    ],
    "Fundamental",
  );
  expect((await c.rulebook.motionRules(1)).voting).to.equal(7 * DAY);
  await expect(passMotion(c, [resolution], "Under new rules")).to.emit(
    c.archive,
    "ResolutionRecorded",
  );
}

describe("From any legal settings the coalition can decide and change them", () => {
  for (const voters of [2, 3, 5, 12, 100]) {
    it(`with ${voters} voters and every rule at its lowest`, async () => {
      await expectAlive(await foundWithVoters(voters, ruledBy(LOWEST, 1, DAY)));
    });

    it(`with ${voters} voters and every rule at its highest`, async () => {
      await expectAlive(await foundWithVoters(voters, ruledBy(highest(voters), 5, 90 * DAY)));
    });
  }

  for (const rule of Object.keys(LOWEST) as (keyof MotionClassRules)[]) {
    for (const [end, rules] of [
      ["lowest", LOWEST],
      ["highest", highest(12)],
    ] as const) {
      it(`with ${rule} alone at its ${end}`, async () => {
        const voting = 7 * DAY;
        const value = rule === "lateQuorumExtension" ? Math.min(rules[rule], voting) : rules[rule];
        const low = rule === "voting" ? { lateQuorumExtension: 0 } : {};
        await expectAlive(
          await foundWithVoters(12, ruledBy({ ...low, [rule]: value }, 1, 30 * DAY)),
        );
      });
    }
  }

  it("with a timelock that always waits thirty days", async () => {
    const c = await foundWithVoters(12);
    await passMotion(c, [await call(c.timelock, "updateDelay", [30 * DAY])], "Slow");
    await expectAlive(c);
  });

  it("with one voter left: others join, and the quorum floor is met again", async () => {
    const c = await foundWithVoters(5);
    for (const founder of c.founders.slice(1)) await c.membership.connect(founder).leave();
    const addresses = [100, 101, 102, 103].map((index) => keyOf(index).address);
    const joined = await enrolNewVoters(c, addresses);
    await expectAlive({ ...c, founders: [c.founders[0]!, ...joined] });
  });

  it("in the longest time there is: 30 days each of discussion, vote, extension and waiting", async () => {
    const c = await foundWithVoters(12, ruledBy(highest(12), 1, 90 * DAY));
    const started = await time.latest();
    const motion = await fileMotion(c, [await call(c.rulebook, "setLiveMotionCap", [2])]);
    await secondMotion(c, motion);
    await openVote(c, motion);
    await castVotes(c, motion, { for: 11 });
    await time.setNextBlockTimestamp(await c.governor.proposalDeadline(motion.id));
    await c.governor.connect(c.founders[11]!).castVote(motion.id, 1); // all twelve are the quorum
    await closeVote(c, motion);
    await queueMotion(c, motion);
    await waitOutTimelock(c, motion);
    await executeMotion(c, motion);
    expect(await c.governor.state(motion.id)).to.equal(EXECUTED);
    expect((await time.latest()) - started).to.be.lessThan(121 * DAY);
  });
});
