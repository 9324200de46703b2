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
  heardCase,
  noBreach,
  OFFICER,
  report,
  resign,
  say,
  Stage,
  type Bench,
  type Person,
} from "./case.js";

const reason = digest("We quarrelled.");

const named = async () => {
  const c = await foundWithOfficers();
  const caseId = await heardCase(c);
  await c.as(c.respondent).nameOfficer(caseId, c.officers[0]!, reason);
  return { ...c, caseId };
};

/** Acts an officer does alone. */
const officerActs = (c: Bench, caseId: string, person: Bench["reporter"]) => [
  () => c.as(person).advise(caseId, reason),
  () => c.as(person).hold(caseId, reason),
  () => say(c, caseId, noBreach, person),
  () => say(c, caseId, breach(1), person),
  () => c.as(person).recuse(caseId),
];

describe("Conduct: who decides", () => {
  it("is whoever holds the office: no panellist, no voter, no stranger", async () => {
    const c = await loadFixture(foundWithOfficers);
    const caseId = await heardCase(c);
    for (const person of [c.panel[0]!, c.voters[0]!, c.strangers[0]!]) {
      for (const act of officerActs(c, caseId, person))
        await expectRefused(act, c.conduct, "ConductNotOfficer", ...[OFFICER, person.address]);
      expect(await c.conduct.mayAct(caseId, person)).to.equal(false);
    }
    expect(await c.conduct.mayAct(caseId, c.officers[0]!)).to.equal(true);
  });

  it("is no party: neither the officer who reported nor the one who is reported", async () => {
    const c = await loadFixture(foundWithOfficers);
    const [one, other] = [c.officers[0]!, c.officers[1]!];
    const caseId = await heardCase(c, { reporter: one, respondent: other });
    for (const party of [one, other]) {
      for (const act of officerActs(c, caseId, party))
        await expectRefused(act, c.conduct, "ConductConflicted", ...[caseId, party.address]);
      expect(await c.conduct.mayAct(caseId, party)).to.equal(false);
    }
    await say(c, caseId, breach(1), c.officers[2]);
    expect(await c.conduct.stage(caseId)).to.equal(Stage.Decision);
  });

  it("is nobody who left the office, even between the first word and the second", async () => {
    const c = await loadFixture(foundWithOfficers);
    const caseId = await heardCase(c);
    const [one, other, third] = c.officers;
    await say(c, caseId, breach(1), one);
    await resign(c, one!);
    await say(c, caseId, breach(1), other);
    expect(await c.conduct.stage(caseId)).to.equal(Stage.Decision);
    await expectRefused(
      () => say(c, caseId, breach(1), one),
      c.conduct,
      "ConductNotOfficer",
      ...[OFFICER, one!.address],
    );
    await expect(say(c, caseId, breach(1), third))
      .to.emit(c.conduct, "Sanctioned")
      .withArgs(
        ...[caseId, c.respondent.address, 1, other!.address, third!.address],
        ...[breach(1).reasons, ZeroHash, 0, (value: bigint) => value > 0n],
      );
  });

  it("is nobody who left the coalition, and with it the office", async () => {
    const c = await loadFixture(foundWithOfficers);
    const caseId = await heardCase(c);
    const [one, other] = c.officers;
    await say(c, caseId, breach(1), one);
    await c.membership.connect(one!).leave();
    await say(c, caseId, breach(1), other);
    expect(await c.conduct.stage(caseId)).to.equal(Stage.Decision);
  });
});

