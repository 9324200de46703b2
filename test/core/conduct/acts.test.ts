import { expect } from "chai";
import { toUtf8Bytes, ZeroHash } from "ethers";
import {
  acceptRecusal,
  adviseInPrivate,
  appealDecision,
  askReinstatement,
  decideCase,
  findCase,
  judgeAppeal,
  nameOfficer,
  placeHold,
  readCases,
  recordSilence,
  replyToReport,
  reportConduct,
  standBack,
  statementDigest,
} from "../../../core/conduct/index.js";
import { connectCoalition } from "../../../core/contracts/index.js";
import type { Act } from "../../../core/elections/index.js";
import { explainRevert } from "../../../core/refusals/index.js";
import { ethers, loadFixture, time } from "../../fixture/coalition.js";
import { impersonateTimelock } from "../../fixture/motions.js";
import {
  climb,
  DAY,
  digest,
  foundWithOfficers,
  heardCase,
  pass,
  POST,
  report,
  Stage,
  type Person,
} from "../../conduct/case.js";
import { refusalOf } from "../refusal.js";

const text = digest("Text.");
const ruling = { upheld: true, rung: 1, length: 0, reasons: text, hideReason: "" };

async function setUp() {
  const c = await foundWithOfficers();
  const contracts = await connectCoalition(await c.directory.getAddress(), ethers.provider);
  const send = (person: Person, { to, data }: Act) => person.sendTransaction({ to, data });
  const about = async (caseId: string) =>
    findCase(await readCases(contracts, { fromBlock: 0 }), caseId);
  return { c, contracts, send, about };
}

