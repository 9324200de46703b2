import { expect } from "chai";
import { ZeroAddress, ZeroHash } from "ethers";
import fc from "fast-check";
import {
  CASE_STAGES,
  caseStage,
  conductYear,
  readCases,
  yearOf,
  type CaseRecord,
} from "../../../core/conduct/index.js";
import { connectCoalition } from "../../../core/contracts/index.js";
import { loadFixture, ethers, networkHelpers, time } from "../../fixture/coalition.js";
import { foundWithOfficers, POST, type Bench } from "../../conduct/case.js";
import { CLIMB, histories, live } from "./random-cases.js";

const RUNS = Number(process.env["CONDUCT_RUNS"] ?? 10);

const OUTCOMES = ["undecided", "dismissed", "referred", "sanctioned"];
const VERDICTS = [undefined, "upheld", "lifted"];

const given = (hash: string) => (hash === ZeroHash ? undefined : hash);
const moment = (seconds: bigint) => (seconds === 0n ? undefined : Number(seconds));

/** The contract's own record, in the words of the fold. */
async function recordOf(c: Bench, id: string) {
  const kept = await c.conduct.caseOf(id);
  return {
    id,
    reporter: kept.reporter,
    respondent: kept.respondent,
    duty: Number(kept.duty),
    offTopic: kept.offTopic,
    post: given(kept.post),
    evidence: given(kept.evidence),
    ruleSet: Number(kept.ruleSet),
    reportedAt: Number(kept.reportedAt),
    replyUntil: Number(kept.replyUntil),
    decideUntil: Number(kept.decideUntil),
    outcome: OUTCOMES[Number(kept.outcome)],
    verdict: VERDICTS[Number(kept.verdict)],
    rung: Number(kept.rung),
    decidedAt: moment(kept.decidedAt),
    until: moment(kept.until),
    appealUntil: moment(kept.appealUntil),
    heardUntil: moment(kept.heardUntil),
    supporters: Number(kept.supporters),
    votesNeeded: Number(kept.votesNeeded),
    votesToUphold: Number(kept.votesToUphold),
    votesToLift: Number(kept.votesToLift),
    advised: kept.advised,
    hidesPost: kept.hidesPost,
    silenceRecorded: kept.silenceRecorded,
    held: moment(kept.held),
    holder: kept.holder === ZeroAddress ? undefined : kept.holder,
    basis: given(kept.basis),
    reasons: given(kept.reasons),
  };
}

/** The fields the contract has too. */
function fieldsOf(read: CaseRecord, like: object) {
  return Object.fromEntries(
    Object.keys(like).map((name) => [name, read[name as keyof CaseRecord]]),
  );
}

async function expectAgreement(c: Bench, cases: readonly string[]): Promise<CaseRecord[]> {
  const contracts = await connectCoalition(await c.directory.getAddress(), ethers.provider);
  const read = await readCases(contracts, { fromBlock: 0 });
  const byId = Object.fromEntries(read.map((each) => [each.id, each]));
  const now = await time.latest();
  expect(read.map(({ id }) => id)).to.deep.equal(cases);
  for (const each of read) {
    const kept = await recordOf(c, each.id);
    expect(fieldsOf(each, kept)).to.deep.equal(kept);
    const stage = CASE_STAGES[Number(await c.conduct.stage(each.id))];
    expect(caseStage(each, now, byId)).to.equal(stage);
  }
  return read;
}

describe("cases out of the logs", () => {
  it("are what the contract says, whatever people try and however long they wait", async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.boolean(), async (steps, climbing) => {
        const c = await loadFixture(foundWithOfficers);
        const { cases, taken } = await live(c, climbing ? [...CLIMB, ...steps] : steps);
        const read = await expectAgreement(c, cases);
        if (climbing) {
          expect(taken).to.be.greaterThan(CLIMB.length - 1);
          expect(read[2]).to.include({ outcome: "sanctioned", rung: 3 });
        }
      }),
      { numRuns: RUNS },
    );
  });

  it("stay what the contract says as the clock alone moves on", async () => {
    const c = await loadFixture(foundWithOfficers);
    const { cases } = await live(c, [
      ...CLIMB,
      { kind: "appeal", which: 2, who: 0 },
      { kind: "officer", which: 3, who: 2, act: "hold" },
      { kind: "report", who: 9, whom: 1, offTopic: true, post: false },
      { kind: "officer", which: 4, who: 1, act: "hold" },
      { kind: "officer", which: 4, who: 1, act: "advise" },
    ]);
    expect(cases).to.have.length(5);
    for (const days of [1, 3, 11, 7, 10, 60, 30]) {
      await networkHelpers.mine(2, { interval: (days * 86_400) / 2 });
      await expectAgreement(c, cases);
    }
  });

  it("count the year as the contract does once silence is recorded, and hide the same post", async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (steps) => {
        const c = await loadFixture(foundWithOfficers);
        const first = yearOf(await time.latest());
        const { cases } = await live(c, [...CLIMB, ...steps]);
        const read = await expectAgreement(c, cases);
        const now = await time.latest();
        const last = yearOf(now);
        const before = [];
        for (let year = first; year <= last; ++year) before.push(conductYear(read, year, now));
        for (const each of read)
          await c.conduct.recordSilence(each.id).catch((error: unknown) => {
            if (!String(error).includes("ConductNothingToRecord")) throw error;
          });
        for (const { year, officers, ...counts } of before) {
          const kept = await c.conduct.yearCount(year);
          for (const [name, count] of Object.entries(counts))
            expect(Number(kept[name as keyof typeof counts]), `${name} ${year}`).to.equal(count);
          for (const officer of c.officers) {
            const holds = await c.conduct.holdCount(year, officer);
            const own = officers.find((each) => each.officer === officer.address);
            expect([Number(holds.placed), Number(holds.lapsed)]).to.deep.equal([
              own?.placed ?? 0,
              own?.lapsed ?? 0,
            ]);
          }
        }
        for (const author of c.founders) {
          const { hidden, caseId } = await c.conduct.isHidden(POST, author);
          const marking = read.find(({ id }) => id === caseId);
          expect(hidden).to.equal(marking !== undefined);
          if (marking === undefined) continue;
          expect(marking.hidesPost).to.equal(true);
          expect(marking.respondent).to.equal(author.address);
        }
      }),
      { numRuns: Math.ceil(RUNS / 2) },
    );
  });
});
