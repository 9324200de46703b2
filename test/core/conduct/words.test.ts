import { expect } from "chai";
import { ZeroHash } from "ethers";
import {
  casePhase,
  conductYear,
  conductYearLines,
  dutyLabel,
  postingRightSentence,
  readCases,
  rungLabel,
  stepSentence,
  yearOf,
} from "../../../core/conduct/index.js";
import { connectCoalition } from "../../../core/contracts/index.js";
import { formatMoment, shortAddress } from "../../../core/format/index.js";
import { ethers, loadFixture, networkHelpers, time } from "../../fixture/coalition.js";
import { impersonateTimelock } from "../../fixture/motions.js";
import {
  breach,
  climb,
  decide,
  digest,
  foundWithOfficers,
  heardCase,
  noBreach,
  POST,
  report,
  sanction,
  say,
  YEAR,
  type Bench,
} from "../../conduct/case.js";

const text = digest("Text.");

async function phaseOf(c: Bench, caseId: string) {
  const contracts = await connectCoalition(await c.directory.getAddress(), ethers.provider);
  const cases = await readCases(contracts, { fromBlock: 0 });
  const byId = Object.fromEntries(cases.map((each) => [each.id, each]));
  const phase = casePhase(byId[caseId]!, await time.latest(), byId);
  for (const line of [phase.sentence, ...phase.next])
    expect(line)
      .to.match(/^[^\n]{10,}\.$/)
      .and.not.match(/undefined|NaN|null/);
  return { ...phase, all: [phase.sentence, ...phase.next].join(" ") };
}

/** Moves the chain's clock, a block with it. */
const jump = async (moment: bigint) => {
  await time.increaseTo(moment);
};

