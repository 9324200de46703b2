import { expect } from "chai";
import { id } from "ethers";
import { loadFixture, time, type Coalition } from "../fixture/coalition.js";
import { impersonateTimelock } from "../fixture/motions.js";
import { foundUnsealed } from "../fixture/unsealed.js";
import {
  ARCHIVIST,
  callElection,
  carry,
  castRankings,
  changeOffice,
  CO_LEADER,
  countBallots,
  DAY,
  elect,
  foundWithCalendar,
  openBallot,
  Stage,
  stand,
  termsOf,
} from "./standing.js";

const LEAD = 56n * DAY;

/** Bounds of the rules, in the order of the contract's struct. */
const BOUNDS: Record<string, [bigint, bigint]> = {
  nominations: [3n * DAY, 60n * DAY],
  acceptance: [DAY, 30n * DAY],
  extension: [DAY, 30n * DAY],
  campaign: [0n, 30n * DAY],
  ballot: [3n * DAY, 30n * DAY],
  challenge: [DAY, 30n * DAY],
  challengeHold: [7n * DAY, 90n * DAY],
  holdOver: [7n * DAY, 365n * DAY],
  secondsNeeded: [1n, 5n],
  challengeFloor: [1n, 20n],
  challengeShare: [0n, 1_000n],
};

async function rulesOf(c: Coalition) {
  const rules = await c.elections.electionRules();
  return Object.fromEntries(Object.keys(BOUNDS).map((rule, index) => [rule, rules[index]!]));
}

