import { expect } from "chai";
import fc from "fast-check";
import "../../property-seed.js";
import { conductYear, readCases } from "../../../core/conduct/index.js";
import { connectCoalition } from "../../../core/contracts/index.js";
import { readYear, yearMarkdown, type YearReport } from "../../../core/opens/index.js";
import { tables } from "../../../core/replay/index.js";
import { foundWithOfficers } from "../../conduct/case.js";
import { ethers, foundCoalition, loadFixture, time } from "../../fixture/coalition.js";
import { CLIMB, live } from "../conduct/random-cases.js";
import { anyHistory, Player } from "../random-history.js";
import { refusalOf } from "../refusal.js";
import { audited } from "./audited.js";

const nobody = async () => undefined;
const yearAt = (seconds: number) => new Date(seconds * 1000).getUTCFullYear();
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

async function founded() {
  const dao = await foundCoalition();
  const address = await dao.directory.getAddress();
  return { dao, contracts: await connectCoalition(address, ethers.provider) };
}

/** The reports of every year since the founding. */
async function allYears(context: Awaited<ReturnType<typeof audited>>): Promise<YearReport[]> {
  const founding = await ethers.provider.getBlock(1);
  const now = await time.latest();
  const reports: YearReport[] = [];
  for (let year = yearAt(founding!.timestamp); year <= yearAt(now); year++)
    reports.push(await readYear(context, year));
  return reports;
}

describe("readYear", () => {
  it("adds up over the years to what the contracts say", async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(anyHistory(40), anyHistory(25), async (before, after) => {
        const { dao, contracts } = await loadFixture(founded);
        const player = new Player(dao, contracts);
        await player.play(before);
        await time.increase(200 * 86_400);
        await player.play(after);
        const context = await audited(dao, nobody);
        const { toBlock } = context.range;
        const years = await allYears(context);
        const [members, motions] = [
          years.map((each) => each.members),
          years.map((each) => each.motions),
        ];
        const at = { blockTag: toBlock };
        expect(members.at(-1)!.atEnd).to.equal(Number(await dao.membership.memberCount(at)));
        expect(members.at(-1)!.votersAtEnd).to.equal(Number(await dao.membership.voterCount(at)));
        expect(members[0]!.atStart).to.equal(0);
        for (const [index, year] of members.entries()) {
          expect(year.atEnd).to.equal(year.atStart + year.joined - year.left - year.removed);
          expect(year.atStart).to.equal(members[index - 1]?.atEnd ?? 0);
          expect(year.months.at(-1)).to.include({ members: year.atEnd, voters: year.votersAtEnd });
          expect(sum(year.groups.map(({ atEnd }) => atEnd))).to.equal(year.atEnd);
        }
        expect(motions.flat().map(({ id }) => BigInt(id))).to.deep.equal(
          player.filed.map(({ id }) => id),
        );
        for (const { id, outcome, executed } of motions.flat()) {
          const state = Number(await dao.governor.state(id, at));
          expect(executed, id).to.equal(state === 7);
          expect(["open", "cancelled", "lapsed", "defeated", "passed"], id).to.include(outcome);
        }
        let versions = 0;
        for await (const _ of tables.versions.scan(context.state)) versions += 1;
        expect(sum(years.map(({ documents }) => documents.versions))).to.equal(versions);
        for (const { documents } of years)
          expect(sum(Object.values(documents.byKind))).to.equal(documents.versions);
      }),
      { numRuns: 4, endOnFailure: true },
    );
  });

  it("counts cases as the conduct report does, by duty and by where they stand", async () => {
    const bench = await loadFixture(foundWithOfficers);
    await live(bench, CLIMB);
    const context = await audited(bench, nobody);
    const cases = await readCases(context.contracts, context.range);
    const now = await time.latest();
    for (const report of await allYears(context)) {
      expect(report.conduct).to.deep.equal(conductYear(cases, report.year, now));
      expect(sum(Object.values(report.cases.byDuty))).to.equal(report.conduct.reports);
      expect(sum(Object.values(report.cases.byStage))).to.equal(report.conduct.reports);
      const text = yearMarkdown(report);
      expect(text).to.match(new RegExp(`^# Yearly report ${report.year}\n`));
      expect(text).to.contain(report.block.hash);
    }
  });

  it("names who held which office at the end of a year that is over", async () => {
    const { dao } = await loadFixture(founded);
    const context = await audited(dao, nobody);
    const first = await readYear(context, yearAt(await time.latest()));
    expect(first.whole).to.equal(false);
    expect(yearMarkdown(first)).to.match(/The year was not over/);
    await time.increase(400 * 86_400);
    await ethers.provider.send("evm_mine", []);
    const later = await readYear(await audited(dao, nobody), first.year);
    expect(later.whole).to.equal(true);
    expect(later.offices.map(({ name }) => name)).to.deep.equal(
      first.offices.map(({ name }) => name),
    );
  });

  it("refuses a year that has not begun", async () => {
    const { dao } = await loadFixture(founded);
    const context = await audited(dao, nobody);
    await refusalOf(() => readYear(context, 9_999), "YEAR_UNKNOWN");
  });
});