describe("acts of conduct", () => {
  it("take a case from the report to the verdict, each saying in words what it does", async () => {
    const { c, contracts, send, about } = await loadFixture(setUp);
    const reported = reportConduct(contracts, {
      respondent: c.respondent.address.toLowerCase(),
      duty: 2,
      offTopic: true,
      post: POST,
      evidence: undefined,
    });
    expect(reported.sentence).to.contain(c.respondent.address);
    expect(reported.sentence).to.contain("duty 2 (discuss issues, not persons)");
    expect(reported.sentence).to.contain("straying");
    await send(c.reporter, reported);
    const [which] = await readCases(contracts, { fromBlock: 0 });
    const { id } = which!;
    const [one, other, third] = c.officers as [Person, Person, Person];
    await send(c.respondent, replyToReport(contracts, which!, text));
    const naming = { officer: third.address, reason: text };
    await send(c.respondent, nameOfficer(contracts, which!, naming));
    await send(one, acceptRecusal(contracts, which!, third.address));
    await send(other, adviseInPrivate(contracts, which!, text));
    await send(other, placeHold(contracts, which!, text));
    await time.increase(4n * DAY);
    const hiding = { ...ruling, hideReason: "It strays." };
    for (const officer of [one, other]) {
      const decided = decideCase(contracts, which!, hiding);
      expect(decided.sentence).to.contain("rung 1, a public notice").and.contain("It strays.");
      await send(officer, decided);
    }
    expect(await c.conduct.stage(id)).to.equal(Stage.Appealable);
    await send(c.respondent, appealDecision(contracts, which!, undefined));
    await send(c.panel[2]!, standBack(contracts, which!));
    for (const panellist of c.panel.slice(0, 2)) {
      const judged = judgeAppeal(contracts, which!, { uphold: false, reasons: text });
      expect(judged.sentence).to.contain("lift");
      await send(panellist, judged);
    }
    expect(await c.conduct.stage(id)).to.equal(Stage.Lifted);
    const names = (await about(id)).steps.map(({ name }) => name);
    expect(names).to.deep.equal([
      ...["CaseReported", "Replied", "OfficerNamed", "OfficerRecused", "Advised", "HoldPlaced"],
      ...["RulingProposed", "Sanctioned", "PostHidden", "AppealOpened", "OfficerRecused"],
      ...["AppealVoted", "AppealVoted", "AppealDecided"],
    ]);
  });

  it("ask to return, and record silence", async () => {
    const { c, contracts, send, about } = await loadFixture(setUp);
    await climb(c, 3);
    const caseId = await heardCase(c);
    const lapsing = await about(await report(c));
    for (const officer of c.officers.slice(0, 2)) {
      const asked = { ...ruling, rung: 4, length: Number(200n * DAY) };
      await send(officer, decideCase(contracts, await about(caseId), asked));
    }
    await c.as(await impersonateTimelock(c)).suspend(caseId, 200n * DAY);
    await expect(
      send(c.respondent, askReinstatement(contracts, await about(caseId), text)),
    ).to.emit(c.conduct, "ReinstatementAsked");
    await pass((await c.conduct.caseOf(lapsing.id)).decideUntil);
    await expect(send(c.reporter, recordSilence(contracts, lapsing))).to.emit(
      c.conduct,
      "CaseLapsed",
    );
  });

  it("dismiss without a measure", async () => {
    const { c, contracts, send, about } = await loadFixture(setUp);
    const which = await about(await report(c));
    for (const officer of c.officers.slice(0, 2)) {
      const dismissed = decideCase(contracts, which, { ...ruling, upheld: false, rung: 0 });
      expect(dismissed.sentence).to.contain("no breach");
      await send(officer, dismissed);
    }
    expect(await c.conduct.stage(which.id)).to.equal(Stage.Dismissed);
  });

  it("refuse bad input before anybody is asked", async () => {
    const { c, contracts, about } = await loadFixture(setUp);
    const which = await about(await report(c));
    const good = {
      respondent: c.respondent.address,
      duty: 1,
      offTopic: false,
      post: undefined,
      evidence: text,
    };
    for (const duty of [0, 8, 1.5, Number.NaN])
      await refusalOf(() => reportConduct(contracts, { ...good, duty }), "DUTY_UNKNOWN");
    await refusalOf(
      () => reportConduct(contracts, { ...good, evidence: undefined }),
      "EVIDENCE_MISSING",
    );
    await refusalOf(
      () => reportConduct(contracts, { ...good, respondent: "0x12" }),
      "ADDRESS_MALFORMED",
    );
    for (const bad of ["", "0x12", `${text}00`, text.slice(2)]) {
      await refusalOf(() => replyToReport(contracts, which, bad), "HASH_MALFORMED");
      await refusalOf(() => reportConduct(contracts, { ...good, post: bad }), "HASH_MALFORMED");
    }
    await refusalOf(
      () => decideCase(contracts, which, { ...ruling, hideReason: `${"é".repeat(256)}!` }),
      "TEXT_TOO_LONG",
    );
    await refusalOf(
      () => nameOfficer(contracts, which, { officer: "nobody", reason: text }),
      "ADDRESS_MALFORMED",
    );
  });

  it("are refused by the contract in words", async () => {
    const { c, contracts, send, about } = await loadFixture(setUp);
    const which = await about(await report(c));
    const refused = async (person: Person, act: Act) => {
      const error = await send(person, act).then(
        () => undefined,
        (error: unknown) => explainRevert(error),
      );
      return `${error?.code}: ${error?.message}`;
    };
    expect(await refused(c.voters[0]!, decideCase(contracts, which, ruling))).to.match(
      /^CONDUCT_NOT_OFFICER: .* does not hold the office of conduct officer\.$/,
    );
    expect(await refused(c.officers[0]!, decideCase(contracts, which, ruling))).to.match(
      /^CONDUCT_WRONG_STAGE: .*still gives the respondent time to reply\.$/,
    );
    expect(await refused(c.reporter, replyToReport(contracts, which, text))).to.match(
      /^CONDUCT_NOT_RESPONDENT: /,
    );
    expect(await refused(c.respondent, appealDecision(contracts, which, undefined))).to.match(
      /^CONDUCT_WRONG_STAGE: /,
    );
  });
});

describe("a case by its id", () => {
  it("is found by as much of it as no other begins with", () => {
    const cases = [`0xabcd1${"0".repeat(59)}`, `0xabcd2${"0".repeat(59)}`].map((id) => ({ id }));
    expect(findCase(cases, "0xABCD1")).to.equal(cases[0]);
    expect(findCase(cases, ` ${cases[1]!.id} `)).to.equal(cases[1]);
  });

  it("is not guessed", async () => {
    const cases = [`0xabcd1${"0".repeat(59)}`, `0xabcd2${"0".repeat(59)}`].map((id) => ({ id }));
    await refusalOf(() => findCase(cases, "0xabcd"), "CASE_AMBIGUOUS");
    for (const given of ["0xabc", "abcd1", "", "0xffff", ZeroHash])
      await refusalOf(() => findCase(cases, given), "CASE_UNKNOWN");
  });
});

describe("what is said in a case", () => {
  it("goes on chain as the SHA-256 digest of its exact bytes", () => {
    const known = "0xba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    expect(statementDigest("abc")).to.equal(known);
    expect(statementDigest(toUtf8Bytes("abc"))).to.equal(known);
    expect(statementDigest("abc\n")).not.to.equal(known);
  });
});
