import { expect } from "chai";
import { ZeroHash } from "ethers";
import { loadFixture, time } from "../fixture/coalition.js";
import { expectEntries } from "../fixture/journal.js";
import { join } from "../fixture/people.js";
import { expectRefused } from "../governance/refused.js";
import {
  breach,
  caseIdOf,
  DAY,
  decide,
  digest,
  foundWithOfficers,
  heardCase,
  HOUR,
  noBreach,
  pass,
  POST,
  report,
  reportOf,
  send,
  setRules,
  Stage,
  type Person,
} from "./case.js";

describe("Conduct: reports", () => {
  it("open a case, told to the respondent with all there is to answer", async () => {
    const c = await loadFixture(foundWithOfficers);
    const made = reportOf(c, { duty: 3, offTopic: true, post: POST });
    const caseId = await caseIdOf(c, made);
    const at = BigInt(await time.latest()) + 100n;
    await time.setNextBlockTimestamp(at);
    const sent = await send(c, made);
    await expect(sent)
      .to.emit(c.conduct, "CaseReported")
      .withArgs(
        ...[caseId, c.respondent.address, c.reporter.address, 3, true, POST, made.evidence, 1],
        ...[at + 72n * HOUR, at + 21n * DAY],
      );
    await expectEntries(c.conduct, sent, ["CaseReported"]);
    const kept = await c.conduct.caseOf(caseId);
    expect([kept.reporter, kept.respondent]).to.deep.equal([
      c.reporter.address,
      c.respondent.address,
    ]);
    expect([kept.duty, kept.offTopic, kept.post, kept.evidence]).to.deep.equal([
      ...[3n, true, POST, made.evidence],
    ]);
    expect([kept.reportedAt, kept.ruleSet]).to.deep.equal([at, 1n]);
    expect(await c.conduct.stage(caseId)).to.equal(Stage.Reply);
  });

  it("are identified by what they say, so that saying it twice is one case", async () => {
    const c = await loadFixture(foundWithOfficers);
    const made = reportOf(c);
    await send(c, made);
    const caseId = await caseIdOf(c, made);
    await expectRefused(() => send(c, made), c.conduct, "ConductAlreadyReported", caseId);
    const others = [
      { ...made, reporter: c.voters[0]! },
      { ...made, respondent: c.voters[1]! },
      { ...made, duty: 3 },
      { ...made, offTopic: true },
      { ...made, post: POST },
      { ...made, evidence: digest("Other evidence.") },
    ];
    const ids = await Promise.all([made, ...others].map((each) => caseIdOf(c, each)));
    expect(new Set(ids).size).to.equal(7);
  });

  it("are made by members: voters, those who wait, those who are sanctioned; no strangers, nobody who left", async () => {
    const c = await loadFixture(foundWithOfficers);
    const [waiting, stranger] = c.strangers as Person[];
    await join(c, waiting!);
    await c.membership.connect(c.voters[0]!).leave();
    for (const reporter of [stranger!, c.voters[0]!])
      await expectRefused(
        () => send(c, reportOf(c, { reporter })),
        c.conduct,
        "ConductNotMember",
        reporter.address,
      );
    await send(c, reportOf(c, { reporter: waiting! }));
    const caseId = await heardCase(c);
    await decide(c, caseId, breach(1));
    await send(c, reportOf(c, { reporter: c.respondent, respondent: c.reporter }));
  });

  it("are about members, also those who left, but about nobody who never was one", async () => {
    const c = await loadFixture(foundWithOfficers);
    const [stranger] = c.strangers as Person[];
    await expectRefused(
      () => send(c, reportOf(c, { respondent: stranger! })),
      c.conduct,
      "ConductNeverMember",
      stranger!.address,
    );
    await c.membership.connect(c.respondent).leave();
    expect(await c.conduct.stage(await report(c))).to.equal(Stage.Reply);
  });

  it("are not about oneself", async () => {
    const c = await loadFixture(foundWithOfficers);
    await expectRefused(
      () => send(c, reportOf(c, { respondent: c.reporter })),
      c.conduct,
      "ConductSelfReport",
      c.reporter.address,
    );
  });

  it("name one of the seven duties, and something to look at", async () => {
    const c = await loadFixture(foundWithOfficers);
    for (const duty of [0, 8])
      await expectRefused(
        () => send(c, reportOf(c, { duty })),
        c.conduct,
        "ConductOutOfBounds",
        ...[(value: string) => value.startsWith("0x64757479"), duty, 1, 7],
      );
    await expectRefused(
      () => send(c, reportOf(c, { evidence: ZeroHash })),
      c.conduct,
      "ConductDigestMissing",
    );
    for (const duty of [1, 7]) await report(c, { duty });
    await report(c, { post: POST, evidence: ZeroHash });
  });

  it("are capped for each reporter while undecided, and for nobody else", async () => {
    const c = await loadFixture(foundWithOfficers);
    const first = await report(c);
    await time.increase(DAY);
    await report(c);
    await report(c);
    const more = () => send(c, reportOf(c));
    await expectRefused(more, c.conduct, "ConductTooManyReports", ...[c.reporter.address, 3]);
    await send(c, reportOf(c, { reporter: c.voters[0]! }));

    await decide(c, first, noBreach);
    await report(c);
    await expectRefused(more, c.conduct, "ConductTooManyReports", ...[c.reporter.address, 3]);
    await pass((await c.conduct.caseOf(first)).decideUntil + DAY);
    await report(c);
    await report(c);
  });

  it("keep the rules they were made under, but the cap of the day", async () => {
    const c = await loadFixture(foundWithOfficers);
    const old = await report(c);
    await setRules(c, { replyWindow: 96n * HOUR, decisionPeriod: 30n * DAY, reportCap: 1n });
    await expectRefused(
      () => send(c, reportOf(c)),
      c.conduct,
      "ConductTooManyReports",
      ...[c.reporter.address, 1],
    );
    const fresh = await report(c, { reporter: c.voters[0]! });
    const [before, after] = [await c.conduct.caseOf(old), await c.conduct.caseOf(fresh)];
    expect([before.ruleSet, after.ruleSet]).to.deep.equal([1n, 2n]);
    expect(before.decideUntil - before.reportedAt).to.equal(21n * DAY);
    expect(after.decideUntil - after.reportedAt).to.equal(30n * DAY);
    expect(after.replyUntil - after.reportedAt).to.equal(96n * HOUR);
  });
});

