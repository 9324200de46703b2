import { expect } from "chai";
import { ZeroHash } from "ethers";
import { loadFixture, time } from "../fixture/coalition.js";
import { impersonateTimelock } from "../fixture/motions.js";
import { replayJournal } from "../fixture/journal.js";
import { expectRefused } from "../governance/refused.js";
import {
  breach,
  climb,
  DAY,
  decide,
  digest,
  foundWithOfficers,
  heardCase,
  noBreach,
  pass,
  report,
  sanction,
  YEAR,
  type Bench,
} from "./case.js";

const text = digest("Text.");
/** Noon of a second of January, UTC. */
const january = (year: number) => BigInt(Date.UTC(year, 0, 2, 12) / 1000);

const FIELDS = [
  "reports",
  "dismissed",
  "lapsed",
  "advices",
  "notices",
  "suspensions",
  "longSuspensions",
  "referrals",
  "yearSuspensions",
  "reinstated",
  "recusals",
  "holds",
  "holdsLapsed",
  "appeals",
  "upheld",
  "lifted",
] as const;

const counted = async (c: Bench, year: number) => {
  const count = await c.conduct.yearCount(year);
  return Object.fromEntries(
    FIELDS.flatMap((name) => (count[name] === 0n ? [] : [[name, Number(count[name])]])),
  );
};

const atNewYear = async () => {
  const c = await foundWithOfficers();
  const year = new Date(Number(await time.latest()) * 1000).getUTCFullYear() + 1;
  await time.increaseTo(january(year));
  return { ...c, year };
};

describe("Conduct: counters for the yearly report", () => {
  it("count everything that happens, under its own name", async () => {
    const c = await loadFixture(atNewYear);
    const [, , three] = await climb(c, 3);
    await decide(c, await report(c), noBreach);
    const advised = await report(c, { reporter: c.voters[0]! });
    await c.as(c.officers[0]!).advise(advised, text);
    await c.as(c.officers[1]!).hold(advised, text);
    await c.as(c.officers[2]!).recuse(advised);
    await c.as(c.respondent).appeal(three!, ZeroHash);
    for (const panellist of c.panel.slice(0, 2)) await c.as(panellist).judge(three!, true, text);
    const referred = await heardCase(c);
    await decide(c, referred, breach(4));
    const members = c.as(await impersonateTimelock(c));
    await members.suspend(referred, YEAR);
    await members.reinstate(referred);
    const lifted = await sanction(c, 1);
    await c.as(c.respondent).appeal(lifted, ZeroHash);
    for (const panellist of c.panel.slice(0, 2)) await c.as(panellist).judge(lifted, false, text);
    await pass((await c.conduct.caseOf(advised)).decideUntil);
    await c.conduct.recordSilence(advised);

    expect(await counted(c, c.year)).to.deep.equal({
      reports: 7,
      dismissed: 1,
      lapsed: 1,
      advices: 1,
      notices: 2,
      suspensions: 1,
      longSuspensions: 1,
      referrals: 1,
      yearSuspensions: 1,
      reinstated: 1,
      recusals: 1,
      holds: 1,
      holdsLapsed: 1,
      appeals: 2,
      upheld: 1,
      lifted: 1,
    });
    const holds = await c.conduct.holdCount(c.year, c.officers[1]!);
    expect([holds.placed, holds.lapsed]).to.deep.equal([1n, 1n]);
    expect([...(await c.conduct.holdCount(c.year, c.officers[0]!))]).to.deep.equal([0n, 0n]);
    for (const other of [c.year - 1, c.year + 1]) expect(await counted(c, other)).to.deep.equal({});
  });

  it("change with the year, to the second, and count what the clock decided when it did", async () => {
    const c = await loadFixture(atNewYear);
    const nextYear = BigInt(Date.UTC(c.year + 1, 0, 1) / 1000);
    await time.setNextBlockTimestamp(nextYear - 1n);
    const old = await report(c);
    await time.setNextBlockTimestamp(nextYear);
    await report(c);
    expect(await counted(c, c.year)).to.deep.equal({ reports: 1 });
    expect(await counted(c, c.year + 1)).to.deep.equal({ reports: 1 });
    await time.increase(3n * YEAR);
    await c.conduct.recordSilence(old);
    expect(await counted(c, c.year + 1)).to.deep.equal({ reports: 1, lapsed: 1 });
  });

  it("count the silence of the members as a lapse, in the year their time ended", async () => {
    const c = await loadFixture(atNewYear);
    await climb(c, 3);
    await time.increaseTo(january(c.year) + 300n * DAY);
    const referred = await heardCase(c);
    await decide(c, referred, breach(4));
    await pass((await c.conduct.caseOf(referred)).until);
    await c.conduct.recordSilence(referred);
    expect(await counted(c, c.year + 1)).to.deep.equal({ lapsed: 1 });
  });

  it("record silence once, and only where there was some", async () => {
    const c = await loadFixture(foundWithOfficers);
    const lapsed = await report(c);
    const nothing = (caseId: string) =>
      expectRefused(
        () => c.conduct.recordSilence(caseId),
        c.conduct,
        "ConductNothingToRecord",
        caseId,
      );
    await nothing(lapsed);
    const dismissed = await report(c);
    await decide(c, dismissed, noBreach);
    const noticed = await heardCase(c);
    await nothing(noticed);
    await decide(c, noticed, breach(1));
    await pass((await c.conduct.caseOf(lapsed)).decideUntil);
    await nothing(dismissed);
    await nothing(noticed);
    await c.conduct.recordSilence(lapsed);
    await nothing(lapsed);
  });

  it("stand beside a journal that replays from the events alone", async () => {
    const c = await loadFixture(atNewYear);
    await climb(c, 3);
    await c.as(c.officers[0]!).hold(await report(c), text);
    expect(await replayJournal(c.conduct)).to.deep.equal(
      (([count, head]) => ({ count, head }))(await c.conduct.journal()),
    );
  });
});