describe("where a case stands, in words", () => {
  it("says who is heard, who decides, and what silence means", async () => {
    const c = await loadFixture(foundWithOfficers);
    const caseId = await report(c);
    const { replyUntil, decideUntil } = await c.conduct.caseOf(caseId);
    const heard = await phaseOf(c, caseId);
    expect(heard).to.include({ stage: "reply", until: Number(replyUntil) });
    expect(heard.all).to.contain(shortAddress(c.respondent.address)).and.contain("may reply");
    await jump(replyUntil + 1n);
    const open = await phaseOf(c, caseId);
    expect(open).to.include({ stage: "decision", until: Number(decideUntil) });
    expect(open.all).to.contain(`until ${formatMoment(decideUntil)}; undecided, the case lapses`);
    await jump(decideUntil + 1n);
    expect((await phaseOf(c, caseId)).all)
      .to.contain("lapsed")
      .and.contain("record");
    await c.conduct.recordSilence(caseId);
    const recorded = await phaseOf(c, caseId);
    expect(recorded).to.deep.include({ stage: "lapsed", until: undefined, next: [] });
  });

  it("tells advice from dismissal", async () => {
    const c = await loadFixture(foundWithOfficers);
    const [advised, dismissed] = [await report(c), await report(c)];
    await c.as(c.officers[0]!).advise(advised, text);
    await decide(c, dismissed, noBreach);
    expect((await phaseOf(c, dismissed)).all).to.contain("two officers found no breach");
    await jump((await c.conduct.caseOf(advised)).decideUntil + 1n);
    expect(await phaseOf(c, advised)).to.include({ stage: "advised" });
  });

  it("follows a notice through appeal to each of its ends", async () => {
    const c = await loadFixture(foundWithOfficers);
    const caseId = await sanction(c, 1);
    const { appealUntil } = await c.conduct.caseOf(caseId);
    const person = shortAddress(c.respondent.address);
    const fresh = await phaseOf(c, caseId);
    expect(fresh).to.include({ stage: "appealable", until: Number(appealUntil) });
    expect(fresh.sentence).to.match(
      new RegExp(`^${person} was given a public notice\\. It may be`),
    );
    await c.as(c.voters[0]!).appeal(caseId, ZeroHash);
    expect((await phaseOf(c, caseId)).all).to.contain("1 voter so far");

    const snapshot = await networkHelpers.takeSnapshot();
    await jump(appealUntil + 1n);
    expect((await phaseOf(c, caseId)).sentence).to.match(/This is final\.$/);
    await snapshot.restore();

    await c.as(c.respondent).appeal(caseId, ZeroHash);
    const { heardUntil } = await c.conduct.caseOf(caseId);
    const heard = await phaseOf(c, caseId);
    expect(heard).to.include({ stage: "appealed", until: Number(heardUntil) });
    expect(heard.all).to.contain("silence lifts").and.contain("0 to lift, 2 needed");
    expect(heard.next.join(" ")).to.contain(`${person} may reply`);
    for (const panellist of c.panel.slice(0, 2)) await c.as(panellist).judge(caseId, false, text);
    expect((await phaseOf(c, caseId)).sentence).to.contain("the appeal panel decided so");
  });

  it("says by what a sanction was lifted", async () => {
    const c = await loadFixture(foundWithOfficers);
    const [one, two] = await climb(c, 2);
    await c.as(c.respondent).appeal(one!, ZeroHash);
    await jump((await c.conduct.caseOf(one!)).heardUntil + 1n);
    expect((await phaseOf(c, one!)).sentence).to.contain("silent until its time was over");
    expect((await phaseOf(c, two!)).sentence).to.contain("a step it rested on was lifted");
  });

  it("says until when somebody is suspended, and when that is over", async () => {
    const c = await loadFixture(foundWithOfficers);
    await climb(c, 3);
    const caseId = await heardCase(c);
    await decide(c, caseId, breach(4));
    const asked = await phaseOf(c, caseId);
    expect(asked.stage).to.equal("referred");
    expect(asked.all).to.contain("ask the members").and.contain("Any voter may move");
    await c.as(await impersonateTimelock(c)).suspend(caseId, YEAR);
    const { until } = await c.conduct.caseOf(caseId);
    const standing = await phaseOf(c, caseId);
    expect(standing.stage).to.equal("standing");
    expect(standing.sentence).to.contain(`may not post until ${formatMoment(until)} (rung 4)`);
    expect(standing.all).to.contain("may ask to return once a year");
    await jump(until);
    const over = await phaseOf(c, caseId);
    expect(over.stage).to.equal("final");
    expect(over.sentence).to.contain("may post again");
    expect(over.next).to.deep.equal([]);
  });

  it("speaks of a referral nobody answered as of a lapse", async () => {
    const c = await loadFixture(foundWithOfficers);
    await climb(c, 3);
    const caseId = await heardCase(c);
    await decide(c, caseId, breach(4));
    await jump((await c.conduct.caseOf(caseId)).until + 1n);
    expect((await phaseOf(c, caseId)).stage).to.equal("lapsed");
  });
});

