import { expect } from "chai";
import { id, ZeroAddress } from "ethers";
import { loadFixture, networkHelpers, time, type Coalition } from "../fixture/coalition.js";
import { impersonateTimelock } from "../fixture/motions.js";
import {
  ARCHIVIST,
  callElection,
  carry,
  countBallots,
  DAY,
  elect,
  Eligibility,
  foundWithCalendar,
  openBallot,
  seatElected,
  stand,
  termsOf,
  type Person,
} from "./standing.js";

const LEAD = 56n * DAY;

const SEER = id("seer");

/** An office of one seat more, which nobody may hold together with the archivist's. */
async function foundWithSeer() {
  const c = await foundWithCalendar();
  const offices = c.offices.connect(await impersonateTimelock(c));
  await offices.openOffice({ name: "seer", terms: await termsOf(c, ARCHIVIST) });
  await offices.setExclusion(ARCHIVIST, SEER, true);
  return c;
}

/** Travels to when the archivist's next election is due and carries one for the person. */
async function reelect(c: Coalition, person: Person, boundary: bigint) {
  await time.increaseTo(boundary - LEAD);
  return elect(c, ARCHIVIST, [person]);
}

/** An election of the office, already due, in which two ballots miss the quorum. */
async function missTwice(c: Coalition, officeId: string, person: Person) {
  const electionId = await callElection(c, officeId);
  await stand(c, electionId, person, c.founders[11]!);
  await openBallot(c, electionId);
  await countBallots(c, electionId);
  return countBallots(c, electionId);
}

describe("Offices: terms in a row", () => {
  it("lets an officer serve two terms in a row, not three, and again after a break of one term", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna, bert] = c.founders;
    const { firstTermAt, term } = await termsOf(c, ARCHIVIST);
    await elect(c, ARCHIVIST, [anna!]);
    await reelect(c, anna!, firstTermAt);
    const second = await c.offices.termOf(ARCHIVIST, anna!);
    expect(second.nextTerm.inRow).to.equal(2);

    await time.increaseTo(firstTermAt + term - LEAD);
    const third = await callElection(c);
    await expect(c.elections.connect(bert!).nominate(third, anna!))
      .to.be.revertedWithCustomError(c.elections, "ElectionsNotEligible")
      .withArgs(third, anna!.address, Eligibility.TermsInRow);
    await stand(c, third, bert!, c.founders[2]!);
    await carry(c, third);

    await reelect(c, anna!, firstTermAt + 2n * term);
    await time.increaseTo(firstTermAt + 2n * term);
    expect(await c.offices.officers(ARCHIVIST)).to.deep.equal([anna!.address]);
    expect((await c.offices.termOf(ARCHIVIST, anna!)).term.inRow).to.equal(1);
  });

  it("does not count a remainder of less than half a term", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna] = c.founders;
    const { firstTermAt, term } = await termsOf(c, ARCHIVIST);
    await time.increaseTo(firstTermAt - 200n * DAY);
    await elect(c, ARCHIVIST, [anna!]);
    expect((await c.offices.termOf(ARCHIVIST, anna!)).term.inRow).to.equal(0);
    await reelect(c, anna!, firstTermAt);
    await reelect(c, anna!, firstTermAt + term);
    expect((await c.offices.termOf(ARCHIVIST, anna!)).nextTerm.inRow).to.equal(2);
  });

  it("is not reset by resigning shortly before the end", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna, bert] = c.founders;
    const { firstTermAt, term } = await termsOf(c, ARCHIVIST);
    await elect(c, ARCHIVIST, [anna!]);
    await reelect(c, anna!, firstTermAt);
    await time.increaseTo(firstTermAt + 300n * DAY);
    await c.offices.connect(anna!).resign(ARCHIVIST);
    const electionId = await callElection(c);
    await expect(c.elections.connect(bert!).nominate(electionId, anna!))
      .to.be.revertedWithCustomError(c.elections, "ElectionsNotEligible")
      .withArgs(electionId, anna!.address, Eligibility.TermsInRow);
    const from = firstTermAt + 2n * term;
    const config = await termsOf(c, ARCHIVIST);
    const ask = (at: bigint) => c.offices.eligibility(ARCHIVIST, anna!, at, config);
    expect(await ask(from - 1n)).to.equal(Eligibility.TermsInRow);
    expect(await ask(from)).to.equal(Eligibility.Eligible);
  });
});

