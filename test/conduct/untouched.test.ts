import { expect } from "chai";
import { ZeroHash } from "ethers";
import { documentKindIndex } from "../../core/coalition/index.js";
import { loadFixture, time } from "../fixture/coalition.js";
import {
  castVotes,
  fileMotion,
  call,
  impersonateTimelock,
  openVote,
  secondMotion,
} from "../fixture/motions.js";
import { join } from "../fixture/people.js";
import { rendition } from "../fixture/renditions.js";
import { expectRefused } from "../governance/refused.js";
import {
  breach,
  climb,
  decide,
  digest,
  foundWithOfficers,
  heardCase,
  LIST,
  report,
  YEAR,
  type Bench,
} from "./case.js";

/** Whoever is suspended on rung 4: nothing harsher is to be had. */
const suspended = async () => {
  const c = await foundWithOfficers();
  await climb(c, 3);
  const caseId = await heardCase(c);
  await decide(c, caseId, breach(4));
  await c.as(await impersonateTimelock(c)).suspend(caseId, YEAR);
  expect(await c.conduct.mayPost(c.respondent, LIST)).to.equal(false);
  return { ...c, caseId };
};

/** Everything the coalition keeps about a member outside of Conduct. */
async function standing(c: Bench) {
  const person = c.respondent;
  const now = await time.latest();
  return {
    seat: [...(await c.membership.seatOf(person))],
    votes: await c.membership.getVotes(person),
    past: await c.membership.getPastVotes(person, now - 1),
    electorate: await c.membership.getPastTotalSupply(now - 1),
    members: await c.membership.memberCount(),
    balance: await c.membership.balanceOf(person),
    profile: await c.membership.profileOf(person),
    offices: await Promise.all(
      [...(await c.offices.officeIds())].map((id) => c.offices.isOfficer(id, person)),
    ),
    code: [...(await c.archive.currentCode())],
    membership: [...(await c.membership.journal())],
    archive: [...(await c.archive.journal())],
    governor: [...(await c.governor.journal())],
    office: [...(await c.offices.journal())],
  };
}

describe("Conduct: what no sanction touches", () => {
  it("is anything kept outside of it: seat, votes, offices, archive, motions", async () => {
    const c = await loadFixture(foundWithOfficers);
    const before = await standing(c);
    await climb(c, 3);
    await c.as(c.officers[0]!).hold(await report(c), digest("Threats."));
    expect(await c.conduct.mayPost(c.respondent, LIST)).to.equal(false);
    expect(await standing(c)).to.deep.equal(before);
  });

  it("is the right to move, to second, to vote and to object", async () => {
    const c = await loadFixture(suspended);
    const own = await fileMotion(
      c,
      [await call(c.archive, "recordResolution", ["We talk."])],
      "Mine",
      c.respondent,
    );
    await secondMotion(c, own);
    const other = await fileMotion(
      c,
      [await call(c.archive, "recordResolution", ["We write."])],
      "Theirs",
      c.reporter,
    );
    await c.governor.connect(c.respondent).second(other.id);
    await openVote(c, own);
    await castVotes(c, own, { for: 3 });
    expect(await c.governor.hasVoted(own.id, c.respondent)).to.equal(true);
  });

  it("is the right to nominate, to stand and to hold office", async () => {
    const c = await loadFixture(suspended);
    const archivist = await c.offices.officeIdOf("archivist");
    await c.elections.connect(c.strangers[0]!).callElection(archivist);
    const electionId = await c.elections.latestElection(archivist);
    await time.increase(1);
    await c.elections.connect(c.respondent).nominate(electionId, c.respondent);
    await c.elections.connect(c.voters[0]!).second(electionId, c.respondent);
    const terms = await c.offices.termsOf(archivist);
    const plain = [...terms] as unknown as Parameters<typeof c.offices.eligibility>[3];
    expect(
      await c.offices.eligibility(archivist, c.respondent, await time.latest(), plain),
    ).to.equal(0n);
  });

  it("is the archive: reading, depositing, dissenting", async () => {
    const c = await loadFixture(suspended);
    const kind = documentKindIndex("statement");
    await expect(
      c.archive
        .connect(c.respondent)
        .deposit(kind, "my-side", ZeroHash, [await rendition("My side of it.")]),
    ).to.emit(c.archive, "VersionRecorded");
  });

  it("is the right to report, to reply and to appeal", async () => {
    const c = await loadFixture(suspended);
    await c.as(c.respondent).report(c.reporter, 1, false, ZeroHash, digest("What they did."));
    const caseId = await heardCase(c);
    await c.as(c.respondent).reply(caseId, digest("My side."));
    await decide(c, caseId, breach(1));
    await expect(c.as(c.respondent).appeal(caseId, ZeroHash)).to.emit(c.conduct, "AppealOpened");
  });

  it("is the right to leave and to join again", async () => {
    const c = await loadFixture(suspended);
    await c.membership.connect(c.respondent).leave();
    await join(c, c.respondent);
    expect(await c.membership.isMember(c.respondent)).to.equal(true);
    expect(await c.conduct.mayPost(c.respondent, LIST)).to.equal(false);
  });

  it("is membership itself: Conduct can remove nobody, and a removal leaves the case as it is", async () => {
    const c = await loadFixture(suspended);
    const before = await c.conduct.caseOf(c.caseId);
    await c.membership.connect(await impersonateTimelock(c)).remove(c.respondent, "By motion.");
    expect([...(await c.conduct.caseOf(c.caseId))]).to.deep.equal([...before]);
    await expectRefused(
      () => c.as(c.respondent).report(c.reporter, 1, false, ZeroHash, digest("Late.")),
      c.conduct,
      "ConductNotMember",
      c.respondent.address,
    );
  });
});
