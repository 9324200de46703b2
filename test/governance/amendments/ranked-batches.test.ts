import { expect } from "chai";
import { concat, dataSlice, toBeHex } from "ethers";
import { loadFixture, time } from "../../fixture/coalition.js";
import { openVote } from "../../fixture/motions.js";
import { FOR, packedBallot } from "../ballots.js";
import { keyOf } from "../electorate.js";
import { expectRefused } from "../refused.js";
import { batched, packBallot, packed, signRanking, type Ranks } from "./ranking.js";
import { withRivals } from "./texts.js";

const NOT_VOTER = 0n;
const ALREADY_CAST = 1n;
const INVALID_RANKING = 2n;
const INVALID_SIGNATURE = 3n;

async function open() {
  const c = await withRivals(2);
  await openVote(c, c.motion);
  const relayed = c.amendments.connect(c.strangers[0]!);
  /** Sends a batch, and tells what was counted, and what passed over and why. */
  const send = async (...ballots: string[]) => {
    const batch = concat(ballots);
    const counted = await relayed.castRankedVotesBySig.staticCall(c.motion.id, batch);
    const { logs } = (await (await relayed.castRankedVotesBySig(c.motion.id, batch)).wait())!;
    const address = await c.amendments.getAddress();
    const events = logs
      .filter((log) => log.address === address)
      .map((log) => c.amendments.interface.parseLog(log)!);
    const cast = events.filter(({ name }) => name === "RankedVoteCast");
    const skipped = events.filter(({ name }) => name === "BallotSkipped");
    expect(counted).to.equal(BigInt(cast.length));
    return {
      counted: cast.map(({ args }) => [args["voter"], args["ranking"]]),
      skipped: skipped.map(({ args }) => [args["index"], args["voterNumber"], args["fault"]]),
    };
  };
  const ballot = (index: number, ranks: Ranks) => batched(c, index, c.motion, ranks);
  return { ...c, relayed, send, ballot };
}