describe("what happened in a case, in words", () => {
  it("is one sentence for each step, with the names of who took it", async () => {
    const c = await loadFixture(foundWithOfficers);
    const [one, other] = c.officers;
    await sanction(c, 1);
    const caseId = await report(c, { post: POST, duty: 4 });
    await c.as(c.respondent).reply(caseId, text);
    await c.as(c.respondent).nameOfficer(caseId, c.officers[2]!, text);
    await c.as(one!).acceptRecusal(caseId, c.officers[2]!);
    await c.as(one!).hold(caseId, text);
    await c.as(one!).advise(caseId, text);
    await jump((await c.conduct.caseOf(caseId)).replyUntil + 1n);
    await decide(c, caseId, breach(2, { hideReason: 'A "quoted" reason.\u202e' }));
    await c.as(c.voters[0]!).appeal(caseId, ZeroHash);
    await c.as(c.respondent).appeal(caseId, ZeroHash);
    for (const panellist of c.panel.slice(0, 2)) await c.as(panellist).judge(caseId, true, text);
    const contracts = await connectCoalition(await c.directory.getAddress(), ethers.provider);
    const { steps } = (await readCases(contracts, { fromBlock: 0 })).find(
      ({ id }) => id === caseId,
    )!;
    const said = steps.map(stepSentence);
    const name = (person: { address: string }) => shortAddress(person.address);
    expect(said[0]).to.equal(
      `${name(c.reporter)} reported ${name(c.respondent)}: duty 4 (listen to all stakeholders).`,
    );
    expect(said).to.include(`${name(c.respondent)} replied.`);
    expect(said).to.include(`${name(one!)} accepted that ${name(c.officers[2]!)} takes no part.`);
    expect(said.join(" ")).to.contain("rung 2, a suspension from posting, for 14 days");
    expect(said).to.include(`${name(c.panel[0]!)} voted to uphold the sanction.`);
    expect(said.at(-1)).to.equal("The panel upheld the sanction.");
    for (const line of said) {
      expect(line)
        .to.match(/\.$/)
        .and.not.match(/undefined|\[object/);
      expect(line, "no direction of writing is turned").not.to.match(/[\u202a-\u202e\n]/);
    }
    expect(other).not.to.equal(undefined);
  });

  it("keeps what officers said last while the case is undecided, and of nobody who was recused", async () => {
    const c = await loadFixture(foundWithOfficers);
    const caseId = await heardCase(c);
    const contracts = await connectCoalition(await c.directory.getAddress(), ethers.provider);
    const proposals = async () =>
      (await readCases(contracts, { fromBlock: 0 })).find(({ id }) => id === caseId)!.proposals;
    await say(c, caseId, noBreach, c.officers[0]);
    await say(c, caseId, breach(1), c.officers[0]);
    await say(c, caseId, noBreach, c.officers[1]);
    expect(
      (await proposals()).map(({ officer, upheld, rung }) => [officer, upheld, rung]),
    ).to.deep.equal([
      [c.officers[0]!.address, true, 1],
      [c.officers[1]!.address, false, 0],
    ]);
    await c.as(c.officers[0]!).recuse(caseId);
    expect((await proposals()).map(({ officer }) => officer)).to.deep.equal([
      c.officers[1]!.address,
    ]);
    await say(c, caseId, noBreach, c.officers[2]);
    expect(await proposals()).to.deep.equal([]);
  });
});

describe("labels of conduct", () => {
  it("name duties and rungs by number and in words", () => {
    expect(dutyLabel(7)).to.equal("duty 7 (behave ethically)");
    expect(dutyLabel(9)).to.equal("duty 9");
    expect(rungLabel(1)).to.equal("rung 1, a public notice");
    expect(rungLabel(9)).to.equal("rung 9");
  });

  it("say whether somebody may post", () => {
    expect(postingRightSentence("granted", 0)).to.equal("may post");
    expect(postingRightSentence("granted", 86_400)).to.contain("1970-01-02").and.contain("accept");
    expect(postingRightSentence("suspended", 86_400)).to.contain("until 1970-01-02");
    expect(postingRightSentence("held", 86_400)).to.contain("emergency");
    expect(postingRightSentence("code not accepted", 0)).to.contain("Code of Conduct");
    expect(postingRightSentence("not a member", 0)).to.contain("not a member");
  });
});

describe("a year of conduct, in words", () => {
  it("counts steps, silence and each officer's holds", async () => {
    const c = await loadFixture(foundWithOfficers);
    const held = await report(c);
    await c.as(c.officers[0]!).hold(held, text);
    await sanction(c, 1);
    const { decideUntil } = await c.conduct.caseOf(held);
    const contracts = await connectCoalition(await c.directory.getAddress(), ethers.provider);
    const cases = await readCases(contracts, { fromBlock: 0 });
    const year = yearOf(Number(decideUntil));
    const counted = (now: bigint) => conductYear(cases, year, Number(now));
    expect(counted(decideUntil)).to.include({ lapsed: 0, holdsLapsed: 0 });
    const after = counted(decideUntil + 1n);
    expect(after).to.include({ lapsed: 1, holdsLapsed: 1 });
    expect(after.officers.map(({ officer, lapsed }) => [officer, lapsed])).to.deep.equal([
      [c.officers[0]!.address, 1],
    ]);
    const lines = conductYearLines(after);
    expect(lines[0]).to.match(new RegExp(`^In ${year}: `));
    expect(lines.at(-1)).to.contain(c.officers[0]!.address);
    expect(lines.join(" ")).not.to.match(/undefined|NaN/);
  });
});
