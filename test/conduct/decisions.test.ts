import { expect } from "chai";
import { ZeroHash } from "ethers";
import { loadFixture, time } from "../fixture/coalition.js";
import { expectEntries } from "../fixture/journal.js";
import { expectRefused } from "../governance/refused.js";
import {
  breach,
  caseIdOf,
  DAY,
  decide,
  digest,
  foundWithOfficers,
  heardCase,
  noBreach,
  pass,
  POST,
  report,
  reportOf,
  sanction,
  say,
  send,
  Stage,
  type Ruling,
} from "./case.js";

describe("Conduct: decisions", () => {
  it("are proposed by one officer, with everything the second must repeat", async () => {
    const c = await loadFixture(foundWithOfficers);
    const caseId = await heardCase(c);
    const sent = await say(c, caseId, breach(1));
    await expect(sent)
      .to.emit(c.conduct, "RulingProposed")
      .withArgs(caseId, c.officers[0]!.address, Object.values(breach(1)));
    await expectEntries(c.conduct, sent, ["RulingProposed"]);
    expect(await c.conduct.stage(caseId)).to.equal(Stage.Decision);
  });

  it("are made when a second officer says exactly the same", async () => {
    const c = await loadFixture(foundWithOfficers);
    const caseId = await heardCase(c);
    await say(c, caseId, breach(1), c.officers[2]);
    const at = BigInt(await time.latest()) + 60n;
    await time.setNextBlockTimestamp(at);
    const sent = await say(c, caseId, breach(1), c.officers[1]);
    await expect(sent)
      .to.emit(c.conduct, "Sanctioned")
      .withArgs(
        ...[caseId, c.respondent.address, 1, c.officers[2]!.address, c.officers[1]!.address],
        ...[breach(1).reasons, ZeroHash, 0, at + 14n * DAY],
      );
    await expectEntries(c.conduct, sent, ["Sanctioned"]);
    const kept = await c.conduct.caseOf(caseId);
    expect([kept.outcome, kept.rung, kept.decidedAt]).to.deep.equal([3n, 1n, at]);
    expect([kept.until, kept.appealUntil, kept.reasons]).to.deep.equal([
      ...[0n, at + 14n * DAY, breach(1).reasons],
    ]);
  });

  it("are not made by words that differ in anything", async () => {
    const c = await loadFixture(foundWithOfficers);
    await sanction(c, 1);
    const caseId = await heardCase(c, { post: POST });
    const first = breach(2, { hideReason: "Harassment." });
    await say(c, caseId, first);
    const others: Ruling[] = [
      { ...first, reasons: digest("Other reasons.") },
      { ...first, length: first.length - 1n },
      { ...first, hideReason: "Harassment" },
      { ...first, hideReason: "" },
      { ...first, rung: 1, length: 0n },
      noBreach,
    ];
    for (const other of others) {
      await expect(say(c, caseId, other, c.officers[1])).to.emit(c.conduct, "RulingProposed");
      expect(await c.conduct.stage(caseId)).to.equal(Stage.Decision);
    }
    await say(c, caseId, first, c.officers[1]);
    expect(await c.conduct.stage(caseId)).to.equal(Stage.Appealable);
  });

  it("are not made by one officer who says the same twice", async () => {
    const c = await loadFixture(foundWithOfficers);
    const caseId = await heardCase(c);
    await say(c, caseId, breach(1));
    await expectRefused(
      () => say(c, caseId, breach(1)),
      c.conduct,
      "ConductAlreadySpoken",
      ...[caseId, c.officers[0]!.address],
    );
  });

  it("are not made by what an officer said before changing their mind", async () => {
    const c = await loadFixture(foundWithOfficers);
    const caseId = await heardCase(c);
    await say(c, caseId, breach(1));
    await say(c, caseId, noBreach);
    await say(c, caseId, breach(1), c.officers[1]);
    expect(await c.conduct.stage(caseId)).to.equal(Stage.Decision);
    await say(c, caseId, breach(1));
    expect(await c.conduct.stage(caseId)).to.equal(Stage.Appealable);
  });

  it("let an officer come back to their first word", async () => {
    const c = await loadFixture(foundWithOfficers);
    const caseId = await heardCase(c);
    for (const ruling of [breach(1), noBreach, breach(1)]) await say(c, caseId, ruling);
    await say(c, caseId, breach(1), c.officers[1]);
    expect(await c.conduct.stage(caseId)).to.equal(Stage.Appealable);
  });

  it("cannot be blocked by a third officer who says something else", async () => {
    const c = await loadFixture(foundWithOfficers);
    const caseId = await heardCase(c);
    await say(c, caseId, breach(1));
    await say(c, caseId, noBreach, c.officers[2]);
    await say(c, caseId, breach(1), c.officers[1]);
    expect(await c.conduct.stage(caseId)).to.equal(Stage.Appealable);
  });

  it("find a breach only after the respondent had 72 hours, to the second", async () => {
    const c = await loadFixture(foundWithOfficers);
    const caseId = await report(c);
    const { replyUntil, reportedAt } = await c.conduct.caseOf(caseId);
    expect(replyUntil - reportedAt).to.equal(72n * 3_600n);
    await c.as(c.respondent).reply(caseId, digest("Early."));
    await time.setNextBlockTimestamp(replyUntil);
    await expectRefused(
      () => say(c, caseId, breach(1)),
      c.conduct,
      "ConductWrongStage",
      ...[caseId, Stage.Reply],
    );
    await time.setNextBlockTimestamp(replyUntil + 1n);
    await say(c, caseId, breach(1));
  });

  it("are made to the last second before the case lapses", async () => {
    const c = await loadFixture(foundWithOfficers);
    const [one, other] = [await heardCase(c), await heardCase(c)];
    await say(c, one, breach(1));
    await say(c, other, breach(1));
    const { decideUntil, reportedAt } = await c.conduct.caseOf(one);
    expect(decideUntil - reportedAt).to.equal(21n * DAY);
    await time.setNextBlockTimestamp(decideUntil);
    await say(c, one, breach(1), c.officers[1]);
    expect(await c.conduct.stage(one)).to.equal(Stage.Appealable);
    await pass((await c.conduct.caseOf(other)).decideUntil);
    await expectRefused(
      () => say(c, other, breach(1), c.officers[1]),
      c.conduct,
      "ConductWrongStage",
      ...[other, Stage.Lapsed],
    );
  });

  it("dismiss at any time, by two alike", async () => {
    const c = await loadFixture(foundWithOfficers);
    const caseId = await report(c);
    await say(c, caseId, noBreach);
    const sent = await say(c, caseId, noBreach, c.officers[1]);
    await expect(sent)
      .to.emit(c.conduct, "CaseDismissed")
      .withArgs(caseId, c.officers[0]!.address, c.officers[1]!.address, noBreach.reasons);
    await expectEntries(c.conduct, sent, ["CaseDismissed"]);
    expect(await c.conduct.stage(caseId)).to.equal(Stage.Dismissed);
    await expectRefused(
      () => say(c, caseId, breach(1), c.officers[2]),
      c.conduct,
      "ConductWrongStage",
      ...[caseId, Stage.Dismissed],
    );
  });

  it("are whole: reasons always, a measure only with a breach, and one that exists", async () => {
    const c = await loadFixture(foundWithOfficers);
    const caseId = await heardCase(c);
    const malformed: Ruling[] = [
      { ...noBreach, rung: 1 },
      { ...noBreach, length: DAY },
      { ...noBreach, hideReason: "?" },
      breach(0),
      breach(5),
      breach(255),
      breach(1, { length: 1n }),
      breach(1, { hideReason: "There is no post." }),
    ];
    for (const ruling of malformed)
      await expectRefused(
        () => say(c, caseId, ruling),
        c.conduct,
        "ConductMalformedRuling",
        caseId,
      );
    for (const ruling of [noBreach, breach(1)])
      await expectRefused(
        () => say(c, caseId, { ...ruling, reasons: ZeroHash }),
        c.conduct,
        "ConductDigestMissing",
      );
  });

  it("do not punish twice for the same post, or the same evidence", async () => {
    const c = await loadFixture(foundWithOfficers);
    const evidence = digest("The same.");
    for (const about of [{ post: POST }, { evidence }]) {
      const one = await heardCase(c, about);
      const other = await heardCase(c, { ...about, duty: 4, reporter: c.voters[0]! });
      await say(c, other, breach(1));
      await decide(c, one, breach(1));
      await expectRefused(
        () => say(c, other, breach(1), c.officers[1]),
        c.conduct,
        "ConductAlreadySanctioned",
        ...[other, one],
      );
      await expect(report(c, { ...about, duty: 5 })).to.be.revertedWithCustomError(
        c.conduct,
        "ConductAlreadySanctioned",
      );
      await decide(c, other, noBreach);
    }
    await report(c, { post: POST, respondent: c.voters[1]! });
  });

  const [post, evidence] = [POST, digest("The file.")];
  const repeated = {
    "post and evidence, then the evidence alone": [
      { post, evidence },
      { post: ZeroHash, evidence },
    ],
    "the evidence alone, then with a post": [
      { post: ZeroHash, evidence },
      { post, evidence },
    ],
    "one post, then another with the same evidence": [
      { post, evidence },
      { post: digest("Another post."), evidence },
    ],
    "the post alone, then with evidence": [
      { post, evidence: ZeroHash },
      { post, evidence },
    ],
  } as const;
  for (const [what, [first, second]] of Object.entries(repeated)) {
    it(`do not punish twice for one matter: ${what}`, async () => {
      const c = await loadFixture(foundWithOfficers);
      const early = await report(c, { ...second, reporter: c.voters[0]! });
      const one = await heardCase(c, first);
      await decide(c, one, breach(1));
      await expectRefused(
        () => say(c, early, breach(1)),
        c.conduct,
        "ConductAlreadySanctioned",
        ...[early, one],
      );
      const late = { ...reportOf(c), ...second, duty: 6 };
      await expectRefused(
        () => send(c, late),
        c.conduct,
        "ConductAlreadySanctioned",
        ...[await caseIdOf(c, late), one],
      );
    });
  }

  it("punish each post of one incident that is reported with evidence of its own, or none", async () => {
    const c = await loadFixture(foundWithOfficers);
    await decide(c, await heardCase(c, { post, evidence }), breach(1));
    const others = [
      { post: digest("The second post.") },
      { post: digest("The third post."), evidence: ZeroHash },
    ];
    for (const other of others) await decide(c, await heardCase(c, other), breach(1));
    expect(
      (await c.conduct.yearCount(new Date((await time.latest()) * 1000).getUTCFullYear())).notices,
    ).to.equal(3n);
  });

  it("are not kept from a post by a case that gave its id as evidence of another", async () => {
    const c = await loadFixture(foundWithOfficers);
    await decide(
      c,
      await heardCase(c, { post: digest("A small thing."), evidence: POST }),
      breach(1),
    );
    const caseId = await heardCase(c, { post: POST });
    await decide(c, caseId, breach(1));
    expect(await c.conduct.stage(caseId)).to.equal(Stage.Appealable);
  });
});

