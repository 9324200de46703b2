import { expect } from "chai";
import type { Log } from "ethers";
import fc from "fast-check";
import { connectCoalition } from "../../../core/contracts/index.js";
import { readJournals } from "../../../core/journal/index.js";
import {
  encodeRanking,
  readMotion,
  recordResolution,
  recount,
  type Motion,
  type Recount,
} from "../../../core/motions/index.js";
import { ethers, foundCoalition, loadFixture, time } from "../../fixture/coalition.js";
import {
  closeVote,
  fileMotion,
  openVote,
  secondMotion,
  unzip,
  type FiledMotion,
} from "../../fixture/motions.js";
import { lyingNode } from "../lying-node.js";
import { anyCourse, undisputed, CoursePlayer } from "./amended-course.js";

const RANGE = { fromBlock: 0 };

async function setUp() {
  const dao = await foundCoalition();
  const contracts = await connectCoalition(await dao.directory.getAddress(), ethers.provider);
  return { dao, contracts };
}
type SetUp = Awaited<ReturnType<typeof setUp>>;

/** A motion with two rivals, all on the ballot, in the vote. */
async function withRivals() {
  const set = await setUp();
  const { dao } = set;
  const motion = await fileMotion(dao, [resolution(set, "June")], "June");
  await secondMotion(dao, motion);
  const rivals: FiledMotion[] = [];
  for (const [index, month] of ["July", "August"].entries()) {
    rivals.push(await amend(set, motion, month, index + 1));
  }
  await openVote(dao, motion);
  return { ...set, motion, rivals };
}

function resolution({ contracts }: SetUp, text: string) {
  const { target, value, calldata } = recordResolution(contracts, text);
  return { target, value, data: calldata };
}

async function amend(
  set: SetUp,
  { id }: FiledMotion,
  text: string,
  mover: number,
): Promise<FiledMotion> {
  const { dao } = set;
  const calls = [resolution(set, text)];
  const signer = dao.signers[mover]!;
  await dao.amendments.connect(signer).amend(id, ...unzip(calls), text);
  const rival = {
    id: await dao.governor.getProposalId(...unzip(calls), ethers.id(text)),
    mover: signer,
    calls,
    description: text,
  };
  await secondMotion(dao, rival);
  return rival;
}

async function rank({ dao }: SetUp, motion: FiledMotion, voters: number[], ranking: number[]) {
  const { options } = await dao.amendments.ballotOf(motion.id);
  for (const voter of voters) {
    await dao.amendments
      .connect(dao.signers[voter]!)
      .castRankedVote(motion.id, options, encodeRanking(ranking), "");
  }
}

function expectAgreed(found: Recount, outcome: Recount["outcome"]) {
  expect(found.differences).to.deep.equal([]);
  expect(found.agrees).to.equal(true);
  expect(found.outcome).to.equal(outcome);
}

/** What the reader says by asking the contracts must be what the recount says from logs. */
function expectSame(motion: Motion, found: Recount) {
  const numbered = motion.options.filter(({ number }) => number !== undefined);
  expect(numbered.map(({ text, standing }) => (standing ? text : undefined))).to.deep.equal(
    found.options.map(({ text }) => text),
  );
  for (const [i, { standing, votes, quorum, dropped }] of numbered.entries()) {
    const option = found.options[i]!;
    expect(quorum).to.equal(option.quorum);
    if (!standing) continue;
    expect(votes).to.deep.equal({
      for: option.for,
      against: option.against,
      abstain: option.abstain,
    });
    if (found.ballots > 0) expect(dropped).to.equal(option.dropped);
  }
  expect(motion.ballots).to.equal(BigInt(found.ballots));
  expect(motion.preferred.map((row) => row.map(Number))).to.deep.equal(found.preferred);
  if (motion.amended) expect(motion.winner).to.equal(found.winner);
}

