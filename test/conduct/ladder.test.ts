import { expect } from "chai";
import { ZeroHash } from "ethers";
import { loadFixture, time } from "../fixture/coalition.js";
import { impersonateTimelock } from "../fixture/motions.js";
import { expectRefused } from "../governance/refused.js";
import {
  breach,
  climb,
  DAY,
  decide,
  digest,
  foundWithOfficers,
  heardCase,
  pass,
  report,
  hear,
  sanction,
  say,
  setRules,
  Stage,
  YEAR,
  type Bench,
} from "./case.js";

const skipped = async (c: Bench, rung: number, caseId?: string) => {
  const id = caseId ?? (await heardCase(c));
  await expectRefused(
    () => say(c, id, breach(rung)),
    c.conduct,
    "ConductRungSkipped",
    ...[id, rung],
  );
};

describe("Conduct: the ladder", () => {
  it("begins with a public notice: no other rung is to be had first", async () => {
    const c = await loadFixture(foundWithOfficers);
    for (const rung of [2, 3, 4]) await skipped(c, rung);
  });

  it("is climbed rung by rung, each naming the case it builds on", async () => {
    const c = await loadFixture(foundWithOfficers);
    let basis = ZeroHash;
    for (const rung of [1, 2, 3]) {
      for (let above = rung + 1; above <= 4; ++above) {
        const probe = await heardCase(c, { reporter: c.voters[above - 2]! });
        await skipped(c, above, probe);
      }
      const caseId = await sanction(c, rung);
      expect((await c.conduct.caseOf(caseId)).basis).to.equal(basis);
      basis = caseId;
      await time.increase(22n * DAY);
    }
  });

  it("is each person's own", async () => {
    const c = await loadFixture(foundWithOfficers);
    await climb(c, 2);
    const other = await heardCase(c, { respondent: c.voters[0]! });
    await skipped(c, 2, other);
    await skipped(c, 3, other);
  });

  it("is not climbed on reports that were saved up", async () => {
    const c = await loadFixture(foundWithOfficers);
    const [one, other] = [await report(c), await report(c)];
    await hear(c, other);
    await decide(c, one, breach(1));
    await skipped(c, 2, other);
    await decide(c, other, breach(1));
  });

  it("suspends within the length of its rung", async () => {
    const c = await loadFixture(foundWithOfficers);
    const lengths = [0n, 0n, 14n * DAY, 31n * DAY, YEAR];
    for (const rung of [1, 2, 3, 4]) {
      const caseId = await heardCase(c);
      if (rung > 1)
        for (const length of [lengths[rung]! + 1n, 3_599n, 0n])
          await expectRefused(
            () => say(c, caseId, breach(rung, { length })),
            c.conduct,
            "ConductOutOfBounds",
            ...[(name: string) => name.startsWith("0x6c656e677468"), length, 3_600, lengths[rung]],
          );
      await decide(c, caseId, breach(rung));
      const { until, decidedAt } = await c.conduct.caseOf(caseId);
      if (rung === 2 || rung === 3) expect(until - decidedAt).to.equal(lengths[rung]);
    }
  });

  for (const rung of [2, 3]) {
    it(`forgets what came more than twelve months before the report: rung ${rung}`, async () => {
      const c = await loadFixture(foundWithOfficers);
      const last = (await climb(c, rung - 1)).at(-1)!;
      const { decidedAt } = await c.conduct.caseOf(last);
      await time.setNextBlockTimestamp(decidedAt + YEAR);
      const inTime = await report(c);
      await time.setNextBlockTimestamp(decidedAt + YEAR + 1n);
      const late = await report(c);
      await hear(c, late);
      await skipped(c, rung, late);
      await say(c, inTime, breach(rung));
    });
  }

  it("remembers a rung 3 for good", async () => {
    const c = await loadFixture(foundWithOfficers);
    await climb(c, 3);
    await time.increase(3n * YEAR);
    const caseId = await heardCase(c);
    await decide(c, caseId, breach(4));
    expect(await c.conduct.stage(caseId)).to.equal(Stage.Referred);
  });

  it("asks for the rung just below, not for a higher one", async () => {
    const c = await loadFixture(foundWithOfficers);
    await sanction(c, 1);
    await time.increase(300n * DAY);
    await sanction(c, 2);
    await time.increase(100n * DAY);
    await skipped(c, 2);
    await sanction(c, 3);
  });

  it("does not count a step that was lifted, and finds the one before", async () => {
    const c = await loadFixture(foundWithOfficers);
    const kept = await sanction(c, 1);
    const lifted = await sanction(c, 1);
    await c.as(c.respondent).appeal(lifted, ZeroHash);
    for (const panellist of c.panel.slice(0, 2))
      await c.as(panellist).judge(lifted, false, digest("No."));
    const caseId = await sanction(c, 2);
    expect((await c.conduct.caseOf(caseId)).basis).to.equal(kept);
  });

  it("does not count the only step there is once it was lifted", async () => {
    const c = await loadFixture(foundWithOfficers);
    const lifted = await sanction(c, 1);
    await c.as(c.respondent).appeal(lifted, ZeroHash);
    await pass((await c.conduct.caseOf(lifted)).heardUntil);
    await skipped(c, 2);
  });

  it("lets fall what rests on a lifted step, all the way up", async () => {
    const c = await loadFixture(foundWithOfficers);
    const [one, two, three] = await climb(c, 3);
    await c.as(c.respondent).appeal(one!, ZeroHash);
    expect(await c.conduct.suspensionsOf(c.respondent)).to.deep.equal([two, three]);
    for (const panellist of c.panel.slice(0, 2))
      await c.as(panellist).judge(one!, false, digest("No."));
    for (const each of [one!, two!, three!])
      expect(await c.conduct.stage(each)).to.equal(Stage.Lifted);
    expect(await c.conduct.suspensionsOf(c.respondent)).to.deep.equal([]);
    await skipped(c, 2);
    await expectRefused(
      () => c.as(c.respondent).appeal(two!, ZeroHash),
      c.conduct,
      "ConductWrongStage",
      ...[two, Stage.Lifted],
    );
  });

  it("is final where the step below is: until then the higher one merely stands", async () => {
    const c = await loadFixture(foundWithOfficers);
    const one = await sanction(c, 1);
    const two = await sanction(c, 2);
    await c.as(c.respondent).appeal(two, ZeroHash);
    for (const panellist of c.panel.slice(0, 2))
      await c.as(panellist).judge(two, true, digest("Yes."));
    expect(await c.conduct.stage(one)).to.equal(Stage.Appealable);
    expect(await c.conduct.stage(two)).to.equal(Stage.Standing);
    await pass((await c.conduct.caseOf(one)).appealUntil);
    expect(await c.conduct.stage(two)).to.equal(Stage.Final);

    const three = await sanction(c, 3);
    await pass((await c.conduct.caseOf(three)).appealUntil);
    expect(await c.conduct.stage(three)).to.equal(Stage.Final);
  });

  it("stands while a step below is still heard, and falls if that is lifted", async () => {
    const c = await loadFixture(foundWithOfficers);
    const one = await sanction(c, 1);
    const two = await sanction(c, 2);
    await time.increaseTo((await c.conduct.caseOf(one)).appealUntil - 1n);
    await c.as(c.respondent).appeal(one, ZeroHash);
    await pass((await c.conduct.caseOf(two)).appealUntil);
    expect(await c.conduct.stage(two)).to.equal(Stage.Standing);
    await pass((await c.conduct.caseOf(one)).heardUntil);
    expect(await c.conduct.stage(two)).to.equal(Stage.Lifted);
  });

  it("ends at rung 1 for whoever only strayed from the subject", async () => {
    const c = await loadFixture(foundWithOfficers);
    await climb(c, 3);
    const caseId = await heardCase(c, { offTopic: true });
    for (const rung of [2, 3, 4])
      await expectRefused(
        () => say(c, caseId, breach(rung)),
        c.conduct,
        "ConductOffTopic",
        ...[caseId, rung],
      );
    await decide(c, caseId, breach(1));
  });

  it("keeps to the rules a case was reported under", async () => {
    const c = await loadFixture(foundWithOfficers);
    await sanction(c, 1);
    const caseId = await heardCase(c);
    await setRules(c, { suspension: DAY, appealWindow: 20n * DAY });
    await decide(c, caseId, breach(2));
    const { until, appealUntil, decidedAt } = await c.conduct.caseOf(caseId);
    expect([until - decidedAt, appealUntil - decidedAt]).to.deep.equal([14n * DAY, 14n * DAY]);
    const fresh = await heardCase(c);
    await expect(say(c, fresh, breach(2))).to.be.revertedWithCustomError(
      c.conduct,
      "ConductOutOfBounds",
    );
    await decide(c, fresh, breach(2, { length: DAY }));
    const later = await c.conduct.caseOf(fresh);
    expect(later.appealUntil - later.decidedAt).to.equal(20n * DAY);
  });

  it("does not let suspensions pile up: four run at a time at most", async () => {
    const c = await loadFixture(foundWithOfficers);
    await sanction(c, 1);
    const reporters = [c.reporter, ...c.voters];
    const cases: string[] = [];
    for (const reporter of reporters) cases.push(await report(c, { reporter }));
    await hear(c, cases.at(-1)!);
    for (const each of cases.slice(0, 4)) await decide(c, each, breach(2));
    expect(await c.conduct.suspensionsOf(c.respondent)).to.deep.equal(cases.slice(0, 4));
    await say(c, cases[4]!, breach(2));
    await expectRefused(
      () => say(c, cases[4]!, breach(2), c.officers[1]),
      c.conduct,
      "ConductTooManySuspensions",
      ...[c.respondent.address, 4],
    );
    await pass((await c.conduct.caseOf(cases[3]!)).until);
    expect(await c.conduct.suspensionsOf(c.respondent)).to.deep.equal([]);
    await say(c, cases[4]!, breach(2), c.officers[1]);
    expect(await c.conduct.suspensionsOf(c.respondent)).to.deep.equal([cases[4]]);
  });
});

