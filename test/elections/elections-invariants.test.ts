import { expect } from "chai";
import fc from "fast-check";
import { countElection, lotOf, unpackMatrix, pairwiseMatrix } from "../../core/counting/index.js";
import { loadFixture, time, type Coalition } from "../fixture/coalition.js";
import { replayJournal } from "../fixture/journal.js";
import { carriedOut, history, OFFICES, tryStep } from "./election-history.js";
import { APPEAL, CONDUCT, foundWithCalendar, Stage } from "./standing.js";

const RUNS = Number(process.env["ELECTION_RUNS"] ?? 8);

const calls = (c: Coalition) => c.elections.queryFilter(c.elections.filters.ElectionCalled);
const runs = (c: Coalition) => c.elections.queryFilter(c.elections.filters.ElectionBallotOpened);

/** What was frozen stays frozen, and who is on a ballot stays on it. */
async function expectFrozen(c: Coalition): Promise<void> {
  for (const { args } of await calls(c)) {
    const now = await c.elections.election(args.electionId);
    for (const field of ["officeId", "calledAt", "seats", "terms", "rules"] as const) {
      expect(now[field], field).to.deep.equal(args.called[field]);
    }
    expect([now.quorumFloor, now.quorumShare]).to.deep.equal([
      args.called.quorumFloor,
      args.called.quorumShare,
    ]);
  }
  for (const { args } of await runs(c)) {
    expect(await c.elections.candidates(args.electionId)).to.deep.equal(args.candidates);
  }
}

/** Every count is that of the ballots in the box, one a voter. */
async function expectTrueCounts(c: Coalition): Promise<void> {
  for (const { args } of await runs(c)) {
    const n = args.candidates.length + 1;
    const rankings: number[][] = [];
    for (const founder of c.founders) {
      const { ranks, sequence } = await c.ballotBox.ballotOf(args.ballotId, founder);
      if (sequence !== 0n) rankings.push([...Buffer.from(ranks.slice(2), "hex")]);
    }
    const { ballots, matrix } = await c.ballotBox.result(args.ballotId);
    expect(ballots).to.equal(rankings.length);
    expect(unpackMatrix([...matrix], n)).to.deep.equal(pairwiseMatrix(rankings, n));
  }
}

/** The order of those elected is what another implementation makes of the same ballots. */
async function expectTrueWinners(c: Coalition): Promise<void> {
  for (const { args } of await c.elections.queryFilter(c.elections.filters.ElectionCounted)) {
    const { electionId, run, ballots, quorum, seed, elected } = args;
    expect(elected.length === 0 || ballots >= quorum).to.equal(true);
    if (ballots < quorum) continue;
    const candidates = [...(await c.elections.candidates(electionId))];
    const { terms } = await c.elections.election(electionId);
    const { matrix } = await c.ballotBox.result(await c.elections.ballotIdOf(electionId, run));
    const lots = candidates.map((candidate) => lotOf({ seed, electionId, candidate }));
    const { order } = countElection(
      {
        labels: ["RON", ...candidates],
        matrix: unpackMatrix([...matrix], candidates.length + 1),
        defaultAlternative: 0,
        lots: [0n, ...lots],
        tieRule: "lot",
      },
      { method: terms.method === 0n ? "schulze" : "approval", seats: Number(terms.seats) },
    );
    expect(elected).to.deep.equal(order.map((alternative) => candidates[alternative - 1]));
  }
}

/** Officers hold unexpired terms they were seated for, a seat each, and never two offices that exclude each other. */
async function expectRightfulOfficers(c: Coalition): Promise<void> {
  const now = BigInt(await time.latest());
  const seated = await c.offices.queryFilter(c.offices.filters.OfficerSeated);
  for (const officeId of OFFICES) {
    const officers = await c.offices.officers(officeId);
    const seats = (await c.offices.seats(officeId)).filter(({ holder }) => BigInt(holder) !== 0n);
    expect(new Set(officers).size).to.equal(officers.length);
    expect(seats.map(({ holder }) => holder)).to.deep.equal([...officers]);
    for (const { holder, term } of seats) {
      expect(term.from <= now && now < term.until).to.equal(true);
      const won = seated.some(
        ({ args }) =>
          args.officeId === officeId && args.account === holder && args.from === term.from,
      );
      expect(won, "was seated").to.equal(true);
    }
    for (const { address } of c.founders) {
      const isOfficer = await c.offices.isOfficer(officeId, address);
      expect(isOfficer).to.equal(officers.includes(address));
    }
  }
  const conduct = await c.offices.officers(CONDUCT);
  const appeal = await c.offices.officers(APPEAL);
  expect(conduct.filter((officer) => appeal.includes(officer))).to.deep.equal([]);
}

describe("Elections: whatever happens", () => {
  it("keeps its promises through histories of everybody doing everything", async function () {
    this.timeout(600_000);
    const ended = new Map<bigint, number>();
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const c = await loadFixture(foundWithCalendar);
        for (const [index, step] of steps.entries()) {
          await tryStep(c, step);
          if (index % 10 === 9) await expectRightfulOfficers(c);
        }
        await expectFrozen(c);
        await expectTrueCounts(c);
        await expectTrueWinners(c);
        await expectRightfulOfficers(c);
        for (const { args } of await c.elections.queryFilter(c.elections.filters.ElectionEnded)) {
          ended.set(args.outcome, (ended.get(args.outcome) ?? 0) + 1);
        }
        for (const contract of [c.elections, c.offices, c.recalls]) {
          const [count, head] = await contract.journal();
          expect(await replayJournal(contract)).to.deep.equal({ count, head });
        }
      }),
      { numRuns: RUNS },
    );
    // A property that nothing happened in proves nothing.
    expect(ended.get(Stage.Seated) ?? 0, "elections that seated somebody").to.be.greaterThan(0);
    expect(carriedOut.get("bringOn") ?? 0, "steps that brought an election on").to.be.greaterThan(
      50,
    );
  });
});