describe("Conduct: private advice", () => {
  const advice = digest("A word in private.");

  it("is one officer's, a digest, at any time before the decision, and sanctions nobody", async () => {
    const c = await loadFixture(foundWithOfficers);
    const caseId = await report(c);
    const sent = await c.as(c.officers[0]!).advise(caseId, advice);
    await expect(sent)
      .to.emit(c.conduct, "Advised")
      .withArgs(caseId, c.officers[0]!.address, advice);
    await expectEntries(c.conduct, sent, ["Advised"]);
    await pass((await c.conduct.caseOf(caseId)).decideUntil);
    expect(await c.conduct.stage(caseId)).to.equal(Stage.Advised);
    expect((await c.conduct.caseOf(caseId)).rung).to.equal(0n);
  });

  it("does not end the case: a friend cannot shield anybody with it", async () => {
    const c = await loadFixture(foundWithOfficers);
    const caseId = await report(c);
    await c.as(c.officers[2]!).advise(caseId, advice);
    await time.increase(4n * DAY);
    await decide(c, caseId, breach(1));
    expect(await c.conduct.stage(caseId)).to.equal(Stage.Appealable);
  });

  it("is given once by each officer, and not without words", async () => {
    const c = await loadFixture(foundWithOfficers);
    const caseId = await report(c);
    await expectRefused(
      () => c.as(c.officers[0]!).advise(caseId, ZeroHash),
      c.conduct,
      "ConductDigestMissing",
    );
    await c.as(c.officers[0]!).advise(caseId, advice);
    await expectRefused(
      () => c.as(c.officers[0]!).advise(caseId, advice),
      c.conduct,
      "ConductAlreadySpoken",
      ...[caseId, c.officers[0]!.address],
    );
    await c.as(c.officers[1]!).advise(caseId, advice);
  });

  it("is no step of the ladder", async () => {
    const c = await loadFixture(foundWithOfficers);
    await c.as(c.officers[0]!).advise(await report(c), advice);
    const caseId = await heardCase(c);
    await expectRefused(
      () => say(c, caseId, breach(2)),
      c.conduct,
      "ConductRungSkipped",
      ...[caseId, 2],
    );
  });
});