describe("Offices: the calendar", () => {
  it("spreads the cohorts of an office evenly over a term, both ways from the first", async () => {
    const c = await loadFixture(foundWithCalendar);
    const config = await termsOf(c, ARCHIVIST, { seats: 9n, cohorts: 3n, term: 730n * DAY });
    const { firstTermAt, term } = config;
    const end = (seat: number, at: bigint) => c.offices.termEnd(config, seat, at);
    expect(await end(0, firstTermAt - 1n)).to.equal(firstTermAt);
    expect(await end(0, firstTermAt)).to.equal(firstTermAt + term);
    expect(await end(3, firstTermAt)).to.equal(firstTermAt + term);
    expect(await end(1, firstTermAt)).to.equal(firstTermAt + term / 3n);
    expect(await end(8, firstTermAt)).to.equal(firstTermAt + (2n * term) / 3n);
    expect(await end(0, firstTermAt - term)).to.equal(firstTermAt);
    expect(await end(0, firstTermAt - term - 1n)).to.equal(firstTermAt - term);
    expect(await end(4, firstTermAt - 1n)).to.equal(firstTermAt - (2n * term) / 3n + term);
  });

  it("gives whoever fills a vacancy the remainder only", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna, bert] = c.founders;
    const { firstTermAt } = await termsOf(c, ARCHIVIST);
    await elect(c, ARCHIVIST, [anna!]);
    await c.offices.connect(anna!).resign(ARCHIVIST);
    await elect(c, ARCHIVIST, [bert!]);
    expect((await c.offices.termOf(ARCHIVIST, bert!)).term.ends).to.equal(firstTermAt);
  });

  it("lets a winner who waits for the term give it up, or lose it by leaving; the seat is due again", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna, bert] = c.founders;
    const { firstTermAt } = await termsOf(c, ARCHIVIST);
    await elect(c, ARCHIVIST, [anna!]);
    await reelect(c, bert!, firstTermAt);
    expect((await c.elections.due(ARCHIVIST)).mask).to.equal(0);
    const snapshot = await networkHelpers.takeSnapshot();
    for (const give of [
      () => c.offices.connect(bert!).resign(ARCHIVIST),
      () => c.membership.connect(bert!).leave(),
    ]) {
      await give();
      const [seat] = await c.offices.seats(ARCHIVIST);
      expect([seat!.holder, seat!.next]).to.deep.equal([anna!.address, ZeroAddress]);
      expect((await c.elections.due(ARCHIVIST)).mask).to.equal(1);
      await time.increaseTo(firstTermAt);
      expect(await c.offices.officers(ARCHIVIST)).to.deep.equal([]);
      await snapshot.restore();
    }
    await time.increaseTo(firstTermAt);
    expect(await c.offices.officers(ARCHIVIST)).to.deep.equal([bert!.address]);
  });

  it("waits for the end of a term in an office that excludes the new one", async () => {
    const c = await loadFixture(foundWithSeer);
    const [anna] = c.founders;
    const { firstTermAt } = await termsOf(c, ARCHIVIST);
    await elect(c, ARCHIVIST, [anna!]);
    await time.increaseTo(firstTermAt - LEAD);
    await elect(c, SEER, [anna!]);
    expect(await time.latest()).to.be.lessThan(Number(firstTermAt));
    expect(await c.offices.isOfficer(SEER, anna!)).to.equal(false);
    await time.increaseTo(firstTermAt);
    expect(await c.offices.isOfficer(SEER, anna!)).to.equal(true);
    expect(await c.offices.isOfficer(ARCHIVIST, anna!)).to.equal(false);
  });
});

