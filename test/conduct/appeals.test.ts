import { expect } from "chai";
import { ZeroHash } from "ethers";
import { loadFixture, time } from "../fixture/coalition.js";
import { expectEntries } from "../fixture/journal.js";
import { join } from "../fixture/people.js";
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
  OFFICER,
  PANELLIST,
  pass,
  report,
  resign,
  sanction,
  say,
  seatOfficers,
  Stage,
  type Bench,
  type Person,
} from "./case.js";

const grounds = digest("They were wrong.");
const reasons = digest("We heard everybody.");

const judge = (c: Bench, caseId: string, uphold: boolean, panellist: Person = c.panel[0]!) =>
  c.as(panellist).judge(caseId, uphold, reasons);

const sanctioned = async () => {
  const c = await foundWithOfficers();
  return { ...c, caseId: await sanction(c, 1) };
};

const appealed = async () => {
  const c = await sanctioned();
  await c.as(c.respondent).appeal(c.caseId, grounds);
  return c;
};

describe("Conduct: appeals", () => {
  it("are opened by the respondent alone", async () => {
    const c = await loadFixture(sanctioned);
    const at = BigInt(await time.latest()) + 60n;
    await time.setNextBlockTimestamp(at);
    const sent = await c.as(c.respondent).appeal(c.caseId, grounds);
    await expect(sent)
      .to.emit(c.conduct, "AppealOpened")
      .withArgs(c.caseId, c.respondent.address, grounds, 2, at + 21n * DAY);
    await expectEntries(c.conduct, sent, ["AppealOpened"]);
    expect(await c.conduct.stage(c.caseId)).to.equal(Stage.Appealed);
  });

  it("are opened by the respondent also after leaving the coalition", async () => {
    const c = await loadFixture(sanctioned);
    await c.membership.connect(c.respondent).leave();
    await c.as(c.respondent).appeal(c.caseId, ZeroHash);
    expect(await c.conduct.stage(c.caseId)).to.equal(Stage.Appealed);
  });

  it("are opened by the fourth of four voters, and by no other act of theirs", async () => {
    const c = await loadFixture(sanctioned);
    for (const [index, voter] of c.voters.slice(0, 4).entries()) {
      const sent = await c.as(voter).appeal(c.caseId, grounds);
      await expect(sent)
        .to.emit(c.conduct, "AppealSupported")
        .withArgs(c.caseId, voter.address, grounds, index + 1);
      const last = index === 3;
      await expectEntries(
        c.conduct,
        sent,
        last ? ["AppealSupported", "AppealOpened"] : ["AppealSupported"],
      );
      expect(await c.conduct.stage(c.caseId)).to.equal(last ? Stage.Appealed : Stage.Appealable);
    }
  });

  it("are supported once by each voter, and by nobody else", async () => {
    const c = await loadFixture(sanctioned);
    await c.as(c.voters[0]!).appeal(c.caseId, grounds);
    await expectRefused(
      () => c.as(c.voters[0]!).appeal(c.caseId, grounds),
      c.conduct,
      "ConductAlreadySupported",
      ...[c.caseId, c.voters[0]!.address],
    );
    const [waiting, stranger] = c.strangers as Person[];
    await join(c, waiting!);
    await c.membership.connect(c.voters[1]!).leave();
    for (const person of [waiting!, stranger!, c.voters[1]!])
      await expectRefused(
        () => c.as(person).appeal(c.caseId, grounds),
        c.conduct,
        "ConductNotVoter",
        person.address,
      );
  });

  it("leave the respondent the last word, whoever opened them, until the verdict", async () => {
    const c = await loadFixture(sanctioned);
    const reply = () => c.as(c.respondent).reply(c.caseId, grounds);
    await expectRefused(reply, c.conduct, "ConductWrongStage", ...[c.caseId, Stage.Appealable]);
    // Any four voters, also the reporter and those who decided.
    for (const voter of [c.reporter, ...c.officers]) await c.as(voter).appeal(c.caseId, grounds);
    await expectRefused(
      () => c.as(c.voters[0]!).reply(c.caseId, grounds),
      c.conduct,
      "ConductNotRespondent",
      ...[c.caseId, c.voters[0]!.address],
    );
    for (let each = 0; each < 2; ++each) {
      const sent = await reply();
      await expect(sent)
        .to.emit(c.conduct, "Replied")
        .withArgs(c.caseId, c.respondent.address, grounds);
      await expectEntries(c.conduct, sent, ["Replied"]);
    }
    for (const panellist of c.panel.slice(0, 2)) await judge(c, c.caseId, true, panellist);
    await expectRefused(reply, c.conduct, "ConductWrongStage", ...[c.caseId, Stage.Final]);
  });

  it("are answered to the last second of the hearing", async () => {
    const c = await loadFixture(appealed);
    const { heardUntil } = await c.conduct.caseOf(c.caseId);
    const reply = () => c.as(c.respondent).reply(c.caseId, grounds);
    await time.setNextBlockTimestamp(heardUntil);
    await reply();
    await expectRefused(reply, c.conduct, "ConductWrongStage", ...[c.caseId, Stage.Lifted]);
  });

  it("come within 14 days, to the second", async () => {
    for (const late of [false, true]) {
      const c = await loadFixture(sanctioned);
      const { appealUntil } = await c.conduct.caseOf(c.caseId);
      await time.setNextBlockTimestamp(appealUntil + (late ? 1n : 0n));
      const appeal = () => c.as(c.respondent).appeal(c.caseId, grounds);
      if (late)
        await expectRefused(appeal, c.conduct, "ConductWrongStage", ...[c.caseId, Stage.Final]);
      else await appeal();
    }
  });

  it("come once: neither a second, nor one after the verdict", async () => {
    const c = await loadFixture(appealed);
    const again = (person: Person) => () => c.as(person).appeal(c.caseId, grounds);
    for (const person of [c.respondent, ...c.voters])
      await expectRefused(
        again(person),
        c.conduct,
        "ConductWrongStage",
        ...[c.caseId, Stage.Appealed],
      );
    for (const panellist of c.panel.slice(0, 2)) await judge(c, c.caseId, true, panellist);
    await expectRefused(
      again(c.respondent),
      c.conduct,
      "ConductWrongStage",
      ...[c.caseId, Stage.Final],
    );
  });

  it("are for sanctions: nobody appeals what is undecided, dismissed or lapsed", async () => {
    const c = await loadFixture(foundWithOfficers);
    const [open, dismissed, lapsed] = [await report(c), await report(c), await report(c)];
    await decide(c, dismissed, noBreach);
    const appeal = (caseId: string) => () => c.as(c.respondent).appeal(caseId, grounds);
    const wrong = (caseId: string, stage: bigint) =>
      expectRefused(appeal(caseId), c.conduct, "ConductWrongStage", ...[caseId, stage]);
    await wrong(open, Stage.Reply);
    await wrong(dismissed, Stage.Dismissed);
    await pass((await c.conduct.caseOf(lapsed)).decideUntil);
    await wrong(lapsed, Stage.Lapsed);
  });

  it("do not suspend the suspension; lifting ends it at once", async () => {
    const c = await loadFixture(foundWithOfficers);
    const [, caseId] = await climb(c, 2);
    await c.as(c.respondent).appeal(caseId!, grounds);
    expect(await c.conduct.suspensionsOf(c.respondent)).to.deep.equal([caseId]);
    await judge(c, caseId!, false);
    expect(await c.conduct.suspensionsOf(c.respondent)).to.deep.equal([caseId]);
    await judge(c, caseId!, false, c.panel[1]);
    expect(await c.conduct.suspensionsOf(c.respondent)).to.deep.equal([]);
  });
});

