import { expect } from "chai";
import { loadFixture, time } from "../fixture/coalition.js";
import { impersonateTimelock } from "../fixture/motions.js";
import {
  ARCHIVIST,
  callElection,
  carry,
  CO_LEADER,
  CONDUCT,
  DAY,
  Eligibility,
  foundWithCalendar,
  openBallot,
  proceed,
  Stage,
  stand,
  Status,
} from "./standing.js";

describe("Elections: too few candidates", () => {
  it("extends nominations and acceptance twice, then leaves the seat vacant until the next call", async () => {
    const c = await loadFixture(foundWithCalendar);
    const electionId = await callElection(c);
    for (const extensions of [1n, 2n]) {
      const step = await proceed(c, electionId);
      const until = BigInt((await step.getBlock())!.timestamp) + 7n * DAY;
      await expect(step)
        .to.emit(c.elections, "ElectionExtended")
        .withArgs(electionId, extensions, until);
      expect(await c.elections.stage(electionId)).to.equal(Stage.Nominations);
      await time.increaseTo(until);
      expect(await c.elections.stage(electionId)).to.equal(Stage.Nominations);
    }
    await expect(proceed(c, electionId))
      .to.emit(c.elections, "ElectionEnded")
      .withArgs(electionId, Stage.Vacant, "");
    expect(await c.offices.officers(ARCHIVIST)).to.deep.equal([]);
    // The vacancy is due at once.
    const next = await callElection(c);
    await stand(c, next, c.founders[0]!, c.founders[1]!);
    await carry(c, next);
    expect(await c.offices.officers(ARCHIVIST)).to.deep.equal([c.founders[0]!.address]);
  });

  it("lets somebody be nominated and accept during the extension", async () => {
    const c = await loadFixture(foundWithCalendar);
    const electionId = await callElection(c);
    await proceed(c, electionId);
    await stand(c, electionId, c.founders[0]!, c.founders[1]!);
    await expect(proceed(c, electionId)).to.emit(c.elections, "CampaignBegun");
  });

  it("extends for fewer candidates than seats, and goes on with one after the second extension", async () => {
    const c = await loadFixture(foundWithCalendar);
    const electionId = await callElection(c, CO_LEADER);
    await stand(c, electionId, c.founders[0]!, c.founders[1]!);
    await expect(proceed(c, electionId)).to.emit(c.elections, "ElectionExtended");
    await expect(proceed(c, electionId)).to.emit(c.elections, "ElectionExtended");
    await carry(c, electionId);
    expect(await c.elections.stage(electionId)).to.equal(Stage.Seated);
    expect(await c.offices.officers(CO_LEADER)).to.deep.equal([c.founders[0]!.address]);
    // The only candidate got the seat with the longer term.
    expect((await c.elections.due(CO_LEADER)).mask).to.equal(0b10);
  });

  it("does not extend when there are as many candidates as seats", async () => {
    const c = await loadFixture(foundWithCalendar);
    const electionId = await callElection(c, CO_LEADER);
    await stand(c, electionId, c.founders[0]!, c.founders[1]!);
    await stand(c, electionId, c.founders[2]!, c.founders[3]!);
    await expect(proceed(c, electionId)).to.emit(c.elections, "CampaignBegun");
  });

  it("leaves the seat vacant when everybody withdrew or left during the campaign", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna, bert, cora, dora] = c.founders;
    const electionId = await callElection(c);
    await stand(c, electionId, anna!, cora!);
    await stand(c, electionId, bert!, dora!);
    await proceed(c, electionId);
    await c.elections.connect(anna!).withdraw(electionId);
    await c.membership.connect(bert!).leave();
    await time.increaseTo((await c.elections.election(electionId)).opensAt + 1n);
    await expect(c.elections.openBallot(electionId))
      .to.emit(c.elections, "CandidateDropped")
      .withArgs(electionId, bert!.address, Eligibility.NotVoter)
      .and.to.emit(c.elections, "ElectionEnded")
      .withArgs(electionId, Stage.Vacant, "");
    expect(await c.elections.candidates(electionId)).to.deep.equal([]);
  });

  it("puts RON on the ballot of a single candidate too", async () => {
    const c = await loadFixture(foundWithCalendar);
    const electionId = await callElection(c);
    await stand(c, electionId, c.founders[0]!, c.founders[1]!);
    const ballotId = await openBallot(c, electionId);
    expect((await c.ballotBox.paper(ballotId)).alternatives).to.equal(2);
  });

  it("ends vacant when the office is closed meanwhile", async () => {
    const c = await loadFixture(foundWithCalendar);
    const electionId = await callElection(c, CONDUCT);
    for (const i of [0, 1, 2]) await stand(c, electionId, c.founders[i]!, c.founders[i + 5]!);
    await proceed(c, electionId);
    await c.offices.connect(await impersonateTimelock(c)).closeOffice(CONDUCT);
    await time.increaseTo((await c.elections.election(electionId)).opensAt + 1n);
    await c.elections.openBallot(electionId);
    expect(await c.elections.stage(electionId)).to.equal(Stage.Vacant);
    const dropped = await c.elections.nomineeOf(electionId, c.founders[0]!);
    expect(dropped.status).to.equal(Status.Dropped);
  });
});
