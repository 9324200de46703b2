import { expect } from "chai";
import { id } from "ethers";
import { ethers, foundCoalition, loadFixture, time, type Coalition } from "../fixture/coalition.js";
import {
  call,
  castVotes,
  executeMotion,
  fileMotion,
  queueMotion,
  secondMotion,
  unzip,
  type FiledMotion,
} from "../fixture/motions.js";
import { discussedMotion } from "./open-vote.js";
import {
  ACTIVE,
  bitmap,
  CANCELED,
  DEFEATED,
  EXECUTED,
  PENDING,
  QUEUED,
  SUCCEEDED,
} from "./states.js";

const YEAR = 365n * 86_400n;

const actions = (c: Coalition, motion: FiledMotion) => {
  const action = [...unzip(motion.calls), id(motion.description)] as const;
  return {
    second: () => c.governor.connect(c.founders[9]!).second(motion.id),
    withdraw: () => c.governor.connect(motion.mover).withdraw(motion.id),
    takeOver: () => c.governor.connect(c.founders[9]!).takeOver(motion.id),
    cancel: () => c.governor.connect(motion.mover).cancel(...action),
    castVote: () => c.governor.connect(c.founders[9]!).castVote(motion.id, 1),
    queue: () => c.governor.queue(...action),
    execute: () => c.governor.execute(...action),
  };
};

const RIGHT: Record<keyof ReturnType<typeof actions>, bigint> = {
  second: PENDING,
  withdraw: PENDING,
  takeOver: PENDING,
  cancel: PENDING,
  castVote: ACTIVE,
  queue: SUCCEEDED,
  execute: QUEUED,
};

/** Everything that does not belong to this state is refused, and says what the state is. */
async function expectOnly(c: Coalition, motion: FiledMotion, state: bigint) {
  expect(await c.governor.state(motion.id)).to.equal(state);
  for (const [name, act] of Object.entries(actions(c, motion))) {
    const right = RIGHT[name as keyof typeof RIGHT];
    if (right === state) continue;
    await expect(act(), `${name} while in state ${state}`)
      .to.be.revertedWithCustomError(c.governor, "GovernorUnexpectedProposalState")
      .withArgs(motion.id, state, bitmap(right));
  }
}

describe("CoalitionGovernor: states over time", () => {
  it("go from discussion to vote, result, waiting and execution, each to the second", async () => {
    const c = await loadFixture(discussedMotion);
    const { motion, snapshot, deadline } = c;
    await expectOnly(c, motion, PENDING);
    await time.increaseTo(snapshot);
    expect(await c.governor.state(motion.id)).to.equal(PENDING);
    await time.increaseTo(snapshot + 1n);
    await expectOnly(c, motion, ACTIVE);
    await castVotes(c, motion, { for: 4 });
    await time.increaseTo(deadline);
    expect(await c.governor.state(motion.id)).to.equal(ACTIVE);
    await time.increaseTo(deadline + 1n);
    await expectOnly(c, motion, SUCCEEDED);
    await queueMotion(c, motion);
    await expectOnly(c, motion, QUEUED);
    await time.increaseTo(await c.governor.proposalEta(motion.id));
    await expectOnly(c, motion, QUEUED);
    await executeMotion(c, motion);
    await expectOnly(c, motion, EXECUTED);
    await time.increase(YEAR);
    await expectOnly(c, motion, EXECUTED);
  });

  it("end in Defeated for good: nothing that comes later revives the motion", async () => {
    const c = await loadFixture(discussedMotion);
    await time.increaseTo(c.snapshot + 1n);
    await castVotes(c, c.motion, { for: 2 });
    await time.increaseTo(c.deadline + 1n);
    await expectOnly(c, c.motion, DEFEATED);
    for (const founder of c.founders.slice(3)) await c.membership.connect(founder).leave();
    await time.increase(YEAR);
    expect(await c.governor.state(c.motion.id)).to.equal(DEFEATED);
  });

  it("end in Canceled for good when the motion is withdrawn and nobody takes it over", async () => {
    const c = await loadFixture(discussedMotion);
    await c.governor.withdraw(c.motion.id);
    await time.increase(3 * 86_400 + 1);
    await expectOnly(c, c.motion, CANCELED);
    await time.increaseTo(c.snapshot + 1n);
    await expectOnly(c, c.motion, CANCELED);
    await time.increase(YEAR);
    await expectOnly(c, c.motion, CANCELED);
  });

  it("end in Defeated for good when the motion lapses", async () => {
    const c = await loadFixture(foundCoalition);
    const motion = await fileMotion(c, [await call(c.archive, "recordResolution", ["Resolved."])]);
    await time.increaseTo((await c.governor.proposalSnapshot(motion.id)) + 1n);
    await expectOnly(c, motion, DEFEATED);
    await time.increase(YEAR);
    await expectOnly(c, motion, DEFEATED);
  });

  it("stay Succeeded until somebody queues the motion", async () => {
    const c = await loadFixture(discussedMotion);
    await time.increaseTo(c.snapshot + 1n);
    await castVotes(c, c.motion, { for: 3 });
    await time.increaseTo(c.deadline + YEAR);
    expect(await c.governor.state(c.motion.id)).to.equal(SUCCEEDED);
    await queueMotion(c, c.motion);
    expect(await c.governor.state(c.motion.id)).to.equal(QUEUED);
  });

  it("belong to motions that exist", async () => {
    const { governor } = await loadFixture(foundCoalition);
    for (const ask of [() => governor.state(42n), () => governor.motion(42n)]) {
      await expect(ask())
        .to.be.revertedWithCustomError(governor, "GovernorNonexistentProposal")
        .withArgs(42n);
    }
    await expect(governor.queue([], [], [], ethers.ZeroHash)).to.be.revertedWithCustomError(
      governor,
      "GovernorNonexistentProposal",
    );
  });

  it("are kept apart for motions that run side by side", async () => {
    const c = await loadFixture(foundCoalition);
    const motions = [];
    for (const [index, text] of ["lapses", "is withdrawn", "passes", "fails"].entries()) {
      const calls = [await call(c.archive, "recordResolution", [text])];
      motions.push(await fileMotion(c, calls, text, c.founders[index]!));
    }
    const [, withdrawn, passing, failing] = motions;
    await c.governor.connect(withdrawn!.mover).withdraw(withdrawn!.id);
    for (const motion of [passing!, failing!]) await secondMotion(c, motion);
    await time.increaseTo((await c.governor.proposalSnapshot(failing!.id)) + 1n);
    await castVotes(c, passing!, { for: 7, against: 5 });
    await castVotes(c, failing!, { for: 5, against: 7 });
    await time.increaseTo((await c.governor.proposalDeadline(failing!.id)) + 1n);
    const states = await Promise.all(motions.map((motion) => c.governor.state(motion.id)));
    expect(states).to.deep.equal([DEFEATED, CANCELED, SUCCEEDED, DEFEATED]);
  });
});
