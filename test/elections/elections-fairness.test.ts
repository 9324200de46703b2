import { expect } from "chai";
import { loadFixture, time, type Coalition } from "../fixture/coalition.js";
import { impersonateTimelock } from "../fixture/motions.js";
import { senderAt } from "../fixture/sender.js";
import { becomeVoter } from "../fixture/people.js";
import {
  ARCHIVIST,
  callElection,
  castRankings,
  changeOffice,
  CONDUCT,
  countBallots,
  DAY,
  foundWithCalendar,
  openBallot,
  seatElected,
  Stage,
  stand,
  termsOf,
  type Person,
} from "./standing.js";

/** The offices, spoken to by another contract of the coalition. */
async function officesAs(c: Coalition, part: { getAddress(): Promise<string> }) {
  return c.offices.connect(await senderAt(await part.getAddress()));
}

const now = async () => BigInt(await time.latest());

/** One candidate, four ballots above RON, counted. */
async function elected(c: Coalition, officeId: string, candidate: Person): Promise<string> {
  const electionId = await callElection(c, officeId);
  await stand(c, electionId, candidate, c.founders[11]!);
  const ballotId = await openBallot(c, electionId);
  await castRankings(
    c,
    ballotId,
    Array.from({ length: 4 }, () => [2, 1]),
    c.founders.slice(5),
  );
  await countBallots(c, electionId);
  return electionId;
}

/** Leaves the coalition and comes back as a voter. */
async function leaveAndReturn(c: Coalition, person: Person): Promise<void> {
  await c.membership.connect(person).leave();
  await becomeVoter(c, person);
  if (await c.membership.isVoter(person)) return;
  await time.increase(2);
  await c.membership.enrol([person.address]);
}

describe("Offices: a term won and lost before it began", () => {
  it("leaves the held-over holder visible, and the seat one officer", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [holder, winner, later] = c.founders;
    const rules = { nominations: 3n * DAY, acceptance: DAY, extension: 30n * DAY, campaign: 0n };
    const counting = { ballot: 3n * DAY, challenge: DAY, challengeHold: 7n * DAY };
    const numbers = { secondsNeeded: 1n, challengeFloor: 2n, challengeShare: 100n };
    await c.elections
      .connect(await impersonateTimelock(c))
      .setElectionRules({ ...rules, ...counting, ...numbers, holdOver: 90n * DAY });
    const ends = (await termsOf(c, ARCHIVIST)).firstTermAt;
    await seatElected(c, await elected(c, ARCHIVIST, holder!));
    await time.increaseTo(ends - 38n * DAY);
    await seatElected(c, await elected(c, ARCHIVIST, winner!));
    await c.membership.connect(winner!).leave();

    const missed = await callElection(c);
    await stand(c, missed, later!, c.founders[11]!);
    await openBallot(c, missed);
    await countBallots(c, missed);
    await countBallots(c, missed);
    expect(await c.elections.stage(missed)).to.equal(Stage.HeldOver);
    await time.increaseTo(ends + 1n);
    expect(await c.offices.officers(ARCHIVIST)).to.deep.equal([holder!.address]);

    await seatElected(c, await elected(c, ARCHIVIST, later!));
    expect(await c.offices.isOfficer(ARCHIVIST, holder!)).to.equal(false);
    expect(await c.offices.officers(ARCHIVIST)).to.deep.equal([later!.address]);
  });

  it("takes nothing from a term won after coming back", async () => {
    const c = await loadFixture(foundWithCalendar);
    await changeOffice(c, CONDUCT, { cohorts: 1n, seats: 2n });
    const terms = await termsOf(c, CONDUCT);
    const [first, second, returning, other] = c.founders;
    const ends = terms.firstTermAt;
    const offices = await officesAs(c, c.elections);
    await offices.seat(CONDUCT, 3, [first!.address, second!.address], await now(), terms);
    await time.increaseTo(ends - 29n * DAY);
    await offices.seat(CONDUCT, 2, [returning!.address], ends, terms);
    await leaveAndReturn(c, returning!);

    const winners = [returning!.address, other!.address];
    expect(await offices.seat.staticCall(CONDUCT, 3, winners, ends, terms)).to.equal(2n);
    await offices.seat(CONDUCT, 3, winners, ends, terms);
    const waiting = (await c.offices.seats(CONDUCT)).map(({ next }) => next);
    expect(waiting).to.deep.equal(winners);
    await time.increaseTo(ends + 1n);
    expect(await c.offices.officers(CONDUCT)).to.deep.equal(winners);
  });

  it("does not end a term that began since", async () => {
    const c = await loadFixture(foundWithCalendar);
    await changeOffice(c, CONDUCT, { cohorts: 1n, seats: 2n });
    const terms = await termsOf(c, CONDUCT);
    const [holder, returning] = c.founders;
    const ends = terms.firstTermAt;
    const offices = await officesAs(c, c.elections);
    await offices.seat(CONDUCT, 2, [holder!.address], await now(), terms);
    await time.increaseTo(ends - 29n * DAY);
    await offices.seat(CONDUCT, 2, [returning!.address], ends, terms);
    await leaveAndReturn(c, returning!);

    await offices.seat(CONDUCT, 3, [returning!.address], ends, terms);
    expect(await c.offices.isOfficer(CONDUCT, returning!)).to.equal(true);
    await time.increaseTo(ends + 1n);
    expect(await c.offices.isOfficer(CONDUCT, returning!)).to.equal(true);
  });

  it("stays with who waits for it, also where a motion moves the calendar", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [holder, winner, later] = c.founders;
    const ends = (await termsOf(c, ARCHIVIST)).firstTermAt;
    const offices = await officesAs(c, c.elections);
    const before = await termsOf(c, ARCHIVIST);
    await offices.seat(ARCHIVIST, 1, [holder!.address], await now(), before);
    await changeOffice(c, ARCHIVIST, { firstTermAt: ends + 5n * DAY });
    const terms = await termsOf(c, ARCHIVIST);
    await time.increaseTo(ends - 29n * DAY);
    await offices.seat(ARCHIVIST, 1, [winner!.address], ends, terms);
    await time.increaseTo(ends - 20n * DAY);
    await offices.seat(ARCHIVIST, 1, [later!.address], ends + 8n * DAY, terms);
    await time.increaseTo(ends + 1n);
    expect(await c.offices.officers(ARCHIVIST)).to.deep.equal([winner!.address]);
  });
});