describe("Offices: holding over", () => {
  it("moves nothing when elections go on failing: the date is fixed", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna, bert] = c.founders;
    const { firstTermAt } = await termsOf(c, ARCHIVIST);
    await elect(c, ARCHIVIST, [anna!]);
    await time.increaseTo(firstTermAt - LEAD);
    await missTwice(c, ARCHIVIST, bert!);
    const until = firstTermAt + 90n * DAY;
    expect((await c.offices.termOf(ARCHIVIST, anna!)).term.until).to.equal(until);
    await missTwice(c, ARCHIVIST, bert!);
    expect((await c.offices.termOf(ARCHIVIST, anna!)).term.until).to.equal(until);
    await missTwice(c, ARCHIVIST, bert!);
    expect(await time.latest()).to.be.greaterThan(Number(until));
    expect(await c.offices.isOfficer(ARCHIVIST, anna!)).to.equal(false);
  });

  it("ends with a successor, at once", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna, bert] = c.founders;
    const { firstTermAt, term } = await termsOf(c, ARCHIVIST);
    await elect(c, ARCHIVIST, [anna!]);
    await time.increaseTo(firstTermAt - 20n * DAY);
    await missTwice(c, ARCHIVIST, bert!);
    expect(await c.offices.officers(ARCHIVIST)).to.deep.equal([anna!.address]);
    const electionId = await callElection(c);
    await stand(c, electionId, bert!, c.founders[10]!);
    const ballotId = await openBallot(c, electionId);
    for (const voter of c.founders.slice(0, 4)) {
      await c.ballotBox.connect(voter).castBallot(ballotId, "0x0201", 1);
    }
    await countBallots(c, electionId);
    await expect(seatElected(c, electionId))
      .to.emit(c.offices, "OfficerSucceeded")
      .withArgs(ARCHIVIST, anna!.address, 0);
    expect(await c.offices.officers(ARCHIVIST)).to.deep.equal([bert!.address]);
    expect(await c.offices.isOfficer(ARCHIVIST, anna!)).to.equal(false);
    expect((await c.offices.termOf(ARCHIVIST, bert!)).term.ends).to.equal(firstTermAt + term);
  });

  it("brings nobody back who resigned or left", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna, bert] = c.founders;
    const { firstTermAt } = await termsOf(c, ARCHIVIST);
    await elect(c, ARCHIVIST, [anna!]);
    await time.increaseTo(firstTermAt - LEAD);
    const snapshot = await networkHelpers.takeSnapshot();
    for (const give of [
      () => c.offices.connect(anna!).resign(ARCHIVIST),
      () => c.membership.connect(anna!).leave(),
    ]) {
      await give();
      await expect(missTwice(c, ARCHIVIST, bert!)).not.to.emit(c.offices, "OfficerHeldOver");
      expect(await c.offices.officers(ARCHIVIST)).to.deep.equal([]);
      await snapshot.restore();
    }
  });

  it("keeps nobody who has an office that excludes this one", async () => {
    const c = await loadFixture(foundWithSeer);
    const [anna, bert] = c.founders;
    const { firstTermAt } = await termsOf(c, ARCHIVIST);
    await elect(c, ARCHIVIST, [anna!]);
    await time.increaseTo(firstTermAt - LEAD);
    const electionId = await callElection(c);
    await stand(c, electionId, bert!, c.founders[10]!);
    const other = await callElection(c, SEER);
    await stand(c, other, anna!, c.founders[9]!);
    await openBallot(c, electionId);
    await c.elections.proceed(other);
    await time.increaseTo((await c.elections.election(other)).opensAt + 1n);
    await c.elections.openBallot(other);
    for (const voter of c.founders.slice(0, 4)) {
      const ballotId = await c.elections.ballotIdOf(other, 0);
      await c.ballotBox.connect(voter).castBallot(ballotId, "0x0201", 1);
    }
    await countBallots(c, other);
    await countBallots(c, electionId);
    await seatElected(c, other);
    await expect(countBallots(c, electionId)).not.to.emit(c.offices, "OfficerHeldOver");
    expect(await time.latest()).to.be.greaterThan(Number(firstTermAt));
    expect(await c.offices.isOfficer(SEER, anna!)).to.equal(true);
    expect(await c.offices.isOfficer(ARCHIVIST, anna!)).to.equal(false);
  });

  it("keeps nobody in an office that was closed", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna, bert] = c.founders;
    const { firstTermAt } = await termsOf(c, ARCHIVIST);
    await elect(c, ARCHIVIST, [anna!]);
    await time.increaseTo(firstTermAt - LEAD);
    const electionId = await callElection(c);
    await stand(c, electionId, bert!, c.founders[10]!);
    await openBallot(c, electionId);
    await c.offices.connect(await impersonateTimelock(c)).closeOffice(ARCHIVIST);
    await countBallots(c, electionId);
    await expect(countBallots(c, electionId)).not.to.emit(c.offices, "OfficerHeldOver");
    await time.increaseTo(firstTermAt + DAY);
    expect(await c.offices.isOfficer(ARCHIVIST, anna!)).to.equal(false);
  });
});
