import { expect } from "chai";
import { ethers, loadFixture, networkHelpers, time } from "../fixture/coalition.js";
import { expectEntries, replayJournal } from "../fixture/journal.js";
import {
  ARCHIVIST,
  callElection,
  castRankings,
  closeBallot,
  countBallots,
  foundWithCalendar,
  openBallot,
  proceed,
  seatElected,
  Stage,
  stand,
  Status,
  termsOf,
} from "./standing.js";

describe("Elections: from the call to the seat", () => {
  it("seats the Schulze winner of three nominees and RON, for the term on the calendar", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna, bert, cora, ...others] = c.founders;
    const electionId = await callElection(c);
    await stand(c, electionId, anna!, others[0]!);
    await stand(c, electionId, bert!, others[1]!);
    await stand(c, electionId, cora!, others[2]!);
    expect(await c.elections.candidates(electionId)).to.deep.equal(
      [anna!, bert!, cora!].map(({ address }) => address),
    );

    const ballotId = await openBallot(c, electionId);
    // Four for anna, but the other five have her last, and more of them bert before cora.
    await castRankings(c, ballotId, [
      ...Array<number[]>(4).fill([4, 1, 2, 3]),
      ...Array<number[]>(3).fill([4, 3, 1, 2]),
      ...Array<number[]>(2).fill([0, 3, 2, 1]),
    ]);
    const counting = await countBallots(c, electionId);
    await expect(counting).to.emit(c.elections, "ElectionCounted");
    const order = [bert!.address, cora!.address, anna!.address];
    expect(await c.elections.elected(electionId)).to.deep.equal(order);

    const seating = await seatElected(c, electionId);
    await expect(seating)
      .to.emit(c.elections, "ElectionEnded")
      .withArgs(electionId, Stage.Seated, "");
    const { calledAt } = await c.elections.election(electionId);
    const terms = await termsOf(c, ARCHIVIST);
    const ends = await c.offices.termEnd(terms, 0, calledAt + (await c.elections.lead()));
    const from = (await seating.getBlock())!.timestamp;
    await expect(seating)
      .to.emit(c.offices, "OfficerSeated")
      .withArgs(ARCHIVIST, bert!.address, 0, from, ends, 1, 1);
    expect(await c.offices.isOfficer(ARCHIVIST, bert!)).to.equal(true);
    expect(await c.offices.isOfficer(ARCHIVIST, anna!)).to.equal(false);
    expect(await c.offices.officers(ARCHIVIST)).to.deep.equal([bert!.address]);
  });

  it("passes through every stage by the clock, each period to its last second", async () => {
    const c = await loadFixture(foundWithCalendar);
    const electionId = await callElection(c);
    const stageAt = async (timestamp: bigint) => {
      await time.increaseTo(timestamp);
      return c.elections.stage(electionId);
    };
    await stand(c, electionId, c.founders[0]!, c.founders[1]!);
    let at = await c.elections.election(electionId);
    expect(at.nominationsUntil - at.calledAt).to.equal(at.rules.nominations);
    expect(at.acceptanceUntil - at.nominationsUntil).to.equal(at.rules.acceptance);
    expect(await stageAt(at.nominationsUntil)).to.equal(Stage.Nominations);
    expect(await stageAt(at.nominationsUntil + 1n)).to.equal(Stage.Acceptance);
    expect(await stageAt(at.acceptanceUntil)).to.equal(Stage.Acceptance);
    expect(await stageAt(at.acceptanceUntil + 1n)).to.equal(Stage.Reckoning);

    await c.elections.proceed(electionId);
    at = await c.elections.election(electionId);
    expect(await stageAt(at.opensAt)).to.equal(Stage.Campaign);
    expect(await stageAt(at.opensAt + 1n)).to.equal(Stage.Opening);
    await c.elections.openBallot(electionId);
    at = await c.elections.election(electionId);
    expect(at.closesAt - at.opensAt).to.equal(at.rules.ballot);
    await castRankings(c, await c.elections.ballotIdOf(electionId, 0), Array(3).fill([2, 1]));
    expect(await stageAt(at.closesAt)).to.equal(Stage.Ballot);
    expect(await stageAt(at.closesAt + 1n)).to.equal(Stage.Closing);
    await c.elections.close(electionId);
    expect(await c.elections.stage(electionId)).to.equal(Stage.Counting);
    await c.elections.count(electionId);
    at = await c.elections.election(electionId);
    expect(await stageAt(at.settlesAt)).to.equal(Stage.Provisional);
    expect(await stageAt(at.settlesAt + 1n)).to.equal(Stage.Seating);
    await c.elections.seat(electionId);
    expect(await c.elections.stage(electionId)).to.equal(Stage.Seated);
  });

  it("leaves every step that time makes due to anybody, at any later time", async () => {
    const c = await loadFixture(foundWithCalendar);
    const stranger = c.strangers[3]!;
    const elections = c.elections.connect(stranger);
    await elections.callElection(ARCHIVIST);
    const electionId = await c.elections.latestElection(ARCHIVIST);
    await time.increase(1);
    await stand(c, electionId, c.founders[0]!, c.founders[1]!);
    await time.increase(100 * 86_400);
    await elections.proceed(electionId);
    await time.increase(100 * 86_400);
    await elections.openBallot(electionId);
    await castRankings(c, await c.elections.ballotIdOf(electionId, 0), Array(3).fill([2, 1]));
    await time.increase(100 * 86_400);
    await elections.close(electionId);
    await networkHelpers.mine();
    await elections.count(electionId);
    await time.increase(100 * 86_400);
    await elections.seat(electionId);
    expect(await c.elections.stage(electionId)).to.equal(Stage.Seated);
    expect(await c.offices.officers(ARCHIVIST)).to.deep.equal([c.founders[0]!.address]);
  });

  it("is pinned by the journals of the contracts it passes through, act by act", async () => {
    const c = await loadFixture(foundWithCalendar);
    const electionId = await callElection(c);
    await stand(c, electionId, c.founders[0]!, c.founders[1]!);
    const campaign = await proceed(c, electionId);
    await expectEntries(c.elections, campaign, ["CampaignBegun"]);
    await time.increaseTo((await c.elections.election(electionId)).opensAt + 1n);
    const opening = await c.elections.openBallot(electionId);
    await expectEntries(c.elections, opening, ["ElectionBallotOpened"]);
    await expectEntries(c.ballotBox, opening, ["BallotOpened"]);
    await castRankings(c, await c.elections.ballotIdOf(electionId, 0), Array(3).fill([2, 1]));
    await expectEntries(c.elections, await closeBallot(c, electionId), ["ElectionClosed"]);
    await expectEntries(c.elections, await c.elections.count(electionId), ["ElectionCounted"]);
    const seating = await seatElected(c, electionId);
    await expectEntries(c.elections, seating, ["ElectionEnded"]);
    await expectEntries(c.offices, seating, ["OfficerSeated"]);
    for (const contract of [c.elections, c.offices, c.recalls]) {
      const [count, head] = await contract.journal();
      expect(await replayJournal(contract)).to.deep.equal({ count, head });
    }
  });

  it("names an election by everything it goes by", async () => {
    const c = await loadFixture(foundWithCalendar);
    const electionId = await callElection(c);
    const [called] = await c.elections.queryFilter(c.elections.filters.ElectionCalled(electionId));
    const { inputs } = c.elections.interface.getEvent("ElectionCalled");
    const fields = ["address", inputs[2]!, "string"];
    const abi = ethers.AbiCoder.defaultAbiCoder();
    const content = abi.encode(fields, [
      await c.directory.getAddress(),
      called!.args.called,
      await c.elections.tieRule(),
    ]);
    expect(electionId).to.equal(ethers.keccak256(content));
    expect(called!.args.tieRule).to.equal(await c.elections.tieRule());
  });

  it("takes nobody's word for who stands: a nominee who never accepts is no candidate", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna, bert, cora] = c.founders;
    const electionId = await callElection(c);
    await stand(c, electionId, anna!, cora!);
    await c.elections.connect(anna!).nominate(electionId, bert!);
    await openBallot(c, electionId);
    expect(await c.elections.candidates(electionId)).to.deep.equal([anna!.address]);
    expect((await c.elections.nomineeOf(electionId, bert!)).status).to.equal(Status.Nominated);
  });
});
