import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { loadFixture, time, type Coalition } from "../fixture/coalition.js";
import { senderAt } from "../fixture/sender.js";
import { join } from "../fixture/people.js";
import {
  ARCHIVIST,
  callElection,
  carry,
  castRankings,
  changeOffice,
  CONDUCT,
  countBallots,
  DAY,
  elect,
  foundWithCalendar,
  openBallot,
  Stage,
  stand,
  termsOf,
} from "./standing.js";

const now = async () => BigInt(await time.latest());

/** The offices as the elections speak to them: a whole election for each seat would hide what is tried here. */
async function asElections(c: Coalition) {
  return c.offices.connect(await senderAt(await c.elections.getAddress()));
}

/** Leaves, joins again and is a voter again. */
async function leaveAndReturn(c: Coalition, person: Coalition["founders"][number]) {
  await c.membership.connect(person).leave();
  await join(c, person);
  await time.increase((await c.membership.waitingPeriod()) + 1n);
  await c.membership.enrol([person.address]);
}

/** An office of two seats that end together, and both its holders; a month before the end of their terms. */
async function twoSeats() {
  const c = await foundWithCalendar();
  const [hans, ines] = c.founders;
  await changeOffice(c, CONDUCT, { cohorts: 1n, seats: 2n });
  const terms = await termsOf(c, CONDUCT);
  const offices = await asElections(c);
  await offices.seat(CONDUCT, 3, [hans!.address, ines!.address], await now(), terms);
  const end = terms.firstTermAt;
  await time.increaseTo(end - 29n * DAY);
  return { c, offices, terms, end };
}

describe("Offices: a winner who waits", () => {
  it("hides nobody who is held over, once they left", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [hans, anna, bert] = c.founders;
    const terms = await termsOf(c, ARCHIVIST);
    const end = terms.firstTermAt;
    const offices = await asElections(c);
    await offices.seat(ARCHIVIST, 1, [hans!.address], await now(), terms);
    await time.increaseTo(end - 29n * DAY);
    await offices.seat(ARCHIVIST, 1, [anna!.address], end, terms);
    await c.membership.connect(anna!).leave();
    await offices.holdOver(ARCHIVIST, 1, 90n * DAY);
    await time.increaseTo(end + 1n);
    expect(await c.offices.officers(ARCHIVIST)).to.deep.equal([hans!.address]);
    await offices.seat(ARCHIVIST, 1, [bert!.address], end + 10n, terms);
    expect(await c.offices.officers(ARCHIVIST)).to.deep.equal([bert!.address]);
    expect(await c.offices.isOfficer(ARCHIVIST, hans!)).to.equal(false);
  });

  it("keeps the term won after coming back, not the one lost by leaving", async () => {
    const { c, offices, terms, end } = await loadFixture(twoSeats);
    const [, , anna, bert, cora] = c.founders;
    await offices.seat(CONDUCT, 3, [cora!.address, anna!.address], end, terms);
    await c.offices.connect(cora!).resign(CONDUCT);
    await leaveAndReturn(c, anna!);
    const elected = [anna!.address, bert!.address];
    await offices.seat(CONDUCT, 3, elected, end, terms);
    const seats = await c.offices.seats(CONDUCT);
    expect(seats.map(({ next }) => next)).to.deep.equal(elected);
    await time.increaseTo(end);
    expect(await c.offices.officers(CONDUCT)).to.deep.equal(elected);
  });

  it("waits for one seat only, so that the other is due", async () => {
    const { c, offices, terms, end } = await loadFixture(twoSeats);
    const [, , anna] = c.founders;
    await offices.seat(CONDUCT, 2, [anna!.address], end, terms);
    await leaveAndReturn(c, anna!);
    await offices.seat(CONDUCT, 3, [anna!.address], end, terms);
    const seats = await c.offices.seats(CONDUCT);
    expect(seats.map(({ next }) => next)).to.deep.equal([anna!.address, ZeroAddress]);
    expect((await c.offices.openings(CONDUCT, end)).mask).to.equal(0b10);
  });

  it("stays officer through the day on which a term lost by leaving would have begun", async () => {
    const { c, offices, terms, end } = await loadFixture(twoSeats);
    const [hans, , anna] = c.founders;
    await offices.seat(CONDUCT, 2, [anna!.address], end, terms);
    await leaveAndReturn(c, anna!);
    await c.offices.connect(hans!).resign(CONDUCT);
    await offices.seat(CONDUCT, 1, [anna!.address], end, terms);
    expect(await c.offices.isOfficer(CONDUCT, anna!)).to.equal(true);
    await time.increaseTo(end + 1n);
    expect(await c.offices.isOfficer(CONDUCT, anna!)).to.equal(true);
  });

  it("loses the term to nobody when the calendar is moved, and is in nobody's way on another seat", async () => {
    const { c, offices, end } = await loadFixture(twoSeats);
    const [, , anna, bert] = c.founders;
    // The new calendar leaves anna a term of five days, so that her seat is on the next call again.
    await changeOffice(c, CONDUCT, { firstTermAt: end + 5n * DAY });
    const terms = await termsOf(c, CONDUCT);
    await offices.seat(CONDUCT, 1, [anna!.address], end, terms);
    expect((await c.offices.openings(CONDUCT, end + 8n * DAY)).mask).to.equal(0b11);
    await offices.seat(CONDUCT, 3, [bert!.address], end + 8n * DAY, terms);
    await time.increaseTo(end);
    expect(await c.offices.officers(CONDUCT)).to.deep.equal([anna!.address, bert!.address]);
  });
});

