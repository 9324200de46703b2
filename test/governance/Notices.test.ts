import { expect } from "chai";
import { id } from "ethers";
import { foundCoalition, loadFixture, time } from "../fixture/coalition.js";
import { replayJournal } from "../fixture/journal.js";
import {
  call,
  castVotes,
  closeVote,
  executeMotion,
  queueMotion,
  secondMotion,
  unzip,
  waitOutTimelock,
  type FiledMotion,
} from "../fixture/motions.js";
import { expectRefused } from "./refused.js";
import { ACTIVE, CANCELED, DEFEATED, PENDING, SUCCEEDED } from "./states.js";

const DAY = 86_400n;
const DESCRIPTION = "A notice";

/** A notice of the first founder, without seconds so far. */
async function given() {
  const c = await foundCoalition();
  const calls = [await call(c.archive, "recordResolution", ["We meet on 4 May."])];
  await c.notices.give(...unzip(calls), DESCRIPTION);
  const proposal = await c.governor.getProposalId(...unzip(calls), id(DESCRIPTION));
  const notice: FiledMotion = {
    ...{ id: proposal, mover: c.founders[0]!, calls, description: DESCRIPTION },
  };
  const { opensAt } = await c.governor.motion(proposal);
  const object = (index: number, reason = "No.") =>
    c.notices.connect(c.signers[index]!).object(proposal, reason);
  return { ...c, notice, opensAt, object, state: () => c.governor.state(proposal) };
}

async function seconded() {
  const c = await given();
  await secondMotion(c, c.notice);
  return c;
}

/** The last objection it takes comes ten seconds before the notice would pass. */
async function contested() {
  const c = await seconded();
  await c.object(4);
  await time.setNextBlockTimestamp(c.opensAt - 10n);
  const last = await c.object(5, "A holiday.");
  return { ...c, last, votesFrom: c.opensAt - 10n + 3n * DAY };
}

describe("Notices", () => {
  it("say how many objections they take, and are seconded like a motion", async () => {
    const c = await loadFixture(given);
    expect(await c.notices.objections(c.notice.id)).to.deep.equal([0n, 2n]);
    const { consent, contested, secondsNeeded } = await c.governor.motion(c.notice.id);
    expect([consent, contested, secondsNeeded]).to.deep.equal([true, false, 2n]);
  });

  it("pass by themselves when the discussion ends with fewer objections than it takes", async () => {
    const c = await loadFixture(seconded);
    await time.setNextBlockTimestamp(c.opensAt);
    await expect(c.object(4, "A holiday."))
      .to.emit(c.notices, "Objected")
      .withArgs(c.notice.id, c.founders[4]!.address, 1, "A holiday.");
    expect(await c.state()).to.equal(PENDING);
    await time.increaseTo(c.opensAt + 1n);
    expect(await c.state()).to.equal(SUCCEEDED);
    await expectRefused(() => c.object(5), c.notices, "NoticesClosed", c.notice.id, c.opensAt);
    await queueMotion(c, c.notice);
    await waitOutTimelock(c, c.notice);
    await expect(executeMotion(c, c.notice)).to.emit(c.archive, "ResolutionRecorded");
  });

  it("lapse without their seconds, objections or none", async () => {
    const c = await loadFixture(given);
    await time.increaseTo(c.opensAt + 1n);
    expect(await c.state()).to.equal(DEFEATED);
    await expect(queueMotion(c, c.notice)).to.be.revertedWithCustomError(
      c.governor,
      "GovernorUnexpectedProposalState",
    );
  });

  it("go to a vote with as many objections as it takes, three days later at the earliest", async () => {
    const c = await loadFixture(contested);
    await expect(c.last).to.emit(c.notices, "NoticeContested").withArgs(c.notice.id, c.votesFrom);
    expect((await c.governor.motion(c.notice.id)).opensAt).to.equal(c.votesFrom);
    await time.increaseTo(c.votesFrom);
    expect(await c.state()).to.equal(PENDING);
    await time.increaseTo(c.votesFrom + 1n);
    expect(await c.state()).to.equal(ACTIVE);
    await closeVote(c, c.notice);
    expect(await c.state(), "nobody voted").to.equal(DEFEATED);
    const [count, head] = await c.notices.journal();
    expect(await replayJournal(c.notices)).to.deep.equal({ count, head });
  });

  it("pass by a vote once they are contested", async () => {
    const c = await loadFixture(contested);
    await time.increaseTo(c.votesFrom + 1n);
    await castVotes(c, c.notice, { for: 4, against: 3 });
    await closeVote(c, c.notice);
    expect(await c.state()).to.equal(SUCCEEDED);
  });

  it("take one objection of each voter, with a reason", async () => {
    const c = await loadFixture(seconded);
    const { address } = c.founders[4]!;
    await c.object(4);
    expect(await c.notices.hasObjected(c.notice.id, address)).to.equal(true);
    const refused = (index: number, reason: string, error: string, ...args: unknown[]) =>
      expectRefused(() => c.object(index, reason), c.notices, error, ...args);
    await refused(4, "Again.", "NoticesAlreadyObjected", c.notice.id, address);
    await refused(15, "No.", "NoticesNotVoter", c.signers[15]!.address);
    await refused(5, "", "NoticesReasonLength", 0, 512);
    await refused(5, "x".repeat(513), "NoticesReasonLength", 513, 512);
    await expectRefused(() => c.notices.object(7n, "No."), c.notices, "NoticesUnknown", 7n);
    expect((await c.notices.objections(c.notice.id)).given).to.equal(1n);
  });

  it("are never of anything fundamental", async () => {
    const c = await loadFixture(foundCoalition);
    const calls = [await call(c.rulebook, "setLiveMotionCap", [2])];
    await expectRefused(
      () => c.notices.give(...unzip(calls), DESCRIPTION),
      c.governor,
      "CoalitionGovernorTooWeighty",
      1,
    );
  });

  it("take no objection once they were withdrawn", async () => {
    const c = await loadFixture(given);
    await c.governor.withdraw(c.notice.id);
    expect(await c.state()).to.equal(CANCELED);
    await expectRefused(() => c.object(4), c.notices, "NoticesClosed", c.notice.id, c.opensAt);
  });
});
