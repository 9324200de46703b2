import { expect } from "chai";
import { loadFixture, time } from "../fixture/coalition.js";
import { call, carryMotion, executeMotion, impersonateTimelock } from "../fixture/motions.js";
import { becomeVoter, newcomers } from "../fixture/people.js";
import {
  ARCHIVIST,
  callElection,
  castRankings,
  countBallots,
  DAY,
  elect,
  foundWithCalendar,
  openBallot,
  seatElected,
  Stage,
  stand,
  termsOf,
} from "./standing.js";

/** A provisional result: anna, the first founder, is elected. */
async function provisional() {
  const c = await foundWithCalendar();
  const electionId = await callElection(c);
  await stand(c, electionId, c.founders[0]!, c.founders[1]!);
  const ballotId = await openBallot(c, electionId);
  await castRankings(c, ballotId, Array(4).fill([2, 1]));
  await countBallots(c, electionId);
  return { c, electionId };
}

/** The same, challenged by as many as it takes. */
async function held() {
  const { c, electionId } = await provisional();
  for (const i of [5, 6]) {
    await c.elections.connect(c.founders[i]!).challenge(electionId, "the roll was wrong");
  }
  return { c, electionId };
}

describe("Elections: challenges", () => {
  it("seats nobody before the challenge window ends, to the second", async () => {
    const { c, electionId } = await loadFixture(provisional);
    const { settlesAt } = await c.elections.election(electionId);
    await time.setNextBlockTimestamp(settlesAt);
    await expect(c.elections.seat(electionId))
      .to.be.revertedWithCustomError(c.elections, "ElectionsWrongStage")
      .withArgs(electionId, Stage.Provisional);
    await time.setNextBlockTimestamp(settlesAt + 1n);
    await c.elections.seat(electionId);
  });

  it("holds the result once enough voters challenge it, and seats it when the hold is over", async () => {
    const { c, electionId } = await loadFixture(provisional);
    expect(await c.elections.challengesNeeded(electionId)).to.equal(2);
    await expect(c.elections.connect(c.founders[5]!).challenge(electionId, "I was not asked"))
      .to.emit(c.elections, "ResultChallenged")
      .withArgs(electionId, c.founders[5]!.address, 1, "I was not asked");
    expect(await c.elections.stage(electionId)).to.equal(Stage.Provisional);
    const second = await c.elections.connect(c.founders[6]!).challenge(electionId, "nor I");
    const settlesAt = BigInt((await second.getBlock())!.timestamp) + 28n * DAY;
    await expect(second).to.emit(c.elections, "ResultHeld").withArgs(electionId, settlesAt);
    await time.increaseTo(settlesAt);
    expect(await c.elections.stage(electionId)).to.equal(Stage.Held);
    await seatElected(c, electionId);
    expect(await c.offices.officers(ARCHIVIST)).to.deep.equal([c.founders[0]!.address]);
  });

  it("is open to the electorate, once each, with a reason", async () => {
    const { c, electionId } = await loadFixture(provisional);
    const [late] = await newcomers(1);
    await c.membership.connect(c.founders[7]!).leave();
    for (const person of [late!, c.strangers[0]!, c.founders[7]!]) {
      await expect(c.elections.connect(person).challenge(electionId, "no"))
        .to.be.revertedWithCustomError(c.elections, "ElectionsNotElector")
        .withArgs(electionId, person.address);
    }
    const founder = c.elections.connect(c.founders[5]!);
    for (const length of [0, 513]) {
      await expect(founder.challenge(electionId, "x".repeat(length)))
        .to.be.revertedWithCustomError(c.elections, "ElectionsTextLength")
        .withArgs(length, 512);
    }
    await founder.challenge(electionId, "x".repeat(512));
    expect(await c.elections.hasChallenged(electionId, c.founders[5]!)).to.equal(true);
    expect(await c.elections.hasChallenged(electionId, c.founders[6]!)).to.equal(false);
    await expect(founder.challenge(electionId, "again"))
      .to.be.revertedWithCustomError(c.elections, "ElectionsAlreadyChallenged")
      .withArgs(electionId, c.founders[5]!.address);
  });

  it("takes no challenge before the count, after the window, or once the result is held", async () => {
    const { c, electionId } = await loadFixture(provisional);
    const { settlesAt } = await c.elections.election(electionId);
    await time.setNextBlockTimestamp(settlesAt);
    await c.elections.connect(c.founders[5]!).challenge(electionId, "in time");
    await time.setNextBlockTimestamp(settlesAt + 1n);
    await expect(c.elections.connect(c.founders[6]!).challenge(electionId, "late"))
      .to.be.revertedWithCustomError(c.elections, "ElectionsWrongStage")
      .withArgs(electionId, Stage.Seating);

    const other = await loadFixture(held);
    await expect(other.c.elections.connect(c.founders[7]!).challenge(other.electionId, "me too"))
      .to.be.revertedWithCustomError(other.c.elections, "ElectionsWrongStage")
      .withArgs(other.electionId, Stage.Held);
  });

  it("is annulled by an ordinary motion within the hold; a new call is due at once", async () => {
    const { c, electionId } = await loadFixture(held);
    const motion = await carryMotion(
      c,
      [await call(c.elections, "annul", [electionId, "two rolls were mixed up"])],
      "Annul the election of the archivist",
    );
    expect((await c.governor.motion(motion.id)).class, "an ordinary motion").to.equal(0);
    await expect(executeMotion(c, motion))
      .to.emit(c.elections, "ElectionEnded")
      .withArgs(electionId, Stage.Annulled, "two rolls were mixed up");
    await expect(c.elections.seat(electionId))
      .to.be.revertedWithCustomError(c.elections, "ElectionsWrongStage")
      .withArgs(electionId, Stage.Annulled);
    expect(await c.offices.officers(ARCHIVIST)).to.deep.equal([]);
    expect(await callElection(c)).not.to.equal(electionId);
  });

  it("is annulled by nobody else, and not once the hold is over", async () => {
    const { c, electionId } = await loadFixture(held);
    await expect(c.elections.connect(c.founders[5]!).annul(electionId, "mine"))
      .to.be.revertedWithCustomError(c.elections, "ElectionsUnauthorized")
      .withArgs(c.founders[5]!.address);
    const timelock = await impersonateTimelock(c);
    const { settlesAt } = await c.elections.election(electionId);
    await time.setNextBlockTimestamp(settlesAt + 1n);
    await expect(c.elections.connect(timelock).annul(electionId, "too late"))
      .to.be.revertedWithCustomError(c.elections, "ElectionsWrongStage")
      .withArgs(electionId, Stage.Seating);
  });

  it("never shortens the window: a hold shorter than what is left changes nothing", async () => {
    const setUp = async () => {
      const c = await foundWithCalendar();
      const timelock = await impersonateTimelock(c);
      await c.elections.connect(timelock).setElectionRules({
        nominations: 14n * DAY,
        acceptance: 7n * DAY,
        extension: 7n * DAY,
        campaign: 7n * DAY,
        ballot: 14n * DAY,
        challenge: 30n * DAY,
        challengeHold: 7n * DAY,
        holdOver: 90n * DAY,
        secondsNeeded: 1,
        challengeFloor: 1,
        challengeShare: 0,
      });
      const electionId = await callElection(c);
      await stand(c, electionId, c.founders[0]!, c.founders[1]!);
      await castRankings(c, await openBallot(c, electionId), Array(4).fill([2, 1]));
      await countBallots(c, electionId);
      return { c, electionId };
    };
    const { c, electionId } = await loadFixture(setUp);
    const { settlesAt } = await c.elections.election(electionId);
    await c.elections.connect(c.founders[5]!).challenge(electionId, "alone suffices");
    expect((await c.elections.election(electionId)).settlesAt).to.equal(settlesAt);
    expect(await c.elections.stage(electionId)).to.equal(Stage.Held);
  });

  it("is not challenged twice by one who left and came back", async () => {
    const { c, electionId } = await loadFixture(held);
    expect(await c.elections.hasChallenged(electionId, c.founders[5]!)).to.equal(true);
    await c.membership.connect(c.founders[5]!).leave();
    await becomeVoter(c, c.founders[5]!);
    expect(await c.elections.hasChallenged(electionId, c.founders[5]!)).to.equal(true);
  });

  it("empties no office: whoever is in it holds over for as long as the result is held", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna, bert] = c.founders;
    await elect(c, ARCHIVIST, [anna!]);
    const { firstTermAt } = await termsOf(c, ARCHIVIST);
    await time.increaseTo(firstTermAt - 56n * DAY);
    const electionId = await callElection(c);
    await stand(c, electionId, bert!, c.founders[11]!);
    await castRankings(c, await openBallot(c, electionId), Array(4).fill([2, 1]));
    await countBallots(c, electionId);
    await c.elections.connect(c.founders[5]!).challenge(electionId, "no");
    await expect(c.elections.connect(c.founders[6]!).challenge(electionId, "no"))
      .to.emit(c.offices, "OfficerHeldOver")
      .withArgs(ARCHIVIST, anna!.address, 0, firstTermAt + 28n * DAY);
    await time.increaseTo(firstTermAt + DAY);
    expect(await c.offices.officers(ARCHIVIST)).to.deep.equal([anna!.address]);
    await seatElected(c, electionId);
    expect(await c.offices.officers(ARCHIVIST)).to.deep.equal([bert!.address]);
  });
});