describe("Offices: who may begin, whenever the last step is taken", () => {
  /** An election of the archivist for the person, called when the given moment is 50 days away, and counted. */
  async function counted(c: Coalition, moment: bigint) {
    const [anna] = c.founders;
    await time.increaseTo(moment - 50n * DAY);
    const electionId = await callElection(c);
    await stand(c, electionId, anna!, c.founders[11]!);
    await castRankings(c, await openBallot(c, electionId), Array(4).fill([2, 1]));
    await countBallots(c, electionId);
    await time.increaseTo((await c.elections.election(electionId)).settlesAt + 1n);
    expect(await time.latest()).to.be.lessThan(Number(moment));
    return { anna: anna!, electionId };
  }

  it("seats one whose recall is over by the day of judgement", async () => {
    const c = await loadFixture(foundWithCalendar);
    const { firstTermAt } = await termsOf(c, ARCHIVIST);
    await elect(c, ARCHIVIST, [c.founders[0]!]);
    const { term } = await c.offices.termOf(ARCHIVIST, c.founders[0]!);
    const recalls = await c.recalls.getAddress();
    const signer = await senderAt(recalls);
    await c.offices.connect(signer).recall(ARCHIVIST, c.founders[0]!, term.from);

    const { anna, electionId } = await counted(c, firstTermAt);
    await c.elections.seat(electionId);
    expect(await c.elections.stage(electionId)).to.equal(Stage.Seated);
    expect(await c.offices.isOfficer(ARCHIVIST, anna), "before the recalled term's end").to.equal(
      false,
    );
    await time.increaseTo(firstTermAt);
    expect(await c.offices.isOfficer(ARCHIVIST, anna)).to.equal(true);
  });

  it("seats one whose break after too many terms is over by the day of judgement", async () => {
    const c = await loadFixture(foundWithCalendar);
    await changeOffice(c, ARCHIVIST, { termsInRow: 1n });
    const { firstTermAt, term } = await termsOf(c, ARCHIVIST);
    await elect(c, ARCHIVIST, [c.founders[0]!]);
    const { anna, electionId } = await counted(c, firstTermAt + term);
    await c.elections.seat(electionId);
    expect(await c.offices.isOfficer(ARCHIVIST, anna)).to.equal(false);
    await time.increaseTo(firstTermAt + term);
    expect(await c.offices.isOfficer(ARCHIVIST, anna)).to.equal(true);
    expect((await c.offices.termOf(ARCHIVIST, anna)).term.inRow).to.equal(1);
  });
});

describe("Elections: one vacancy among seats that are soon due", () => {
  it("is filled with them, so that its election delays nobody else's", async () => {
    const c = await loadFixture(foundWithCalendar);
    await changeOffice(c, CONDUCT, { cohorts: 1n });
    const { firstTermAt } = await termsOf(c, CONDUCT);
    const [anna, bert, cora] = c.founders;
    await elect(c, CONDUCT, [anna!, bert!, cora!]);
    await c.offices.connect(cora!).resign(CONDUCT);
    // Long before, the vacancy is due by itself.
    expect((await c.elections.due(CONDUCT)).mask).to.equal(0b100);
    const dueAt = firstTermAt - 56n * DAY;
    await time.increaseTo(dueAt - 56n * DAY);
    expect(await c.elections.due(CONDUCT)).to.deep.equal([0n, dueAt]);
    await time.increaseTo(dueAt - 2n);
    await expect(c.elections.callElection(CONDUCT))
      .to.be.revertedWithCustomError(c.elections, "ElectionsNotDue")
      .withArgs(CONDUCT, dueAt);
    await time.increaseTo(dueAt);
    const electionId = await callElection(c, CONDUCT);
    expect((await c.elections.election(electionId)).seats).to.equal(0b111);
    const people = [anna!, bert!, c.founders[3]!];
    for (const [i, person] of people.entries()) {
      await stand(c, electionId, person, c.founders[11 - i]!);
    }
    await carry(c, electionId);
    await time.increaseTo(firstTermAt);
    expect(await c.offices.officers(CONDUCT)).to.have.members(people.map(({ address }) => address));
  });
});