describe("Amendments: ranked ballots in batches", () => {
  it("count like ballots brought one by one", async () => {
    const c = await loadFixture(open);
    const rankings: Ranks[] = [
      [2, 1, 0, 0],
      [0, 0, 1, 2],
      [4, 3, 2, 1],
      [0, 0, 0, 0],
      [1, 1, 1, 1],
    ];
    const ballots = await Promise.all(rankings.map((ranks, index) => c.ballot(index, ranks)));
    const { counted, skipped } = await c.send(...ballots);
    expect(skipped).to.deep.equal([]);
    expect(counted).to.deep.equal(
      rankings.map((ranks, index) => [c.founders[index]!.address, BigInt(packed(ranks))]),
    );
    const inBatch = await c.amendments.tally(c.motion.id);

    const alone = await loadFixture(open);
    for (const [index, ranks] of rankings.entries()) {
      const { options } = await alone.amendments.ballotOf(alone.motion.id);
      await alone.amendments
        .connect(alone.founders[index]!)
        .castRankedVote(alone.motion.id, options, packed(ranks), "");
    }
    expect(await alone.amendments.tally(alone.motion.id)).to.deep.equal(inBatch);
    expect(inBatch.ballots).to.equal(5n);
  });

  it("pass over the bad ones among the good, and say which and why", async () => {
    const c = await loadFixture(open);
    await c.amendments
      .connect(c.founders[0]!)
      .castRankedVote(c.motion.id, (await c.amendments.ballotOf(c.motion.id)).options, 0x12, "");
    const good = await c.ballot(4, [2, 1, 0, 0]);
    const texts = [c.motion.id, c.rivals[0]!.id];
    const signed = (index: number, ranks: Ranks, changes = {}) =>
      signRanking(c, c.founders[index]!, c.motion, ranks, changes);
    const voter = c.founders[5]!.address;
    const { counted, skipped } = await c.send(
      await c.ballot(0, [2, 1, 0, 0]), // voted in person
      good,
      good, // twice in one batch
      packBallot(0, [2, 1, 0, 0], await signed(5, [2, 1, 0, 0])), // no such voter
      packBallot(13, [2, 1, 0, 0], await signed(5, [2, 1, 0, 0])),
      packBallot(0xffffff, [2, 1, 0, 0], await signed(5, [2, 1, 0, 0])),
      packBallot(6, [5, 1, 0, 0], await signed(5, [5, 1, 0, 0])), // no such rank
      packBallot(6, [0, 1, 0, 0, 1], await signed(5, [0, 1, 0, 0, 1])), // no such place
      packBallot(6, [2, 1, 0, 0], await signed(5, [1, 2, 0, 0])), // another ranking
      packBallot(6, [2, 1, 0, 0], await signed(6, [2, 1, 0, 0], { voter })), // another's key
      packBallot(6, [2, 1, 0, 0], await signed(6, [2, 1, 0, 0])), // another's ballot
      packBallot(6, [2, 1, 0, 0], await signed(5, [2, 1, 0, 0], { options: texts })),
      packBallot(6, [2, 1, 0, 0], await signed(5, [2, 1, 0, 0], { reason: "Why" })),
      concat([toBeHex(6, 3), toBeHex(0x12, 3), new Uint8Array(64)]), // no signature
      await c.ballot(11, [1, 0, 0, 0]),
    );
    expect(counted).to.deep.equal([
      [c.founders[4]!.address, 0x12n],
      [c.founders[11]!.address, 0x1n],
    ]);
    const faults = [ALREADY_CAST, null, ALREADY_CAST, NOT_VOTER, NOT_VOTER, NOT_VOTER];
    faults.push(INVALID_RANKING, INVALID_RANKING, ...Array<bigint>(6).fill(INVALID_SIGNATURE));
    const numbers = [1, 5, 5, 0, 13, 0xffffff, 6, 6, 6, 6, 6, 6, 6, 6];
    const expected = faults.flatMap((fault, index) =>
      fault === null ? [] : [[BigInt(index), BigInt(numbers[index]!), fault]],
    );
    expect(skipped).to.deep.equal(expected);
    expect((await c.amendments.tally(c.motion.id)).ballots).to.equal(3n);
  });

  it("may all be bad: nothing counts, nothing breaks", async () => {
    const c = await loadFixture(open);
    const forged = packBallot(6, [2, 1, 0, 0], await signRanking(c, keyOf(99), c.motion, [0]));
    const { counted, skipped } = await c.send(forged, forged);
    expect(counted).to.deep.equal([]);
    expect(skipped).to.deep.equal([
      [0n, 6n, INVALID_SIGNATURE],
      [1n, 6n, INVALID_SIGNATURE],
    ]);
    expect((await c.amendments.tally(c.motion.id)).ballots).to.equal(0n);
    await c.send(await c.ballot(5, [2, 1, 0, 0]));
  });

  it("are worth nothing twice: not in another batch, not in person, not alone", async () => {
    const c = await loadFixture(open);
    const ballot = await c.ballot(4, [2, 1, 0, 0]);
    await c.send(ballot);
    expect((await c.send(ballot)).skipped).to.deep.equal([[0n, 5n, ALREADY_CAST]]);
    const signature = dataSlice(ballot, 6);
    const voter = c.founders[4]!;
    for (const act of [
      () => c.relayed.castRankedVoteBySig(c.motion.id, 0x12, voter, "", signature),
      () => c.as(4).castVote(c.motion.id, FOR),
    ]) {
      await expectRefused(
        act,
        c.amendments,
        "AmendmentsAlreadyCast",
        ...[c.motion.id, voter.address],
      );
    }
  });

  it("are whole: neither empty, nor cut, nor too many", async () => {
    const c = await loadFixture(open);
    const ballot = await c.ballot(4, [2, 1, 0, 0]);
    for (const batch of [
      "0x",
      dataSlice(ballot, 0, 69),
      concat([ballot, "0x00"]),
      concat([ballot, dataSlice(ballot, 1)]),
      concat(Array<string>(501).fill(ballot)),
    ]) {
      const length = (batch.length - 2) / 2;
      await expectRefused(
        () => c.relayed.castRankedVotesBySig(c.motion.id, batch),
        c.amendments,
        "AmendmentsMalformedBatch",
        ...[length, 500],
      );
    }
  });

  it("come while the vote is open", async () => {
    const c = await withRivals(2);
    const ballot = await batched(c, 4, c.motion, [2, 1, 0, 0]);
    const send = () => c.amendments.castRankedVotesBySig(c.motion.id, ballot);
    const notOpen = [c.amendments, "AmendmentsVoteNotOpen", c.motion.id] as const;
    await expectRefused(send, ...notOpen, c.snapshot, c.deadline);
    await time.increaseTo(c.deadline);
    await expectRefused(send, ...notOpen, c.snapshot, c.deadline);
  });

  it("are the only batches: plain ones are refused on every text", async () => {
    const c = await loadFixture(open);
    for (const { id } of [c.motion, ...c.rivals]) {
      const plain = await packedBallot(c.governor, c.founders[4]!, 5, id, FOR);
      await expectRefused(
        () => c.governor.castVotesBySig(id, plain),
        c.governor,
        "CoalitionGovernorAmended",
        id,
      );
    }
  });

  it("prolong the vote when they bring the quorum late, once for all texts", async () => {
    const c = await loadFixture(open);
    const ballots = await Promise.all([4, 5, 6].map((index) => c.ballot(index, [2, 0, 1, 0])));
    await time.setNextBlockTimestamp(c.deadline - 5n);
    await expect(c.relayed.castRankedVotesBySig(c.motion.id, concat(ballots)))
      .to.emit(c.governor, "ProposalExtended")
      .withArgs(c.motion.id, c.deadline - 5n + 2n * 86_400n);
  });
});
