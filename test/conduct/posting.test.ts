import { expect } from "chai";
import { ZeroHash } from "ethers";
import { loadFixture, time } from "../fixture/coalition.js";
import { impersonateTimelock } from "../fixture/motions.js";
import { join, newcomers } from "../fixture/people.js";
import { rendition } from "../fixture/renditions.js";
import {
  breach,
  climb,
  DAY,
  decide,
  digest,
  foundWithOfficers,
  heardCase,
  LIST,
  report,
  Right,
  sanction,
  setRules,
  YEAR,
  type Bench,
} from "./case.js";

const CODE = 1;

const right = async (c: Bench, person: { address: string } = c.respondent) => [
  ...(await c.conduct.postingRight(person.address, LIST)),
];

/** Adopts another text of the Code of Conduct; answers with when it was recorded. */
async function changeCode(c: Bench, text: string): Promise<bigint> {
  const timelock = await impersonateTimelock(c);
  const { versionId } = await c.archive.currentCode();
  await c.archive
    .connect(timelock)
    .adoptStanding(CODE, "code-of-conduct", versionId, [await rendition(text)]);
  return BigInt(await time.latest());
}

const accept = async (c: Bench, person: Bench["respondent"]) =>
  c.membership.connect(person).acceptCode((await c.archive.currentCode()).versionId);

describe("Conduct: who may post", () => {
  it("are members, from the moment they join, on every list alike", async () => {
    const c = await loadFixture(foundWithOfficers);
    const [newcomer] = await newcomers(1);
    expect(await right(c, newcomer)).to.deep.equal([Right.NotMember, 0n]);
    await join(c, newcomer!);
    for (const list of [LIST, ZeroHash, digest("No such list.")])
      expect(await c.conduct.mayPost(newcomer!, list)).to.equal(true);
    expect(await right(c, newcomer)).to.deep.equal([Right.Granted, 0n]);
    await c.membership.connect(newcomer!).leave();
    expect(await right(c, newcomer)).to.deep.equal([Right.NotMember, 0n]);
  });

  it("are not those suspended, until the very second it ends", async () => {
    const c = await loadFixture(foundWithOfficers);
    const [notice] = await climb(c, 1);
    expect(await right(c)).to.deep.equal([Right.Granted, 0n]);
    const caseId = await sanction(c, 2);
    const { until } = await c.conduct.caseOf(caseId);
    expect(await right(c)).to.deep.equal([Right.Suspended, until]);
    expect(await c.conduct.mayPost(c.respondent, LIST)).to.equal(false);
    await time.increaseTo(until - 1n);
    expect(await right(c)).to.deep.equal([Right.Suspended, until]);
    await time.increaseTo(until);
    expect(await right(c)).to.deep.equal([Right.Granted, 0n]);
    expect(notice).not.to.equal(caseId);
  });

  it("are told the end of the longest suspension that runs", async () => {
    const c = await loadFixture(foundWithOfficers);
    await sanction(c, 1);
    const [short, long] = [await report(c), await report(c, { reporter: c.voters[0]! })];
    await time.increase(4n * DAY);
    await decide(c, long, breach(2));
    await decide(c, short, breach(2, { length: DAY }));
    const { until } = await c.conduct.caseOf(long);
    expect(await right(c)).to.deep.equal([Right.Suspended, until]);
    await time.increase(2n * DAY);
    expect(await right(c)).to.deep.equal([Right.Suspended, until]);
  });

  it("are not those who leave and come back while they are suspended", async () => {
    const c = await loadFixture(foundWithOfficers);
    const [, caseId] = await climb(c, 2);
    const { until } = await c.conduct.caseOf(caseId!);
    await c.membership.connect(c.respondent).leave();
    expect(await right(c)).to.deep.equal([Right.NotMember, 0n]);
    await join(c, c.respondent);
    expect(await right(c)).to.deep.equal([Right.Suspended, until]);
    await time.increaseTo(until);
    expect(await right(c)).to.deep.equal([Right.Granted, 0n]);
  });

  it("are not those sanctioned while they were away", async () => {
    const c = await loadFixture(foundWithOfficers);
    await sanction(c, 1);
    const caseId = await heardCase(c);
    await c.membership.connect(c.respondent).leave();
    await decide(c, caseId, breach(2));
    await join(c, c.respondent);
    expect((await right(c))[0]).to.equal(Right.Suspended);
  });

  it("are those the members reinstated", async () => {
    const c = await loadFixture(foundWithOfficers);
    const steps = await climb(c, 3);
    const caseId = await heardCase(c);
    await decide(c, caseId, breach(4));
    const members = c.as(await impersonateTimelock(c));
    await members.suspend(caseId, YEAR);
    await time.increase(40n * DAY);
    expect((await right(c))[0]).to.equal(Right.Suspended);
    await members.reinstate(caseId);
    expect(await right(c)).to.deep.equal([Right.Granted, 0n]);
    expect(steps).to.have.length(3);
  });
});