const referredCase = async () => {
  const c = await foundWithOfficers();
  const steps = await climb(c, 3);
  const caseId = await heardCase(c);
  await decide(c, caseId, breach(4, { length: 200n * DAY }));
  const timelock = await impersonateTimelock(c);
  return { ...c, steps, caseId, members: c.as(timelock) };
};

describe("Conduct: what the members decide", () => {
  it("is asked for by two officers, with 90 days for a motion", async () => {
    const c = await loadFixture(foundWithOfficers);
    const steps = await climb(c, 3);
    const caseId = await heardCase(c);
    await say(c, caseId, breach(4));
    const at = BigInt(await time.latest()) + 60n;
    await time.setNextBlockTimestamp(at);
    await expect(say(c, caseId, breach(4), c.officers[1]))
      .to.emit(c.conduct, "CaseReferred")
      .withArgs(
        ...[caseId, c.officers[0]!.address, c.officers[1]!.address, YEAR, breach(4).reasons],
        ...[steps[2], at + 90n * DAY],
      );
    expect(await c.conduct.stage(caseId)).to.equal(Stage.Referred);
    expect((await c.conduct.suspensionsOf(c.respondent)).includes(caseId)).to.equal(false);
  });

  it("is to suspend for a year at most, which no panel hears", async () => {
    const c = await loadFixture(referredCase);
    for (const length of [0n, 3_599n, YEAR + 1n])
      await expect(c.members.suspend(c.caseId, length)).to.be.revertedWithCustomError(
        c.conduct,
        "ConductOutOfBounds",
      );
    const at = BigInt(await time.latest()) + 60n;
    await time.setNextBlockTimestamp(at);
    const sent = await c.members.suspend(c.caseId, YEAR);
    await expect(sent)
      .to.emit(c.conduct, "Sanctioned")
      .withArgs(
        ...[c.caseId, c.respondent.address, 4, await c.timelock.getAddress()],
        ...["0x0000000000000000000000000000000000000000", breach(4).reasons, c.steps[2]],
        ...[at + YEAR, 0],
      );
    expect(await c.conduct.stage(c.caseId)).to.equal(Stage.Standing);
    await expectRefused(
      () => c.as(c.respondent).appeal(c.caseId, ZeroHash),
      c.conduct,
      "ConductWrongStage",
      ...[c.caseId, Stage.Standing],
    );
    await expectRefused(
      () => c.members.suspend(c.caseId, YEAR),
      c.conduct,
      "ConductWrongStage",
      ...[c.caseId, Stage.Standing],
    );
  });

  it("is nobody else's: no officer suspends on rung 4", async () => {
    const c = await loadFixture(referredCase);
    for (const person of [c.officers[0]!, c.reporter, c.panel[0]!])
      await expectRefused(
        () => c.as(person).suspend(c.caseId, DAY),
        c.conduct,
        "ConductUnauthorized",
        person.address,
      );
  });

  it("needs a case that officers referred", async () => {
    const c = await loadFixture(referredCase);
    const other = await heardCase(c);
    await expectRefused(
      () => c.members.suspend(other, DAY),
      c.conduct,
      "ConductWrongStage",
      ...[other, Stage.Decision],
    );
  });

  it("comes in 90 days, to the second, or never", async () => {
    for (const late of [false, true]) {
      const c = await loadFixture(referredCase);
      const { until } = await c.conduct.caseOf(c.caseId);
      await time.setNextBlockTimestamp(until + (late ? 1n : 0n));
      if (late)
        await expectRefused(
          () => c.members.suspend(c.caseId, DAY),
          c.conduct,
          "ConductWrongStage",
          ...[c.caseId, Stage.Lapsed],
        );
      else await c.members.suspend(c.caseId, DAY);
    }
  });

  it("has nothing to rest on once a step below was lifted", async () => {
    const c = await loadFixture(referredCase);
    await c.as(c.respondent).appeal(c.steps[2]!, ZeroHash);
    for (const panellist of c.panel.slice(0, 2))
      await c.as(panellist).judge(c.steps[2]!, false, digest("No."));
    await expectRefused(
      () => c.members.suspend(c.caseId, DAY),
      c.conduct,
      "ConductRungSkipped",
      ...[c.caseId, 4],
    );
  });

  it("may be to end a suspension early, of any rung; the step stays on the ladder", async () => {
    const c = await loadFixture(referredCase);
    await c.members.suspend(c.caseId, YEAR);
    await expectRefused(
      () => c.as(c.officers[0]!).reinstate(c.caseId),
      c.conduct,
      "ConductUnauthorized",
      c.officers[0]!.address,
    );
    for (const each of [c.steps[1]!, c.steps[2]!, c.caseId]) {
      if (!(await c.conduct.suspensionsOf(c.respondent)).includes(each)) continue;
      await expect(c.members.reinstate(each))
        .to.emit(c.conduct, "Reinstated")
        .withArgs(each, c.respondent.address);
      await expectRefused(() => c.members.reinstate(each), c.conduct, "ConductNotSuspended", each);
    }
    expect(await c.conduct.suspensionsOf(c.respondent)).to.deep.equal([]);
    expect(await c.conduct.stage(c.caseId)).to.equal(Stage.Standing);
    await expectRefused(
      () => c.members.reinstate(c.steps[0]!),
      c.conduct,
      "ConductNotSuspended",
      c.steps[0],
    );
    expect(await c.conduct.stage(await sanction(c, 3))).to.equal(Stage.Appealable);
  });

  it("is asked to end a suspension of rung 4 by the respondent, once a year", async () => {
    const c = await loadFixture(referredCase);
    const ask = (caseId = c.caseId, person = c.respondent, statement = digest("I learned.")) =>
      c.as(person).askReinstatement(caseId, statement);
    await expectRefused(() => ask(), c.conduct, "ConductNotSuspended", c.caseId);
    await c.members.suspend(c.caseId, YEAR);
    await expectRefused(() => ask(c.steps[2]), c.conduct, "ConductNotSuspended", c.steps[2]);
    await expectRefused(
      () => ask(c.caseId, c.reporter),
      c.conduct,
      "ConductNotRespondent",
      ...[c.caseId, c.reporter.address],
    );
    await expectRefused(
      () => ask(c.caseId, c.respondent, ZeroHash),
      c.conduct,
      "ConductDigestMissing",
    );
    await expect(ask())
      .to.emit(c.conduct, "ReinstatementAsked")
      .withArgs(c.caseId, c.respondent.address, digest("I learned."));
    const askedAt = BigInt(await time.latest());
    const soon = ["ConductTooSoon", c.respondent.address, askedAt + YEAR] as const;
    await expectRefused(() => ask(), c.conduct, ...soon);

    const again = await heardCase(c);
    await decide(c, again, breach(4));
    await time.increase(80n * DAY);
    await c.members.suspend(again, YEAR);
    await expectRefused(() => ask(again), c.conduct, ...soon);
    await time.setNextBlockTimestamp(askedAt + YEAR);
    await ask(again);
  });
});
