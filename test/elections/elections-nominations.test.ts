import { expect } from "chai";
import { loadFixture, time } from "../fixture/coalition.js";
import { becomeVoter, newcomers } from "../fixture/people.js";
import {
  ARCHIVIST,
  callElection,
  carry,
  DAY,
  elect,
  Eligibility,
  foundWithCalendar,
  nominate,
  openBallot,
  Stage,
  stand,
  Status,
  termsOf,
} from "./standing.js";

describe("Elections: nominations and seconds", () => {
  it("takes a nomination of oneself or of another from any voter, once", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna, bert, cora] = c.founders;
    const electionId = await callElection(c);
    await expect(c.elections.connect(anna!).nominate(electionId, bert!))
      .to.emit(c.elections, "Nominated")
      .withArgs(electionId, bert!.address, anna!.address);
    await c.elections.connect(anna!).nominate(electionId, anna!);
    await expect(c.elections.connect(cora!).nominate(electionId, bert!))
      .to.be.revertedWithCustomError(c.elections, "ElectionsWrongStatus")
      .withArgs(electionId, bert!.address, Status.Nominated);
  });

  it("refuses nominations by or of somebody who is no voter", async () => {
    const c = await loadFixture(foundWithCalendar);
    const stranger = c.strangers[0]!;
    const electionId = await callElection(c);
    await expect(c.elections.connect(stranger).nominate(electionId, c.founders[0]!))
      .to.be.revertedWithCustomError(c.elections, "ElectionsNotVoter")
      .withArgs(stranger.address);
    await expect(c.elections.connect(c.founders[0]!).nominate(electionId, stranger))
      .to.be.revertedWithCustomError(c.elections, "ElectionsNotEligible")
      .withArgs(electionId, stranger.address, Eligibility.NotVoter);
  });

  it("ends nominations on their last second, seconds with the acceptance", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna, bert, cora, dora] = c.founders;
    const electionId = await callElection(c);
    const { nominationsUntil, acceptanceUntil } = await c.elections.election(electionId);
    await time.setNextBlockTimestamp(nominationsUntil);
    await c.elections.connect(anna!).nominate(electionId, anna!);
    await time.setNextBlockTimestamp(nominationsUntil + 1n);
    await expect(c.elections.connect(bert!).nominate(electionId, bert!))
      .to.be.revertedWithCustomError(c.elections, "ElectionsWrongStage")
      .withArgs(electionId, Stage.Acceptance);
    await time.setNextBlockTimestamp(acceptanceUntil);
    await c.elections.connect(cora!).second(electionId, anna!);
    await time.setNextBlockTimestamp(acceptanceUntil + 1n);
    await expect(c.elections.connect(dora!).second(electionId, anna!))
      .to.be.revertedWithCustomError(c.elections, "ElectionsWrongStage")
      .withArgs(electionId, Stage.Reckoning);
  });

  it("counts one second a voter, not the nominee's own, and the nominator's only if given", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna, bert, cora] = c.founders;
    const electionId = await callElection(c);
    await nominate(c, electionId, anna!, []);
    await c.elections.connect(anna!).nominate(electionId, bert!);
    expect((await c.elections.nomineeOf(electionId, bert!)).secondsGiven).to.equal(0);
    await expect(c.elections.connect(anna!).second(electionId, anna!))
      .to.be.revertedWithCustomError(c.elections, "ElectionsMayNotSecond")
      .withArgs(electionId, anna!.address);
    await expect(c.elections.connect(anna!).second(electionId, bert!))
      .to.emit(c.elections, "NomineeSeconded")
      .withArgs(electionId, bert!.address, anna!.address, 1);
    expect(await c.elections.hasSeconded(electionId, anna!)).to.equal(true);
    await expect(c.elections.connect(anna!).second(electionId, bert!))
      .to.be.revertedWithCustomError(c.elections, "ElectionsAlreadySeconded")
      .withArgs(electionId, anna!.address);
    // Not even for somebody else: one second in each election.
    await c.elections.connect(bert!).second(electionId, anna!);
    await expect(
      c.elections.connect(bert!).second(electionId, anna!),
    ).to.be.revertedWithCustomError(c.elections, "ElectionsAlreadySeconded");
    expect(await c.elections.hasSeconded(electionId, cora!)).to.equal(false);
  });

  it("takes no second for somebody whom nobody nominated", async () => {
    const c = await loadFixture(foundWithCalendar);
    const electionId = await callElection(c);
    await expect(c.elections.connect(c.founders[0]!).second(electionId, c.founders[1]!))
      .to.be.revertedWithCustomError(c.elections, "ElectionsWrongStatus")
      .withArgs(electionId, c.founders[1]!.address, Status.None);
  });

  it("takes no second from a sitting holder of the office", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna, bert] = c.founders;
    await elect(c, ARCHIVIST, [anna!]);
    const { firstTermAt } = await termsOf(c, ARCHIVIST);
    await time.increaseTo(firstTermAt - 56n * DAY);
    const electionId = await callElection(c);
    await nominate(c, electionId, bert!, []);
    await expect(c.elections.connect(anna!).second(electionId, bert!))
      .to.be.revertedWithCustomError(c.elections, "ElectionsMayNotSecond")
      .withArgs(electionId, anna!.address);
    // Anna herself may stand again, seconded by others.
    await nominate(c, electionId, anna!, [c.founders[2]!]);
  });

  it("takes seconds from the electorate only: not from strangers, later voters or leavers", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna, bert] = c.founders;
    const electionId = await callElection(c);
    await nominate(c, electionId, anna!, []);
    const [late] = await newcomers(1);
    await becomeVoter(c, late!);
    await c.membership.connect(bert!).leave();
    for (const person of [late!, bert!, c.strangers[0]!]) {
      await expect(c.elections.connect(person).second(electionId, anna!))
        .to.be.revertedWithCustomError(c.elections, "ElectionsNotElector")
        .withArgs(electionId, person.address);
    }
  });

  it("knows a voter who left and came back, so that nobody seconds twice", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna, bert] = c.founders;
    const electionId = await callElection(c);
    await nominate(c, electionId, anna!, [bert!]);
    await c.membership.connect(bert!).leave();
    await becomeVoter(c, bert!);
    expect(await c.elections.stage(electionId)).to.equal(Stage.Acceptance);
    await expect(c.elections.connect(bert!).second(electionId, anna!))
      .to.be.revertedWithCustomError(c.elections, "ElectionsAlreadySeconded")
      .withArgs(electionId, bert!.address);
  });

  it("lets a voter enrolled after the call stand, though not second", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [late] = await newcomers(1);
    await becomeVoter(c, late!);
    const electionId = await callElection(c);
    await stand(c, electionId, late!, c.founders[0]!);
    await carry(c, electionId);
    expect(await c.offices.isOfficer(ARCHIVIST, late!)).to.equal(true);
  });

  it("leaves off the ballot whoever is no longer eligible when it opens", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna, bert, cora] = c.founders;
    const electionId = await callElection(c);
    await stand(c, electionId, anna!, cora!);
    await stand(c, electionId, bert!, c.founders[3]!);
    await c.membership.connect(anna!).leave();
    const ballotId = await openBallot(c, electionId);
    expect(await c.elections.candidates(electionId)).to.deep.equal([bert!.address]);
    expect((await c.elections.nomineeOf(electionId, anna!)).status).to.equal(Status.Dropped);
    expect((await c.ballotBox.paper(ballotId)).alternatives).to.equal(2);
    const [dropped] = await c.elections.queryFilter(c.elections.filters.CandidateDropped);
    expect(dropped!.args.eligibility).to.equal(Eligibility.NotVoter);
  });
});