describe("Conduct: a new Code of Conduct", () => {
  it("gives members 30 days to accept it before posting pauses, to the second", async () => {
    const c = await loadFixture(foundWithOfficers);
    const recordedAt = await changeCode(c, "Be kinder.");
    const until = recordedAt + 30n * DAY;
    expect(await right(c)).to.deep.equal([Right.Granted, until]);
    await time.increaseTo(until);
    expect(await right(c)).to.deep.equal([Right.Granted, until]);
    await time.increaseTo(until + 1n);
    expect(await right(c)).to.deep.equal([Right.CodeNotAccepted, 0n]);
    await accept(c, c.respondent);
    expect(await right(c)).to.deep.equal([Right.Granted, 0n]);
  });

  it("asks nothing of who accepted it, or joined under it", async () => {
    const c = await loadFixture(foundWithOfficers);
    await changeCode(c, "Be kinder.");
    await accept(c, c.reporter);
    const [newcomer] = await newcomers(1);
    await join(c, newcomer!);
    await time.increase(31n * DAY);
    for (const person of [c.reporter, newcomer!])
      expect(await right(c, person)).to.deep.equal([Right.Granted, 0n]);
    expect((await right(c))[0]).to.equal(Right.CodeNotAccepted);
  });

  it("gives the whole grace for each version anew", async () => {
    const c = await loadFixture(foundWithOfficers);
    await changeCode(c, "Be kinder.");
    await time.increase(29n * DAY);
    const recordedAt = await changeCode(c, "Be kindest.");
    expect(await right(c)).to.deep.equal([Right.Granted, recordedAt + 30n * DAY]);
  });

  it("follows the grace the members set", async () => {
    const c = await loadFixture(foundWithOfficers);
    await changeCode(c, "Be kinder.");
    await time.increase(10n * DAY);
    expect(await c.conduct.mayPost(c.respondent, LIST)).to.equal(true);
    await setRules(c, { codeGrace: 7n * DAY });
    expect(await c.conduct.mayPost(c.respondent, LIST)).to.equal(false);
  });

  it("touches no vote", async () => {
    const c = await loadFixture(foundWithOfficers);
    await changeCode(c, "Be kinder.");
    await time.increase(31n * DAY);
    expect((await right(c))[0]).to.equal(Right.CodeNotAccepted);
    expect(await c.membership.getVotes(c.respondent)).to.equal(1n);
  });

  it("says first what a case says", async () => {
    const c = await loadFixture(foundWithOfficers);
    await changeCode(c, "Be kinder.");
    await time.increase(31n * DAY);
    await c.as(c.officers[0]!).hold(await report(c), digest("Threats."));
    expect((await right(c))[0]).to.equal(Right.Held);
    await climb(c, 2);
    expect((await right(c))[0]).to.equal(Right.Suspended);
  });
});