describe("Conduct: the appeal panel", () => {
  for (const [uphold, stage] of [
    [true, Stage.Final],
    [false, Stage.Lifted],
  ] as const) {
    it(`decides by two of three, finally: ${uphold ? "upheld" : "lifted"}`, async () => {
      const c = await loadFixture(appealed);
      const first = await judge(c, c.caseId, uphold);
      await expect(first)
        .to.emit(c.conduct, "AppealVoted")
        .withArgs(c.caseId, c.panel[0]!.address, uphold, reasons);
      await expectEntries(c.conduct, first, ["AppealVoted"]);
      await judge(c, c.caseId, !uphold, c.panel[1]);
      expect(await c.conduct.stage(c.caseId)).to.equal(Stage.Appealed);
      const last = await judge(c, c.caseId, uphold, c.panel[2]);
      await expect(last)
        .to.emit(c.conduct, "AppealDecided")
        .withArgs(c.caseId, uphold ? 1 : 2);
      await expectEntries(c.conduct, last, ["AppealVoted", "AppealDecided"]);
      expect(await c.conduct.stage(c.caseId)).to.equal(stage);
      await time.increase(1_000n * DAY);
      expect(await c.conduct.stage(c.caseId)).to.equal(stage);
    });
  }

  it("is silent at most 21 days, to the second: then the sanction is lifted without anybody's act", async () => {
    const c = await loadFixture(appealed);
    await judge(c, c.caseId, true);
    const { heardUntil } = await c.conduct.caseOf(c.caseId);
    await time.increaseTo(heardUntil);
    expect(await c.conduct.stage(c.caseId)).to.equal(Stage.Appealed);
    await time.increaseTo(heardUntil + 1n);
    expect(await c.conduct.stage(c.caseId)).to.equal(Stage.Lifted);
    await expectRefused(
      () => judge(c, c.caseId, true, c.panel[1]),
      c.conduct,
      "ConductWrongStage",
      ...[c.caseId, Stage.Lifted],
    );
  });

  it("decides to the last second", async () => {
    const c = await loadFixture(appealed);
    await judge(c, c.caseId, true);
    await time.setNextBlockTimestamp((await c.conduct.caseOf(c.caseId)).heardUntil);
    await judge(c, c.caseId, true, c.panel[1]);
    expect(await c.conduct.stage(c.caseId)).to.equal(Stage.Final);
  });

  it("gives reasons, and each panellist one vote", async () => {
    const c = await loadFixture(appealed);
    await expectRefused(
      () => c.as(c.panel[0]!).judge(c.caseId, true, ZeroHash),
      c.conduct,
      "ConductDigestMissing",
    );
    await judge(c, c.caseId, true);
    for (const uphold of [true, false])
      await expectRefused(
        () => judge(c, c.caseId, uphold),
        c.conduct,
        "ConductAlreadySpoken",
        ...[c.caseId, c.panel[0]!.address],
      );
  });

  it("is those who hold its office: no conduct officer, no voter", async () => {
    const c = await loadFixture(appealed);
    for (const person of [c.officers[2]!, c.voters[0]!])
      await expectRefused(
        () => judge(c, c.caseId, false, person),
        c.conduct,
        "ConductNotOfficer",
        ...[PANELLIST, person.address],
      );
    expect(await c.conduct.mayAct(c.caseId, c.panel[0]!)).to.equal(true);
    expect(await c.conduct.mayAct(c.caseId, c.officers[2]!)).to.equal(false);
  });

  it("judges nothing that was not appealed", async () => {
    const c = await loadFixture(sanctioned);
    await expectRefused(
      () => judge(c, c.caseId, false),
      c.conduct,
      "ConductWrongStage",
      ...[c.caseId, Stage.Appealable],
    );
    const undecided = await heardCase(c);
    await expectRefused(
      () => judge(c, undecided, false, c.officers[0]),
      c.conduct,
      "ConductWrongStage",
      ...[undecided, Stage.Decision],
    );
  });

  const parts: Record<string, (c: Bench, caseId: string, officer: Person) => Promise<unknown>> = {
    advised: (c, caseId, officer) => c.as(officer).advise(caseId, reasons),
    held: (c, caseId, officer) => c.as(officer).hold(caseId, reasons),
    "said something else": (c, caseId, officer) => say(c, caseId, noBreach, officer),
    "accepted a recusal": async (c, caseId, officer) => {
      for (const each of c.officers) await resign(c, each);
      await seatOfficers(c, OFFICER, [...c.officers, c.voters[0]!], 4n);
      await c.as(c.respondent).nameOfficer(caseId, c.voters[0]!, reasons);
      await c.as(officer).acceptRecusal(caseId, c.voters[0]!);
    },
  };
  for (const [part, play] of Object.entries(parts)) {
    it(`took no part before: who decided, or ${part}, is no judge, whatever office they hold since`, async () => {
      const c = await loadFixture(foundWithOfficers);
      const caseId = await heardCase(c);
      const [one, other, third] = c.officers as [Person, Person, Person];
      await play(c, caseId, third);
      await decide(c, caseId, breach(1));
      for (const officer of c.officers) await resign(c, officer);
      for (const panellist of c.panel) await resign(c, panellist, PANELLIST);
      await seatOfficers(c, PANELLIST, [one, other, third]);
      await c.as(c.respondent).appeal(caseId, grounds);
      for (const officer of [one, other, third]) {
        await expectRefused(
          () => judge(c, caseId, true, officer),
          c.conduct,
          "ConductConflicted",
          ...[caseId, officer.address],
        );
        expect(await c.conduct.mayAct(caseId, officer)).to.equal(false);
      }
      await pass((await c.conduct.caseOf(caseId)).heardUntil);
      expect(await c.conduct.stage(caseId)).to.equal(Stage.Lifted);
    });
  }

  it("does not hear itself: neither parties nor supporters of the appeal judge", async () => {
    const c = await loadFixture(foundWithOfficers);
    const [one, other, third] = c.panel as [Person, Person, Person];
    const caseId = await heardCase(c, { reporter: one, respondent: c.voters[0]! });
    await decide(c, caseId, breach(1));
    await c.as(other).appeal(caseId, grounds);
    for (const voter of c.voters.slice(1)) await c.as(voter).appeal(caseId, grounds);
    expect((await c.conduct.caseOf(caseId)).votesNeeded).to.equal(2n);
    for (const panellist of [one, other])
      await expectRefused(
        () => judge(c, caseId, true, panellist),
        c.conduct,
        "ConductConflicted",
        ...[caseId, panellist.address],
      );
    await judge(c, caseId, true, third);
    await pass((await c.conduct.caseOf(caseId)).heardUntil);
    expect(await c.conduct.stage(caseId)).to.equal(Stage.Lifted);
  });

  it("leaves out whom the respondent names and another panellist agrees to, unless they voted", async () => {
    const c = await loadFixture(appealed);
    const [one, other, third] = c.panel as [Person, Person, Person];
    await c.as(c.respondent).nameOfficer(c.caseId, one, grounds);
    await expectRefused(
      () => c.as(c.officers[2]!).acceptRecusal(c.caseId, one),
      c.conduct,
      "ConductNotOfficer",
      ...[PANELLIST, c.officers[2]!.address],
    );
    await c.as(other).acceptRecusal(c.caseId, one);
    await expectRefused(
      () => judge(c, c.caseId, true, one),
      c.conduct,
      "ConductConflicted",
      ...[c.caseId, one.address],
    );
    await judge(c, c.caseId, true, other);
    for (const act of [
      () => c.as(c.respondent).nameOfficer(c.caseId, other, grounds),
      () => c.as(other).recuse(c.caseId),
    ])
      await expectRefused(act, c.conduct, "ConductAlreadySpoken", ...[c.caseId, other.address]);
    await judge(c, c.caseId, true, third);
    expect(await c.conduct.stage(c.caseId)).to.equal(Stage.Final);
  });

  it("is not emptied by one panellist who agrees with the respondent about all others", async () => {
    const c = await loadFixture(appealed);
    const [one, other, third] = c.panel as [Person, Person, Person];
    for (const each of [other, third])
      await c.as(c.respondent).nameOfficer(c.caseId, each, grounds);
    await c.as(one).acceptRecusal(c.caseId, other);
    await expectRefused(
      () => c.as(one).acceptRecusal(c.caseId, third),
      c.conduct,
      "ConductAlreadySpoken",
      ...[c.caseId, one.address],
    );
    for (const each of [one, third]) await judge(c, c.caseId, true, each);
    expect(await c.conduct.stage(c.caseId)).to.equal(Stage.Final);
  });

  it("cannot take off the bench who was named before voting", async () => {
    const c = await loadFixture(appealed);
    const [one, other] = c.panel as [Person, Person];
    await c.as(c.respondent).nameOfficer(c.caseId, one, grounds);
    await judge(c, c.caseId, true, one);
    await expectRefused(
      () => c.as(other).acceptRecusal(c.caseId, one),
      c.conduct,
      "ConductAlreadySpoken",
      ...[c.caseId, one.address],
    );
  });

  it("needs more than half of those who may judge when the appeal opens", async () => {
    for (const [seated, needed] of [
      [5, 3n],
      [4, 3n],
      [2, 2n],
      [1, 2n],
      [0, 2n],
    ] as const) {
      const c = await loadFixture(sanctioned);
      for (const panellist of c.panel) await resign(c, panellist, PANELLIST);
      const bench = [...c.voters, c.panel[0]!].slice(0, seated);
      if (seated > 0) await seatOfficers(c, PANELLIST, bench, 5n);
      await c.as(c.respondent).appeal(c.caseId, grounds);
      expect((await c.conduct.caseOf(c.caseId)).votesNeeded, `${seated}`).to.equal(needed);
    }
  });

  it("is silent when it is split", async () => {
    const c = await loadFixture(sanctioned);
    for (const panellist of c.panel) await resign(c, panellist, PANELLIST);
    await seatOfficers(c, PANELLIST, c.voters, 4n);
    await c.as(c.respondent).appeal(c.caseId, grounds);
    for (const [index, panellist] of c.voters.entries())
      await judge(c, c.caseId, index % 2 === 0, panellist);
    expect(await c.conduct.stage(c.caseId)).to.equal(Stage.Appealed);
    await pass((await c.conduct.caseOf(c.caseId)).heardUntil);
    expect(await c.conduct.stage(c.caseId)).to.equal(Stage.Lifted);
  });

  it("has its silence recorded by anyone, once, for the yearly report", async () => {
    const c = await loadFixture(appealed);
    const record = () => c.conduct.connect(c.strangers[0]!).recordSilence(c.caseId);
    const nothing = ["ConductNothingToRecord", c.caseId] as const;
    await expectRefused(record, c.conduct, ...nothing);
    const { heardUntil } = await c.conduct.caseOf(c.caseId);
    await pass(heardUntil);
    const sent = await record();
    await expect(sent).to.emit(c.conduct, "AppealUnheard").withArgs(c.caseId);
    await expectEntries(c.conduct, sent, ["AppealUnheard"]);
    await expectRefused(record, c.conduct, ...nothing);
    const year = new Date(Number(heardUntil) * 1000).getUTCFullYear();
    expect((await c.conduct.yearCount(year)).lifted).to.equal(1n);
    expect(await c.conduct.stage(c.caseId)).to.equal(Stage.Lifted);
  });
});