describe("recount of a motion with rivals", () => {
  it("finds the option preferred to all others, and says why", async () => {
    const set = await loadFixture(withRivals);
    const { dao, contracts, motion, rivals } = set;
    await rank(set, motion, [0, 1, 2, 3], [4, 1, 2, 3]);
    await rank(set, motion, [4, 5, 6], [3, 4, 2, 1]);
    await rank(set, motion, [7, 8, 9], [3, 0, 1, 2]);
    await dao.governor.connect(dao.signers[10]!).castVote(rivals[1]!.id, 0);
    const open = await recount(contracts, motion.id, RANGE);
    expectAgreed(open, "open");
    expect(open.explanation).to.include("If the vote closed now");
    await closeVote(dao, motion);
    const found = await recount(contracts, motion.id, RANGE);
    expectAgreed(found, "passed");
    expect(found.winner).to.equal(rivals[0]!.id);
    expect(found.preferred).to.deep.equal([
      [0, 6, 0, 1],
      [4, 0, 4, 5],
      [10, 6, 0, 8],
      [10, 6, 3, 0],
    ]);
    expect(found.explanation)
      .to.include("11 ballots of 12 voters.")
      .and.include('Option 2 ("July") wins: ')
      .and.include("was dropped because it missed its majority");
    expect(found.options.map(({ dropped }) => dropped)).to.deep.equal([
      "majority",
      undefined,
      undefined,
    ]);
    expectSame(await readMotion(contracts, motion.id, RANGE), found);
  });

  it("counts the motion whichever of its texts is asked for", async () => {
    const { contracts, motion, rivals } = await loadFixture(withRivals);
    const found = await recount(contracts, rivals[0]!.id, RANGE);
    expect(found.id).to.equal(motion.id);
    expectAgreed(found, "open");
  });

  it("gives a tie to the option filed earlier", async () => {
    const set = await loadFixture(withRivals);
    const { dao, contracts, motion, rivals } = set;
    await rank(set, motion, [0, 1, 2], [4, 3, 1, 2]);
    await rank(set, motion, [3, 4, 5], [4, 3, 2, 1]);
    await closeVote(dao, motion);
    const found = await recount(contracts, motion.id, RANGE);
    expectAgreed(found, "passed");
    expect(found.winner).to.equal(rivals[0]!.id);
    expect(found.explanation).to.include("tie, and the one filed earlier goes first");
  });

  it("lets the first text that has its quorum late prolong the vote, once", async () => {
    const set = await loadFixture(withRivals);
    const { dao, contracts, motion, rivals } = set;
    await rank(set, motion, [0, 1], [0, 1, 0, 0]);
    await rank(set, motion, [2, 3], [0, 0, 1, 0]);
    const before = await recount(contracts, motion.id, RANGE);
    await time.increaseTo(before.closesAt - 600n);
    await dao.governor.connect(dao.signers[4]!).castVote(rivals[0]!.id, 1);
    const prolonged = await recount(contracts, motion.id, RANGE);
    expectAgreed(prolonged, "open");
    expect(prolonged.closesAt > before.closesAt).to.equal(true);
    await dao.governor.connect(dao.signers[5]!).castVote(rivals[1]!.id, 1);
    expect((await recount(contracts, motion.id, RANGE)).closesAt).to.equal(prolonged.closesAt);
  });

  it("agrees on any course of any motion, and with what the contracts are asked for", async () => {
    const taken = new Map<string, number>();
    const outcomes = new Set<string>();
    await fc.assert(
      fc.asyncProperty(anyCourse, async (course) => {
        const { dao, contracts } = await loadFixture(setUp);
        const player = new CoursePlayer(dao, contracts);
        await player.play(course, async () => {
          const { id } = player.texts[0]!;
          const found = await recount(contracts, id, RANGE);
          expect(found.differences).to.deep.equal([]);
          expectSame(await readMotion(contracts, id, RANGE), found);
          outcomes.add(found.winner === undefined || found.winner === id ? found.outcome : "rival");
        });
        for (const { contract, agrees } of await readJournals(contracts, RANGE))
          expect(agrees, contract).to.equal(true);
        for (const [act, count] of player.taken) taken.set(act, (taken.get(act) ?? 0) + count);
      }),
      { numRuns: 15, examples: [[undisputed]] },
    );
    // A course in which nothing may happen would prove nothing.
    for (const act of ["amend", "second", "correct", "accept", "object", "ballot", "queue"])
      expect(taken.get(act) ?? 0, act).to.be.greaterThan(0);
    expect([...outcomes]).to.include.members(["open", "passed"]);
  });

  const RANKED = ethers.id("RankedVoteCast(address,uint256,uint24,string)");
  const isRanked = ({ topics }: Log) => topics[0] === RANKED;
  const altered = (log: Log) => {
    const data = ethers.concat([ethers.toBeHex(0x123, 32), ethers.dataSlice(log.data, 32)]);
    return new ethers.Log({ ...log.toJSON(), data } as never, log.provider);
  };
  const first = (logs: Log[]) => logs.find(isRanked);
  const lies: Record<string, [(logs: Log[]) => Log[], RegExp]> = {
    "hides a ranked ballot": [
      (logs) => logs.filter((log) => log !== first(logs)),
      /^By the logs 1 rank option 1 above option 2, the contract says 2\.$/m,
    ],
    "tells a ranked ballot twice": [
      (logs) => logs.flatMap((log) => (isRanked(log) ? [log, log] : [log])),
      /^0x[0-9a-fA-F]{40} voted twice\.$/m,
    ],
    "alters a ranking": [
      (logs) => logs.map((log) => (log === first(logs) ? altered(log) : log)),
      /rank option 2 above option 1, the contract says 0\.$/m,
    ],
    "hides an amendment": [
      (logs) =>
        logs.filter(
          ({ topics }) => topics[0] !== ethers.id("AmendmentFiled(uint256,uint256,address,uint32)"),
        ),
      /other texts are on the ballot than the contract says/,
    ],
    "hides a correction": [
      (logs) =>
        logs.filter(
          ({ topics }) => topics[0] !== ethers.id("TextCorrected(uint256,uint256,uint48)"),
        ),
      /By the logs|voted on a text that is not on the ballot/,
    ],
  };
  for (const [lie, [retell, difference]] of Object.entries(lies)) {
    it(`notices a node that ${lie}`, async () => {
      const set = await loadFixture(setUp);
      const { dao } = set;
      const motion = await fileMotion(dao, [resolution(set, "June")], "June");
      await secondMotion(dao, motion);
      await amend(set, motion, "July", 1);
      await dao.amendments.correct(motion.id, ...unzip(motion.calls), "June, corrected");
      await time.increase(90_000);
      await openVote(dao, motion);
      await rank(set, motion, [0, 1], [3, 1, 2]);
      const lied = await connectCoalition(await dao.directory.getAddress(), lyingNode(retell));
      const found = await recount(lied, motion.id, RANGE);
      expect(found.agrees).to.equal(false);
      expect(found.differences.join("\n")).to.match(difference);
    });
  }
});