describe("Elections: calls", () => {
  it("calls a vacant office at once, for all its seats, under the rules of the moment", async () => {
    const c = await loadFixture(foundWithCalendar);
    expect(await c.elections.lead()).to.equal(LEAD);
    const [mask, dueAt] = await c.elections.due(CO_LEADER);
    expect([mask, dueAt]).to.deep.equal([3n, BigInt(await time.latest())]);
    const electionId = await callElection(c, CO_LEADER);
    const election = await c.elections.election(electionId);
    expect(election.seats).to.equal(3);
    expect(election.rules).to.deep.equal(await c.elections.electionRules());
    expect(election.terms).to.deep.equal(await c.offices.termsOf(CO_LEADER));
    const ordinary = await c.rulebook.motionRules(0);
    expect(election.quorumFloor).to.equal(ordinary.quorumFloor);
    expect(election.quorumShare).to.equal(ordinary.quorumShare);
    expect(await c.elections.stage(electionId)).to.equal(Stage.Nominations);
  });

  it("refuses a second call while one runs, and names the one that runs", async () => {
    const c = await loadFixture(foundWithCalendar);
    const electionId = await callElection(c);
    await expect(c.elections.callElection(ARCHIVIST))
      .to.be.revertedWithCustomError(c.elections, "ElectionsRunning")
      .withArgs(ARCHIVIST, electionId);
    await callElection(c, CO_LEADER);
  });

  it("refuses a call that is not due and says when it will be, to the second", async () => {
    const c = await loadFixture(foundWithCalendar);
    await elect(c, ARCHIVIST, [c.founders[0]!]);
    const { firstTermAt } = await termsOf(c, ARCHIVIST);
    const dueAt = firstTermAt - LEAD;
    expect(await c.elections.due(ARCHIVIST)).to.deep.equal([0n, dueAt]);
    await time.setNextBlockTimestamp(dueAt - 1n);
    await expect(c.elections.callElection(ARCHIVIST))
      .to.be.revertedWithCustomError(c.elections, "ElectionsNotDue")
      .withArgs(ARCHIVIST, dueAt);
    await time.setNextBlockTimestamp(dueAt);
    await c.elections.callElection(ARCHIVIST);
  });

  it("calls only the cohort whose term ends", async () => {
    const c = await loadFixture(foundWithCalendar);
    await elect(c, CO_LEADER, [c.founders[0]!, c.founders[1]!]);
    const { firstTermAt, term } = await termsOf(c, CO_LEADER);
    // The second cohort's terms change half a term after, and so half a term before, those of the first.
    const dueAt = firstTermAt - term / 2n - LEAD;
    expect(await c.elections.due(CO_LEADER)).to.deep.equal([0n, dueAt]);
    await time.increaseTo(dueAt);
    expect((await c.elections.due(CO_LEADER)).mask).to.equal(0b10);
    await time.increaseTo(firstTermAt - LEAD);
    expect((await c.elections.due(CO_LEADER)).mask).to.equal(0b11);
  });

  it("refuses an office that is closed or not there", async () => {
    const c = await loadFixture(foundWithCalendar);
    await c.offices.connect(await impersonateTimelock(c)).closeOffice(ARCHIVIST);
    await expect(c.elections.callElection(ARCHIVIST))
      .to.be.revertedWithCustomError(c.offices, "OfficesNotOpen")
      .withArgs(ARCHIVIST);
    await expect(c.elections.callElection(id("king")))
      .to.be.revertedWithCustomError(c.offices, "OfficesUnknown")
      .withArgs(id("king"));
    const nothing = id("no election");
    for (const act of [
      c.elections.stage,
      c.elections.proceed,
      c.elections.close,
      c.elections.seat,
    ]) {
      await expect(act(nothing))
        .to.be.revertedWithCustomError(c.elections, "ElectionsUnknown")
        .withArgs(nothing);
    }
  });

  it("is closed until the coalition is open", async () => {
    const c = await loadFixture(foundUnsealed);
    await expect(c.elections.callElection(ARCHIVIST)).to.be.revertedWithCustomError(
      c.directory,
      "DirectoryNotSealed",
    );
  });

  it("keeps the rules, terms and quorum it was called under, whatever motions change meanwhile", async () => {
    const c = await loadFixture(foundWithCalendar);
    const timelock = await impersonateTimelock(c);
    const electionId = await callElection(c);
    const before = await c.elections.election(electionId);
    const { firstTermAt } = await termsOf(c, ARCHIVIST);
    await stand(c, electionId, c.founders[0]!, c.founders[1]!);

    const changed = { nominations: 4n * DAY, ballot: 3n * DAY, challenge: DAY, secondsNeeded: 5n };
    await c.elections
      .connect(timelock)
      .setElectionRules({ ...(await rulesOf(c)), ...changed } as never);
    await changeOffice(c, ARCHIVIST, { firstTermAt: firstTermAt + 100n * DAY, termsInRow: 1n });
    const { discussion, voting, timelock: delay, secondsCap } = await c.rulebook.motionRules(0);
    await c.rulebook.connect(timelock).setMotionRules(0, {
      discussion,
      voting,
      timelock: delay,
      lateQuorumExtension: 0,
      quorumFloor: 12,
      quorumShare: 5_000,
      secondsCap,
    });

    expect(await c.elections.election(electionId)).to.deep.equal([...before]);
    const ballotId = await openBallot(c, electionId);
    const { opensAt, closesAt } = await c.elections.election(electionId);
    expect(closesAt - opensAt).to.equal(14n * DAY);
    expect(await c.elections.quorumOf(electionId)).to.equal(3);
    await castRankings(c, ballotId, Array(3).fill([2, 1]));
    await countBallots(c, electionId);
    const { settlesAt } = await c.elections.election(electionId);
    expect(settlesAt - BigInt(await time.latest())).to.equal(7n * DAY);
    await time.increaseTo(settlesAt + 1n);
    await c.elections.seat(electionId);
    const { term } = await c.offices.termOf(ARCHIVIST, c.founders[0]!);
    expect(term.ends).to.equal(firstTermAt);

    // The next call, a vacancy in the changed office, goes by what was changed.
    await c.offices.connect(c.founders[0]!).resign(ARCHIVIST);
    const next = await c.elections.election(await callElection(c));
    expect(next.rules.ballot).to.equal(3n * DAY);
    expect(next.terms.termsInRow).to.equal(1);
    expect(next.quorumFloor).to.equal(12);
  });

  it("has bounds for every rule, and the timelock alone may move them", async () => {
    const c = await loadFixture(foundWithCalendar);
    const elections = c.elections.connect(await impersonateTimelock(c));
    const rules = await rulesOf(c);
    for (const [rule, [min, max]] of Object.entries(BOUNDS)) {
      for (const value of [min, max]) {
        await elections.setElectionRules({ ...rules, [rule]: value } as never);
        expect((await rulesOf(c))[rule]).to.equal(value);
      }
      for (const value of [min - 1n, max + 1n].filter((value) => value >= 0n)) {
        await expect(elections.setElectionRules({ ...rules, [rule]: value } as never))
          .to.be.revertedWithCustomError(c.elections, "ElectionsOutOfBounds")
          .withArgs(
            (name: string) => Buffer.from(name.slice(2), "hex").toString().startsWith(rule),
            value,
            min,
            max,
          );
      }
    }
    await expect(c.elections.setElectionRules(rules as never))
      .to.be.revertedWithCustomError(c.elections, "ElectionsUnauthorized")
      .withArgs(c.founders[0]!.address);
  });

  it("calls the next election of a seat in time for nobody to be missing", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna, bert] = c.founders;
    await elect(c, ARCHIVIST, [anna!]);
    const { firstTermAt, term } = await termsOf(c, ARCHIVIST);
    await time.increaseTo(firstTermAt - LEAD);
    const electionId = await callElection(c);
    await stand(c, electionId, bert!, c.founders[2]!);
    await carry(c, electionId);
    expect(await time.latest()).to.be.lessThan(Number(firstTermAt));
    expect(await c.offices.officers(ARCHIVIST)).to.deep.equal([anna!.address]);
    const [seat] = await c.offices.seats(ARCHIVIST);
    expect(seat!.next).to.equal(bert!.address);
    expect(seat!.nextTerm.from).to.equal(firstTermAt);
    await time.increaseTo(firstTermAt - 1n);
    expect(await c.offices.officers(ARCHIVIST)).to.deep.equal([anna!.address]);
    await time.increaseTo(firstTermAt);
    expect(await c.offices.officers(ARCHIVIST)).to.deep.equal([bert!.address]);
    expect((await c.offices.termOf(ARCHIVIST, bert!)).term.until).to.equal(firstTermAt + term);
  });
});