describe("Elections: who was elected is seated, whenever somebody asks", () => {
  it("though a recall bars them until the old term ends", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [person] = c.founders;
    const terms = await termsOf(c, ARCHIVIST);
    const ends = terms.firstTermAt;
    const offices = await officesAs(c, c.elections);
    await offices.seat(ARCHIVIST, 1, [person!.address], await now(), terms);
    const { term } = await c.offices.termOf(ARCHIVIST, person!);
    await (await officesAs(c, c.recalls)).recall(ARCHIVIST, person!.address, term.from);
    await time.increaseTo(ends - 50n * DAY);
    const electionId = await elected(c, ARCHIVIST, person!);
    await seatElected(c, electionId);
    expect(await now()).to.be.lessThan(ends);
    expect(await c.elections.stage(electionId)).to.equal(Stage.Seated);
    expect(await c.offices.isOfficer(ARCHIVIST, person!)).to.equal(false);
    await time.increaseTo(ends);
    expect(await c.offices.isOfficer(ARCHIVIST, person!)).to.equal(true);
  });

  it("though they rest for a few days more after terms in a row", async () => {
    const c = await loadFixture(foundWithCalendar);
    await changeOffice(c, ARCHIVIST, { termsInRow: 1n });
    const [person] = c.founders;
    const terms = await termsOf(c, ARCHIVIST);
    const rested = terms.firstTermAt + terms.term;
    const offices = await officesAs(c, c.elections);
    await offices.seat(ARCHIVIST, 1, [person!.address], await now(), terms);
    await time.increaseTo(rested - 50n * DAY);
    const electionId = await elected(c, ARCHIVIST, person!);
    await seatElected(c, electionId);
    expect(await c.elections.stage(electionId)).to.equal(Stage.Seated);
    await time.increaseTo(rested);
    expect(await c.offices.isOfficer(ARCHIVIST, person!)).to.equal(true);
  });
});

