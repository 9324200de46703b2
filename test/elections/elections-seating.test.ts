import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import { loadFixture, networkHelpers, time } from "../fixture/coalition.js";
import { impersonateTimelock } from "../fixture/motions.js";
import {
  APPEAL,
  ARCHIVIST,
  callElection,
  carry,
  castRankings,
  CO_LEADER,
  CONDUCT,
  countBallots,
  DAY,
  elect,
  Eligibility,
  foundWithCalendar,
  openBallot,
  seatElected,
  Stage,
  stand,
  termsOf,
} from "./standing.js";

describe("Elections: seats", () => {
  it("gives the longest term to the best", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna, bert, cora] = c.founders;
    const { firstTermAt, term } = await termsOf(c, CONDUCT);
    await elect(c, CONDUCT, [anna!, bert!, cora!]);
    // Seats 0 and 2 are of the first cohort, seat 1 of the second, whose term changes half a term earlier.
    const seats = await c.offices.seats(CONDUCT);
    expect(seats.map(({ holder }) => holder)).to.deep.equal([
      anna!.address,
      cora!.address,
      bert!.address,
    ]);
    expect(seats.map(({ term }) => term.ends)).to.deep.equal([
      firstTermAt,
      firstTermAt - term / 2n,
      firstTermAt,
    ]);
  });

  it("passes over whoever left, and gives the seat to the next", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna, bert] = c.founders;
    const electionId = await callElection(c);
    await stand(c, electionId, anna!, c.founders[8]!);
    await stand(c, electionId, bert!, c.founders[9]!);
    await castRankings(c, await openBallot(c, electionId), Array(4).fill([3, 1, 2]));
    await countBallots(c, electionId);
    await c.membership.connect(anna!).leave();
    await expect(seatElected(c, electionId))
      .to.emit(c.offices, "OfficerPassedOver")
      .withArgs(ARCHIVIST, anna!.address, Eligibility.NotVoter);
    expect(await c.offices.officers(ARCHIVIST)).to.deep.equal([bert!.address]);
  });

  it("ends vacant when everybody who was elected is passed over", async () => {
    const c = await loadFixture(foundWithCalendar);
    const electionId = await callElection(c);
    await stand(c, electionId, c.founders[0]!, c.founders[8]!);
    await castRankings(c, await openBallot(c, electionId), Array(4).fill([2, 1]));
    await countBallots(c, electionId);
    await c.membership.connect(c.founders[0]!).leave();
    await seatElected(c, electionId);
    expect(await c.elections.stage(electionId)).to.equal(Stage.Vacant);
  });

  it("refuses at nomination whoever holds an office that excludes this one", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna, bert, cora] = c.founders;
    await elect(c, CONDUCT, [anna!, bert!, cora!]);
    const electionId = await callElection(c, APPEAL);
    await expect(c.elections.connect(anna!).nominate(electionId, anna!))
      .to.be.revertedWithCustomError(c.elections, "ElectionsNotEligible")
      .withArgs(electionId, anna!.address, Eligibility.HoldsExcluded);
    await c.offices.connect(anna!).resign(CONDUCT);
    await c.elections.connect(anna!).nominate(electionId, anna!);
  });

  it("passes over at the seat whoever took an excluded office in the meantime", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna, bert, cora, dora] = c.founders;
    // Two elections at once; anna wins both.
    const conduct = await callElection(c, CONDUCT);
    const appeal = await callElection(c, APPEAL);
    for (const [index, person] of [anna!, bert!, cora!].entries()) {
      await stand(c, conduct, person, c.founders[11 - index]!);
    }
    for (const [index, person] of [anna!, dora!].entries()) {
      await stand(c, appeal, person, c.founders[11 - index]!);
    }
    await carry(c, conduct);
    expect(await c.offices.isOfficer(CONDUCT, anna!)).to.equal(true);
    // The appeal panel lacked candidates and went through its extensions; anna stood before she was an officer.
    await c.elections.proceed(appeal);
    await time.increaseTo((await c.elections.election(appeal)).acceptanceUntil + 1n);
    await c.elections.proceed(appeal);
    await time.increaseTo((await c.elections.election(appeal)).acceptanceUntil + 1n);
    await c.elections.proceed(appeal);
    await time.increaseTo((await c.elections.election(appeal)).opensAt + 1n);
    await expect(c.elections.openBallot(appeal))
      .to.emit(c.elections, "CandidateDropped")
      .withArgs(appeal, anna!.address, Eligibility.HoldsExcluded);
  });

  it("sees an exclusion that a motion adds between count and seat", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna] = c.founders;
    await elect(c, ARCHIVIST, [anna!]);
    const electionId = await callElection(c, CO_LEADER);
    await stand(c, electionId, anna!, c.founders[10]!);
    await stand(c, electionId, c.founders[1]!, c.founders[11]!);
    await castRankings(c, await openBallot(c, electionId), Array(4).fill([3, 1, 2]));
    await countBallots(c, electionId);
    const timelock = await impersonateTimelock(c);
    await c.offices.connect(timelock).setExclusion(ARCHIVIST, CO_LEADER, true);
    await seatElected(c, electionId);
    expect(await c.offices.officers(CO_LEADER)).to.deep.equal([c.founders[1]!.address]);
    expect(await c.offices.isOfficer(ARCHIVIST, anna!), "keeps what she had").to.equal(true);
  });

  it("fills no seat whose new term is over before anybody took the last step", async () => {
    const c = await loadFixture(foundWithCalendar);
    const electionId = await callElection(c);
    await stand(c, electionId, c.founders[0]!, c.founders[1]!);
    await castRankings(c, await openBallot(c, electionId), Array(4).fill([2, 1]));
    await countBallots(c, electionId);
    const { firstTermAt } = await termsOf(c, ARCHIVIST);
    await time.increaseTo(firstTermAt);
    await c.elections.seat(electionId);
    expect(await c.elections.stage(electionId)).to.equal(Stage.Vacant);
    await callElection(c);
  });

  it("never lets one person have two seats of an office at a time", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna, bert] = c.founders;
    await elect(c, CO_LEADER, [anna!, bert!]);
    const { firstTermAt, term } = await termsOf(c, CO_LEADER);
    // Bert's term, of the second cohort, ends half a term earlier.
    await time.increaseTo(firstTermAt - term / 2n - 56n * DAY);
    const electionId = await callElection(c, CO_LEADER);
    await expect(c.elections.connect(bert!).nominate(electionId, anna!))
      .to.be.revertedWithCustomError(c.elections, "ElectionsNotEligible")
      .withArgs(electionId, anna!.address, Eligibility.HoldsSeat);
    await stand(c, electionId, bert!, c.founders[2]!);
    await carry(c, electionId);
    const { term: present, nextTerm } = await c.offices.termOf(CO_LEADER, bert!);
    expect(nextTerm.from, "begins where the present one ends").to.equal(present.until);
    expect(nextTerm.inRow).to.equal(1);
  });

  it("has ids that hash content: after a reorg the same second brings another election, not the same id", async () => {
    const c = await loadFixture(foundWithCalendar);
    const timelock = await impersonateTimelock(c);
    const snapshot = await networkHelpers.takeSnapshot();
    const at = (await time.latest()) + 86_400;
    const changed = await termsOf(c, ARCHIVIST, { termsInRow: 5n });
    const ids: string[] = [];
    for (const reorganised of [false, true]) {
      if (reorganised) await c.offices.connect(timelock).changeOffice(ARCHIVIST, changed);
      await time.setNextBlockTimestamp(at);
      const electionId = await callElection(c);
      expect((await c.elections.election(electionId)).calledAt).to.equal(at);
      ids.push(electionId, await c.elections.ballotIdOf(electionId, 0));
      await snapshot.restore();
    }
    expect(new Set(ids).size).to.equal(4);
  });

  it("has another id for every office and every ballot", async () => {
    const c = await loadFixture(foundWithCalendar);
    const archivist = await callElection(c);
    const leader = await callElection(c, CO_LEADER);
    const ballots = await Promise.all(
      [archivist, leader].flatMap((electionId) =>
        [0, 1].map((run) => c.elections.ballotIdOf(electionId, run)),
      ),
    );
    expect(new Set([archivist, leader, ...ballots]).size).to.equal(6);
    expect(await c.elections.latestElection(id("nothing"))).to.equal(ZeroHash);
  });
});