describe("Conduct: naming an officer", () => {
  it("is announced with the digest of a reason, and changes nothing yet", async () => {
    const c = await loadFixture(foundWithOfficers);
    const caseId = await report(c);
    const sent = await c.as(c.respondent).nameOfficer(caseId, c.officers[0]!, reason);
    await expect(sent)
      .to.emit(c.conduct, "OfficerNamed")
      .withArgs(caseId, c.officers[0]!.address, reason);
    await expectEntries(c.conduct, sent, ["OfficerNamed"]);
    expect(await c.conduct.mayAct(caseId, c.officers[0]!)).to.equal(true);
  });

  it("is the respondent's right, once for each officer, with a reason", async () => {
    const c = await loadFixture(named);
    const name = (person = c.respondent, officer = c.officers[1]!, why = reason) =>
      c.as(person).nameOfficer(c.caseId, officer, why);
    await expectRefused(
      () => name(c.reporter),
      c.conduct,
      "ConductNotRespondent",
      ...[c.caseId, c.reporter.address],
    );
    await expectRefused(
      () => name(c.respondent, c.officers[0]),
      c.conduct,
      "ConductAlreadyNamed",
      ...[c.caseId, c.officers[0]!.address],
    );
    await expectRefused(
      () => name(c.respondent, c.voters[0]),
      c.conduct,
      "ConductNotOfficer",
      ...[OFFICER, c.voters[0]!.address],
    );
    await expectRefused(
      () => name(c.respondent, c.officers[1], ZeroHash),
      c.conduct,
      "ConductDigestMissing",
    );
    await name();
  });

  it("takes effect when another officer accepts it: what the officer said before is void", async () => {
    const c = await loadFixture(named);
    const [one, other, third] = c.officers;
    await say(c, c.caseId, breach(1), one);
    const sent = await c.as(other!).acceptRecusal(c.caseId, one!);
    await expect(sent)
      .to.emit(c.conduct, "OfficerRecused")
      .withArgs(c.caseId, one!.address, other!.address);
    await expectEntries(c.conduct, sent, ["OfficerRecused"]);
    for (const act of officerActs(c, c.caseId, one!))
      await expectRefused(act, c.conduct, "ConductConflicted", ...[c.caseId, one!.address]);
    await say(c, c.caseId, breach(1), other);
    expect(await c.conduct.stage(c.caseId)).to.equal(Stage.Decision);
    await say(c, c.caseId, breach(1), third);
    expect(await c.conduct.stage(c.caseId)).to.equal(Stage.Appealable);
  });

  it("is accepted by another unconflicted officer only, and only if the respondent asked", async () => {
    const c = await loadFixture(named);
    const [one, other, third] = c.officers;
    const accept = (person: Bench["reporter"], officer: Bench["reporter"]) => () =>
      c.as(person).acceptRecusal(c.caseId, officer);
    await expectRefused(
      accept(one!, one!),
      c.conduct,
      "ConductNotNamed",
      ...[c.caseId, one!.address],
    );
    await expectRefused(
      accept(other!, third!),
      c.conduct,
      "ConductNotNamed",
      ...[c.caseId, third!.address],
    );
    for (const person of [c.respondent, c.reporter])
      await expectRefused(
        accept(person, one!),
        c.conduct,
        "ConductConflicted",
        ...[c.caseId, person.address],
      );
    await expectRefused(
      accept(c.panel[0]!, one!),
      c.conduct,
      "ConductNotOfficer",
      ...[OFFICER, c.panel[0]!.address],
    );
    await accept(other!, one!)();
    await expectRefused(
      accept(third!, one!),
      c.conduct,
      "ConductConflicted",
      ...[c.caseId, one!.address],
    );
  });

  it("is accepted by each officer once: none empties the bench with the respondent", async () => {
    const c = await loadFixture(named);
    const [one, other, third] = c.officers as [Person, Person, Person];
    await c.as(c.respondent).nameOfficer(c.caseId, third, reason);
    await c.as(other).acceptRecusal(c.caseId, one);
    await expectRefused(
      () => c.as(other).acceptRecusal(c.caseId, third),
      c.conduct,
      "ConductAlreadySpoken",
      ...[c.caseId, other.address],
    );
    expect(await c.conduct.mayAct(c.caseId, third)).to.equal(true);
    await say(c, c.caseId, breach(1), other);
    await say(c, c.caseId, breach(1), third);
    expect(await c.conduct.stage(c.caseId)).to.equal(Stage.Appealable);
    const elsewhere = await report(c);
    await c.as(c.respondent).nameOfficer(elsewhere, third, reason);
    await c.as(other).acceptRecusal(elsewhere, third);
  });

  it("cannot be done to whole benches by the respondent alone", async () => {
    const c = await loadFixture(named);
    for (const officer of c.officers.slice(1))
      await c.as(c.respondent).nameOfficer(c.caseId, officer, reason);
    await decide(c, c.caseId, breach(1));
    expect(await c.conduct.stage(c.caseId)).to.equal(Stage.Appealable);
  });

  it("comes too late after the decision", async () => {
    const c = await loadFixture(named);
    await decide(c, c.caseId, breach(1));
    for (const act of [
      () => c.as(c.respondent).nameOfficer(c.caseId, c.officers[1]!, reason),
      () => c.as(c.officers[1]!).acceptRecusal(c.caseId, c.officers[0]!),
      () => c.as(c.officers[1]!).recuse(c.caseId),
    ])
      await expectRefused(act, c.conduct, "ConductWrongStage", ...[c.caseId, Stage.Appealable]);
  });
});

describe("Conduct: standing back", () => {
  it("is every officer's own decision", async () => {
    const c = await loadFixture(foundWithOfficers);
    const caseId = await heardCase(c);
    const [one] = c.officers;
    await say(c, caseId, breach(1), one);
    const sent = await c.as(one!).recuse(caseId);
    await expect(sent)
      .to.emit(c.conduct, "OfficerRecused")
      .withArgs(caseId, one!.address, one!.address);
    await expectEntries(c.conduct, sent, ["OfficerRecused"]);
    await expectRefused(
      () => c.as(one!).recuse(caseId),
      c.conduct,
      "ConductConflicted",
      ...[caseId, one!.address],
    );
    expect(await c.conduct.mayAct(caseId, one!)).to.equal(false);
  });

  it("leaves the case to lapse when fewer than two are left", async () => {
    const c = await loadFixture(foundWithOfficers);
    const caseId = await heardCase(c);
    for (const officer of c.officers.slice(1)) await c.as(officer).recuse(caseId);
    await say(c, caseId, breach(1));
    await expectRefused(
      () => say(c, caseId, breach(1)),
      c.conduct,
      "ConductAlreadySpoken",
      ...[caseId, c.officers[0]!.address],
    );
    await time.increaseTo((await c.conduct.caseOf(caseId)).decideUntil + 1n);
    expect(await c.conduct.stage(caseId)).to.equal(Stage.Lapsed);
  });
});
