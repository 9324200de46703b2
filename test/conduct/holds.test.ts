import { expect } from "chai";
import { ZeroHash } from "ethers";
import { loadFixture, time } from "../fixture/coalition.js";
import { expectEntries } from "../fixture/journal.js";
import { expectRefused } from "../governance/refused.js";
import {
  breach,
  decide,
  digest,
  foundWithOfficers,
  HOUR,
  LIST,
  noBreach,
  pass,
  report,
  Right,
  Stage,
  type Bench,
  type Person,
} from "./case.js";

const reason = digest("Threats.");

const right = async (c: Bench) => [...(await c.conduct.postingRight(c.respondent, LIST))];

const held = async () => {
  const c = await foundWithOfficers();
  const caseId = await report(c);
  await c.as(c.officers[0]!).hold(caseId, reason);
  const { held } = await c.conduct.caseOf(caseId);
  return { ...c, caseId, until: held };
};

describe("Conduct: emergency holds", () => {
  it("keep the respondent from posting for 48 hours, to the second", async () => {
    const c = await loadFixture(foundWithOfficers);
    const caseId = await report(c);
    const at = BigInt(await time.latest()) + 60n;
    await time.setNextBlockTimestamp(at);
    const sent = await c.as(c.officers[0]!).hold(caseId, reason);
    await expect(sent)
      .to.emit(c.conduct, "HoldPlaced")
      .withArgs(...[caseId, c.respondent.address, c.officers[0]!.address, reason, at + 48n * HOUR]);
    await expectEntries(c.conduct, sent, ["HoldPlaced"]);
    expect(await right(c)).to.deep.equal([Right.Held, at + 48n * HOUR]);
    expect(await c.conduct.mayPost(c.respondent, LIST)).to.equal(false);
    expect(await c.conduct.mayPost(c.reporter, LIST)).to.equal(true);
    await time.increaseTo(at + 48n * HOUR - 1n);
    expect(await c.conduct.mayPost(c.respondent, LIST)).to.equal(false);
    await time.increaseTo(at + 48n * HOUR);
    expect(await right(c)).to.deep.equal([Right.Granted, 0n]);
  });

  it("are placed once in a case, whoever would again, and whenever", async () => {
    const c = await loadFixture(held);
    await pass(c.until);
    for (const officer of c.officers)
      await expectRefused(
        () => c.as(officer).hold(c.caseId, reason),
        c.conduct,
        "ConductAlreadyHeld",
        c.caseId,
      );
  });

  it("come once to a person in the period for a decision, whatever is decided meanwhile", async () => {
    const endings = {
      nothing: async () => undefined,
      dismissed: (c: Bench, caseId: string) => decide(c, caseId, noBreach),
      "a notice": (c: Bench, caseId: string) => decide(c, caseId, breach(1)),
      "its officer recused": (c: Bench, caseId: string) => c.as(c.officers[0]!).recuse(caseId),
    };
    for (const [ending, end] of Object.entries(endings)) {
      const c = await loadFixture(held);
      await pass((await c.conduct.caseOf(c.caseId)).replyUntil);
      await end(c, c.caseId);
      const other = await report(c);
      const hold = (officer: Person) => () => c.as(officer).hold(other, reason);
      const refused = async (officer: Person) =>
        expectRefused(
          hold(officer),
          c.conduct,
          "ConductHeldElsewhere",
          ...[c.respondent.address, c.caseId],
        );
      for (const officer of c.officers) await refused(officer);
      const { decideUntil } = await c.conduct.caseOf(c.caseId);
      await time.setNextBlockTimestamp(decideUntil);
      await refused(c.officers[1]!);
      await time.setNextBlockTimestamp(decideUntil + 1n);
      await hold(c.officers[1]!)();
      expect((await right(c))[0], ending).to.equal(Right.Held);
    }
  });

  it("are open to one officer in three undecided cases, and to others still", async () => {
    const c = await loadFixture(foundWithOfficers);
    const cases: string[] = [];
    for (const respondent of [c.respondent, ...c.voters])
      cases.push(await report(c, { respondent, reporter: c.panel[cases.length % 3]! }));
    const [officer, other] = c.officers;
    for (const each of cases.slice(0, 3)) await c.as(officer!).hold(each, reason);
    await expectRefused(
      () => c.as(officer!).hold(cases[3]!, reason),
      c.conduct,
      "ConductTooManyHolds",
      ...[officer!.address, 3],
    );
    await c.as(other!).hold(cases[3]!, reason);
    await decide(c, cases[1]!, noBreach);
    await c.as(officer!).hold(cases[4]!, reason);
  });

  it("need a reason", async () => {
    const c = await loadFixture(foundWithOfficers);
    const caseId = await report(c);
    await expectRefused(
      () => c.as(c.officers[0]!).hold(caseId, ZeroHash),
      c.conduct,
      "ConductDigestMissing",
    );
  });

  it("end with the decision, whatever it is", async () => {
    const c = await loadFixture(held);
    await decide(c, c.caseId, noBreach);
    expect(await right(c)).to.deep.equal([Right.Granted, 0n]);
  });

  it("end when the officer who placed them takes no part any more", async () => {
    const c = await loadFixture(held);
    await c.as(c.respondent).nameOfficer(c.caseId, c.officers[0]!, reason);
    expect((await right(c))[0]).to.equal(Right.Held);
    await c.as(c.officers[1]!).acceptRecusal(c.caseId, c.officers[0]!);
    expect(await right(c)).to.deep.equal([Right.Granted, 0n]);
  });

  it("end with the case if that lapses first", async () => {
    const c = await loadFixture(foundWithOfficers);
    const caseId = await report(c);
    const { decideUntil } = await c.conduct.caseOf(caseId);
    await time.increaseTo(decideUntil - HOUR);
    await c.as(c.officers[0]!).hold(caseId, reason);
    expect(await right(c)).to.deep.equal([Right.Held, decideUntil]);
    await time.increaseTo(decideUntil);
    expect(await right(c)).to.deep.equal([Right.Granted, 0n]);
  });

  it("are counted against the officer when no decision follows, in the year of the lapse", async () => {
    const c = await loadFixture(held);
    const officer = c.officers[0]!;
    const { decideUntil } = await c.conduct.caseOf(c.caseId);
    await c.as(officer).advise(c.caseId, reason);
    await pass(decideUntil);
    expect(await c.conduct.stage(c.caseId)).to.equal(Stage.Advised);
    const sent = await c.conduct.connect(c.strangers[0]!).recordSilence(c.caseId);
    await expect(sent).to.emit(c.conduct, "CaseLapsed").withArgs(c.caseId);
    await expect(sent).to.emit(c.conduct, "HoldLapsed").withArgs(c.caseId, officer.address);
    await expectEntries(c.conduct, sent, ["CaseLapsed", "HoldLapsed"]);
    const yearOf = (seconds: bigint) => new Date(Number(seconds) * 1000).getUTCFullYear();
    const placed = await c.conduct.holdCount(yearOf(c.until - 48n * HOUR), officer);
    const lapsed = await c.conduct.holdCount(yearOf(decideUntil), officer);
    expect([placed.placed, lapsed.lapsed]).to.deep.equal([1n, 1n]);
    const year = await c.conduct.yearCount(yearOf(decideUntil));
    expect([year.lapsed, year.holdsLapsed]).to.deep.equal([1n, 1n]);
  });

  it("are not counted against the officer when a decision follows", async () => {
    const c = await loadFixture(held);
    await time.increase(72n * HOUR);
    await decide(c, c.caseId, breach(1));
    await pass((await c.conduct.caseOf(c.caseId)).decideUntil);
    await expectRefused(
      () => c.conduct.recordSilence(c.caseId),
      c.conduct,
      "ConductNothingToRecord",
      c.caseId,
    );
  });

  it("are not placed on a case that is decided or lapsed", async () => {
    const c = await loadFixture(foundWithOfficers);
    const [decided, lapsed] = [await report(c), await report(c)];
    await decide(c, decided, noBreach);
    await pass((await c.conduct.caseOf(lapsed)).decideUntil);
    for (const [caseId, stage] of [
      [decided, Stage.Dismissed],
      [lapsed, Stage.Lapsed],
    ] as const)
      await expectRefused(
        () => c.as(c.officers[0]!).hold(caseId, reason),
        c.conduct,
        "ConductWrongStage",
        ...[caseId, stage],
      );
  });
});