describe("Conduct: replies", () => {
  it("are the respondent's alone, as often as needed, announced as digests", async () => {
    const c = await loadFixture(foundWithOfficers);
    const caseId = await report(c);
    for (const text of ["I did not.", "And here is why."]) {
      const sent = await c.as(c.respondent).reply(caseId, digest(text));
      await expect(sent)
        .to.emit(c.conduct, "Replied")
        .withArgs(caseId, c.respondent.address, digest(text));
      await expectEntries(c.conduct, sent, ["Replied"]);
    }
    for (const person of [c.reporter, c.officers[0]!])
      await expectRefused(
        () => c.as(person).reply(caseId, digest("Me too.")),
        c.conduct,
        "ConductNotRespondent",
        ...[caseId, person.address],
      );
    await expectRefused(
      () => c.as(c.respondent).reply(caseId, ZeroHash),
      c.conduct,
      "ConductDigestMissing",
    );
  });

  it("are heard also from who left the coalition", async () => {
    const c = await loadFixture(foundWithOfficers);
    const caseId = await report(c);
    await c.membership.connect(c.respondent).leave();
    await expect(c.as(c.respondent).reply(caseId, digest("Still."))).to.emit(c.conduct, "Replied");
  });

  it("are taken to the last second before the case lapses, and until it is decided", async () => {
    const c = await loadFixture(foundWithOfficers);
    const [lapsing, decided] = [await report(c), await heardCase(c)];
    await decide(c, decided, noBreach);
    await expectRefused(
      () => c.as(c.respondent).reply(decided, digest("Late.")),
      c.conduct,
      "ConductWrongStage",
      ...[decided, Stage.Dismissed],
    );
    const { decideUntil } = await c.conduct.caseOf(lapsing);
    await time.setNextBlockTimestamp(decideUntil);
    await c.as(c.respondent).reply(lapsing, digest("Just in time."));
    await expectRefused(
      () => c.as(c.respondent).reply(lapsing, digest("Late.")),
      c.conduct,
      "ConductWrongStage",
      ...[lapsing, Stage.Lapsed],
    );
  });
});

describe("Conduct: what is not there", () => {
  it("is refused by every act and answer about a case", async () => {
    const c = await loadFixture(foundWithOfficers);
    const unknown = digest("No such case.");
    const text = digest("Text.");
    const officer = c.as(c.officers[0]!);
    const acts = [
      () => c.as(c.respondent).reply(unknown, text),
      () => c.as(c.respondent).nameOfficer(unknown, c.officers[0]!, text),
      () => officer.acceptRecusal(unknown, c.officers[1]!),
      () => officer.recuse(unknown),
      () => officer.advise(unknown, text),
      () => officer.hold(unknown, text),
      () => officer.decide(unknown, false, 0, 0, text, ""),
      () => c.as(c.respondent).appeal(unknown, text),
      () => c.as(c.panel[0]!).judge(unknown, true, text),
      () => c.as(c.respondent).askReinstatement(unknown, text),
      () => c.conduct.recordSilence(unknown),
      () => c.conduct.caseOf(unknown),
      () => c.conduct.stage(unknown),
      () => c.conduct.mayAct(unknown, c.officers[0]!),
    ];
    for (const act of acts) await expectRefused(act, c.conduct, "ConductUnknownCase", unknown);
  });
});