describe("Elections: no office is emptied by a call or a challenge", () => {
  it("lets a vacancy wait for the other seats where these are soon due", async () => {
    const c = await loadFixture(foundWithCalendar);
    await changeOffice(c, CONDUCT, { cohorts: 1n });
    const [one, two] = c.founders;
    const terms = await termsOf(c, CONDUCT);
    const ends = terms.firstTermAt;
    const lead = await c.elections.lead();
    const offices = await officesAs(c, c.elections);
    await offices.seat(CONDUCT, 7, [one!.address, two!.address], await now(), terms);
    await time.increaseTo(ends - 2n * lead - 10n);
    expect((await c.elections.due(CONDUCT)).mask).to.equal(4n);
    await time.increaseTo(ends - 2n * lead);
    expect(await c.elections.due(CONDUCT)).to.deep.equal([0n, ends - lead]);
    await time.increaseTo(ends - lead - 10n);
    await expect(c.elections.callElection(CONDUCT))
      .to.be.revertedWithCustomError(c.elections, "ElectionsNotDue")
      .withArgs(CONDUCT, ends - lead);
    await time.increaseTo(ends - lead);
    expect((await c.elections.due(CONDUCT)).mask).to.equal(7n);
  });

  it("keeps officers in office while their successors' result is held", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [holder, winner, one, two] = c.founders;
    const terms = await termsOf(c, ARCHIVIST);
    const ends = terms.firstTermAt;
    const offices = await officesAs(c, c.elections);
    await offices.seat(ARCHIVIST, 1, [holder!.address], await now(), terms);
    await time.increaseTo(ends - 56n * DAY);
    const electionId = await elected(c, ARCHIVIST, winner!);
    for (const challenger of [one!, two!])
      await c.elections.connect(challenger).challenge(electionId, "Not so.");
    expect(await c.elections.stage(electionId)).to.equal(Stage.Held);
    await time.increaseTo(ends + 1n);
    expect(await c.offices.officers(ARCHIVIST)).to.deep.equal([holder!.address]);
    await seatElected(c, electionId);
    expect(await c.offices.officers(ARCHIVIST)).to.deep.equal([winner!.address]);
  });

  it("lets the terms in a closed office run out, whatever quorum is missed", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [holder, candidate] = c.founders;
    const terms = await termsOf(c, ARCHIVIST);
    const ends = terms.firstTermAt;
    const offices = await officesAs(c, c.elections);
    await offices.seat(ARCHIVIST, 1, [holder!.address], await now(), terms);
    await time.increaseTo(ends - 56n * DAY);
    const electionId = await callElection(c);
    await stand(c, electionId, candidate!, c.founders[11]!);
    await openBallot(c, electionId);
    await c.offices.connect(await impersonateTimelock(c)).closeOffice(ARCHIVIST);
    await countBallots(c, electionId);
    await countBallots(c, electionId);
    expect(await c.elections.stage(electionId)).to.equal(Stage.HeldOver);
    expect(await now()).to.be.greaterThan(ends);
    expect(await c.offices.isOfficer(ARCHIVIST, holder!)).to.equal(false);
  });
});

describe("Elections: one seat", () => {
  it("is filled by Schulze, also in an office that elects by approval", async () => {
    const c = await loadFixture(foundWithCalendar);
    await changeOffice(c, CONDUCT, { seats: 2n, cohorts: 2n, method: 1n });
    const [preferred, approved, holder] = c.founders;
    const offices = await officesAs(c, c.elections);
    await offices.seat(CONDUCT, 1, [holder!.address], await now(), await termsOf(c, CONDUCT));
    const electionId = await callElection(c, CONDUCT);
    await stand(c, electionId, preferred!, c.founders[11]!);
    await stand(c, electionId, approved!, c.founders[10]!);
    const ballotId = await openBallot(c, electionId);
    // All four would have the second, but three prefer the first.
    await castRankings(c, ballotId, [
      [3, 1, 2],
      [3, 1, 2],
      [3, 1, 2],
      [2, 3, 1],
    ]);
    await countBallots(c, electionId);
    expect((await c.elections.elected(electionId))[0]).to.equal(preferred!.address);
  });
});
