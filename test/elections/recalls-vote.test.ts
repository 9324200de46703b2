import { expect } from "chai";
import { loadFixture, networkHelpers, time } from "../fixture/coalition.js";
import { replayJournal } from "../fixture/journal.js";
import { impersonateTimelock } from "../fixture/motions.js";
import { inVote, petition, RecallStage, vote, withArchivist } from "./recalling.js";
import {
  ARCHIVIST,
  callElection,
  CO_LEADER,
  DAY,
  elect,
  Eligibility,
  termsOf,
} from "./standing.js";

describe("Recalls: vote", () => {
  it("ends the term at once with two for each against and a quorum, and bars until its end", async () => {
    const { c, anna, recallId } = await loadFixture(inVote);
    const { firstTermAt } = await termsOf(c, ARCHIVIST);
    const concluding = await vote(c, recallId, 4, 2);
    await expect(concluding)
      .to.emit(c.recalls, "RecallConcluded")
      .withArgs(recallId, true, 4, 2, true);
    const { term } = await c.offices.termOf(ARCHIVIST, anna);
    await expect(concluding)
      .to.emit(c.offices, "OfficerRecalled")
      .withArgs(ARCHIVIST, anna.address, term.from, firstTermAt);
    expect(await c.recalls.stage(recallId)).to.equal(RecallStage.Recalled);
    expect(await c.offices.isOfficer(ARCHIVIST, anna)).to.equal(false);

    const electionId = await callElection(c);
    await expect(c.elections.connect(anna).nominate(electionId, anna))
      .to.be.revertedWithCustomError(c.elections, "ElectionsNotEligible")
      .withArgs(electionId, anna.address, Eligibility.Recalled);
    const config = await termsOf(c, ARCHIVIST);
    expect(await c.offices.eligibility(ARCHIVIST, anna, firstTermAt - 1n, config)).to.equal(
      Eligibility.Recalled,
    );
    expect(await c.offices.eligibility(ARCHIVIST, anna, firstTermAt, config)).to.equal(
      Eligibility.Eligible,
    );
    const other = await callElection(c, CO_LEADER);
    await c.elections.connect(anna).nominate(other, anna);
    for (const contract of [c.recalls, c.offices]) {
      const [count, head] = await contract.journal();
      expect(await replayJournal(contract)).to.deep.equal({ count, head });
    }
  });

  it("keeps the officer short of two thirds or of the quorum, and stays quiet for 180 days", async () => {
    for (const [votesFor, votesAgainst] of [
      [5, 3],
      [2, 0],
      [0, 0],
    ] as const) {
      const { c, anna, bert, recallId } = await loadFixture(inVote);
      await expect(vote(c, recallId, votesFor, votesAgainst))
        .to.emit(c.recalls, "RecallConcluded")
        .withArgs(recallId, false, votesFor, votesAgainst, false);
      expect(await c.recalls.stage(recallId)).to.equal(RecallStage.Kept);
      expect(await c.offices.isOfficer(ARCHIVIST, anna)).to.equal(true);
      const until = (await c.recalls.recallOf(recallId)).closesAt + 180n * DAY;
      expect(await c.recalls.quietUntil(ARCHIVIST, anna)).to.equal(until);
      await time.setNextBlockTimestamp(until);
      await expect(c.recalls.connect(bert).petitionRecall(ARCHIVIST, anna, "again"))
        .to.be.revertedWithCustomError(c.recalls, "RecallsTooSoon")
        .withArgs(ARCHIVIST, anna.address, until);
      await time.setNextBlockTimestamp(until + 1n);
      await c.recalls.connect(bert).petitionRecall(ARCHIVIST, anna, "again");
    }
  });

  it("is concluded after its last second, once, by anybody", async () => {
    const { c, recallId } = await loadFixture(inVote);
    const { closesAt } = await c.recalls.recallOf(recallId);
    await time.setNextBlockTimestamp(closesAt);
    await expect(c.recalls.concludeRecall(recallId))
      .to.be.revertedWithCustomError(c.recalls, "RecallsWrongStage")
      .withArgs(recallId, RecallStage.Vote);
    await vote(c, recallId, 0, 0);
    await expect(c.recalls.concludeRecall(recallId))
      .to.be.revertedWithCustomError(c.recalls, "RecallsWrongStage")
      .withArgs(recallId, RecallStage.Kept);
  });

  it("bars whoever resigns before the count all the same", async () => {
    const { c, anna, recallId } = await loadFixture(inVote);
    await c.offices.connect(anna).resign(ARCHIVIST);
    await expect(vote(c, recallId, 4, 0))
      .to.emit(c.recalls, "RecallConcluded")
      .withArgs(recallId, true, 4, 0, false);
    const electionId = await callElection(c);
    await expect(
      c.elections.connect(c.founders[1]!).nominate(electionId, anna),
    ).to.be.revertedWithCustomError(c.elections, "ElectionsNotEligible");
  });

  it("concerns one term: one won meanwhile is not touched, whichever second it begins", async () => {
    const setUp = async () => {
      const { c, anna } = await withArchivist();
      const { firstTermAt } = await termsOf(c, ARCHIVIST);
      await time.increaseTo(firstTermAt - 56n * DAY);
      await elect(c, ARCHIVIST, [anna]);
      const recallId = await petition(c);
      for (const founder of c.founders.slice(2, 6)) {
        await c.recalls.connect(founder).signPetition(recallId);
      }
      return { c, anna, recallId, firstTermAt };
    };
    const { c, anna, recallId, firstTermAt } = await loadFixture(setUp);
    const snapshot = await networkHelpers.takeSnapshot();
    const { closesAt } = await c.recalls.recallOf(recallId);
    expect(closesAt > firstTermAt, "the vote goes on into the next term").to.equal(true);
    await expect(vote(c, recallId, 6, 0))
      .to.emit(c.recalls, "RecallConcluded")
      .withArgs(recallId, true, 6, 0, false);
    expect(await c.offices.isOfficer(ARCHIVIST, anna)).to.equal(true);
    // The new term can be recalled for itself.
    expect(await petition(c)).not.to.equal(recallId);
    await snapshot.restore();
    await c.offices.connect(anna).resign(ARCHIVIST);
    await time.increaseTo(firstTermAt);
    expect(await c.offices.isOfficer(ARCHIVIST, anna)).to.equal(false);
  });

  it("keeps the quorum it was filed under", async () => {
    const { c, recallId } = await loadFixture(inVote);
    const rules = c.rulebook.connect(await impersonateTimelock(c));
    const { discussion, voting, timelock, secondsCap } = await c.rulebook.motionRules(0);
    await rules.setMotionRules(0, {
      discussion,
      voting,
      timelock,
      lateQuorumExtension: 0,
      quorumFloor: 12,
      quorumShare: 5_000,
      secondsCap,
    });
    await expect(vote(c, recallId, 3, 1))
      .to.emit(c.recalls, "RecallConcluded")
      .withArgs(recallId, true, 3, 1, true);
  });
});
