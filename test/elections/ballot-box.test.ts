import { expect } from "chai";
import { id, type ContractTransactionResponse } from "ethers";
import { loadFixture, networkHelpers, time, type Coalition } from "../fixture/coalition.js";
import { senderAt } from "../fixture/sender.js";
import { becomeVoter, newcomers } from "../fixture/people.js";
import {
  callElection,
  castRankings,
  foundWithCalendar,
  openBallot,
  proceed,
  ranksOf,
  stand,
  type Person,
} from "./standing.js";

/** A ballot on three candidates and RON, just opened. */
async function openForThree() {
  const c = await foundWithCalendar();
  const electionId = await callElection(c);
  for (const i of [0, 1, 2]) await stand(c, electionId, c.founders[i]!, c.founders[11 - i]!);
  const ballotId = await openBallot(c, electionId);
  return { c, electionId, ballotId };
}

const cast = (
  c: Coalition,
  voter: Person,
  ballotId: string,
  ranks: number[],
  sequence: number | bigint,
): Promise<ContractTransactionResponse> =>
  c.ballotBox.connect(voter).castBallot(ballotId, ranksOf(ranks), sequence);

/** The count from the rankings themselves: for each pair how many prefer the first. */
function countByHand(rankings: number[][], n: number): bigint[] {
  const lanes = Array<bigint>(n * n).fill(0n);
  const place = (rank: number) => (rank === 0 ? Infinity : rank);
  for (const ranks of rankings) {
    for (let i = 0; i < n; ++i) {
      for (let j = 0; j < n; ++j) {
        if (place(ranks[i]!) < place(ranks[j]!)) lanes[i * n + j]! += 1n;
      }
    }
  }
  return lanes;
}

/** The lanes of a packed matrix. */
const lanesOf = (matrix: readonly bigint[], n: number) =>
  Array.from(
    { length: n * n },
    (_, lane) => (matrix[Math.floor(lane / 8)]! >> BigInt(32 * (lane % 8))) & 0xffff_ffffn,
  );

describe("OpenBallotBox: ballots in person", () => {
  it("takes a ranking with ties and gaps, and shows it again", async () => {
    const { c, ballotId } = await loadFixture(openForThree);
    await expect(cast(c, c.founders[0]!, ballotId, [2, 1, 1, 0], 7))
      .to.emit(c.ballotBox, "BallotCast")
      .withArgs(ballotId, c.founders[0]!.address, "0x02010100", 7);
    expect(await c.ballotBox.ballotOf(ballotId, c.founders[0]!)).to.deep.equal(["0x02010100", 7n]);
    expect(await c.ballotBox.ballotOf(ballotId, c.founders[1]!)).to.deep.equal(["0x", 0n]);
    const { complete, ballots, matrix } = await c.ballotBox.result(ballotId);
    expect([complete, ballots]).to.deep.equal([false, 1n]);
    expect(lanesOf(matrix, 4)).to.deep.equal(countByHand([[2, 1, 1, 0]], 4));
  });

  it("counts only the ballot with the highest number, whatever the order they come in", async () => {
    const { c, ballotId } = await loadFixture(openForThree);
    const [anna, bert] = c.founders;
    await cast(c, anna!, ballotId, [4, 1, 2, 3], 5);
    await cast(c, bert!, ballotId, [4, 3, 2, 1], 1);
    await cast(c, anna!, ballotId, [1, 0, 0, 0], 9);
    for (const sequence of [9, 5, 1, 0]) {
      await expect(cast(c, anna!, ballotId, [4, 1, 2, 3], sequence))
        .to.be.revertedWithCustomError(c.ballotBox, "OpenBallotBoxStaleSequence")
        .withArgs(ballotId, anna!.address, sequence, 9);
    }
    const { ballots, matrix } = await c.ballotBox.result(ballotId);
    expect(ballots).to.equal(2);
    const kept = [
      [1, 0, 0, 0],
      [4, 3, 2, 1],
    ];
    expect(lanesOf(matrix, 4)).to.deep.equal(countByHand(kept, 4));
    await cast(c, anna!, ballotId, [0, 0, 0, 0], 2n ** 48n - 1n);
    await expect(cast(c, bert!, ballotId, [0, 0, 0, 0], 0)).to.be.revertedWithCustomError(
      c.ballotBox,
      "OpenBallotBoxStaleSequence",
    );
  });

  it("keeps the count equal to the stored ballots through any replacements", async () => {
    const { c, ballotId } = await loadFixture(openForThree);
    const kept = new Map<number, number[]>();
    // A fixed but unruly course: 60 ballots by 12 voters.
    for (let step = 1; step <= 60; ++step) {
      const voter = (step * 7) % 12;
      const ranks = [0, 1, 2, 3].map((i) => (step * (i + 3) + i * voter) % 5);
      await cast(c, c.founders[voter]!, ballotId, ranks, step);
      kept.set(voter, ranks);
    }
    const { ballots, matrix } = await c.ballotBox.result(ballotId);
    expect(ballots).to.equal(kept.size);
    expect(lanesOf(matrix, 4)).to.deep.equal(countByHand([...kept.values()], 4));
  });

  it("refuses too few ranks, too many, and ranks out of range", async () => {
    const { c, ballotId } = await loadFixture(openForThree);
    for (const ranks of [[], [1, 2, 3], [1, 2, 3, 4, 5], [5, 0, 0, 0], [0, 0, 0, 255]]) {
      await expect(cast(c, c.founders[0]!, ballotId, ranks, 1))
        .to.be.revertedWithCustomError(c.ballotBox, "OpenBallotBoxInvalidRanks")
        .withArgs(ranksOf(ranks), 4);
    }
    await cast(c, c.founders[0]!, ballotId, [4, 4, 4, 4], 1);
  });

  it("has no place for a candidate who withdrew", async () => {
    const c = await loadFixture(foundWithCalendar);
    const electionId = await callElection(c);
    const [anna, bert] = c.founders;
    await stand(c, electionId, anna!, c.founders[11]!);
    await stand(c, electionId, bert!, c.founders[10]!);
    await proceed(c, electionId);
    await c.elections.connect(bert!).withdraw(electionId);
    await time.increaseTo((await c.elections.election(electionId)).opensAt + 1n);
    await c.elections.openBallot(electionId);
    const ballotId = await c.elections.ballotIdOf(electionId, 0);
    await expect(cast(c, anna!, ballotId, [3, 2, 1], 1))
      .to.be.revertedWithCustomError(c.ballotBox, "OpenBallotBoxInvalidRanks")
      .withArgs("0x030201", 2);
  });

  it("is open from its first second to its last", async () => {
    const { c, electionId, ballotId } = await loadFixture(openForThree);
    const { opensAt, closesAt } = await c.ballotBox.paper(ballotId);
    const election = await c.elections.election(electionId);
    expect([opensAt, closesAt]).to.deep.equal([election.opensAt, election.closesAt]);
    await time.setNextBlockTimestamp(closesAt);
    await cast(c, c.founders[0]!, ballotId, [4, 1, 2, 3], 1);
    expect((await c.ballotBox.result(ballotId)).complete).to.equal(false);
    await time.setNextBlockTimestamp(closesAt + 1n);
    await expect(cast(c, c.founders[1]!, ballotId, [4, 1, 2, 3], 1))
      .to.be.revertedWithCustomError(c.ballotBox, "OpenBallotBoxNotOpen")
      .withArgs(ballotId, opensAt, closesAt);
    await networkHelpers.mine();
    expect((await c.ballotBox.result(ballotId)).complete).to.equal(true);
  });

  it("knows no ballot before the election opens it", async () => {
    const c = await loadFixture(foundWithCalendar);
    const electionId = await callElection(c);
    await stand(c, electionId, c.founders[0]!, c.founders[1]!);
    const ballotId = await c.elections.ballotIdOf(electionId, 0);
    for (const act of [
      () => cast(c, c.founders[0]!, ballotId, [2, 1], 1),
      () => c.ballotBox.result(ballotId),
      () => c.ballotBox.ballotOf(ballotId, c.founders[0]!),
      () => c.ballotBox.castBallotsBySig(ballotId, "0x00"),
    ]) {
      await expect(act())
        .to.be.revertedWithCustomError(c.ballotBox, "BallotBoxUnknown")
        .withArgs(ballotId);
    }
    expect((await c.ballotBox.paper(ballotId)).opensAt).to.equal(0);
  });

  it("is for the voters of the call: not strangers or later ones, but leavers keep their ballot", async () => {
    const { c, ballotId } = await loadFixture(openForThree);
    const [late] = await newcomers(1);
    const { closesAt } = await c.ballotBox.paper(ballotId);
    await c.membership.connect(c.founders[3]!).leave();
    await cast(c, c.founders[3]!, ballotId, [4, 1, 2, 3], 1);
    await c.membership.connect(late!).join(0, (await c.archive.currentCode()).versionId);
    for (const person of [late!, c.strangers[0]!]) {
      await expect(cast(c, person, ballotId, [4, 1, 2, 3], 1))
        .to.be.revertedWithCustomError(c.ballotBox, "OpenBallotBoxNotVoter")
        .withArgs(ballotId, person.address);
    }
    expect(closesAt).to.be.greaterThan(0);
  });

  it("gives one who left and came back the same ballot, not a second", async () => {
    const c = await loadFixture(foundWithCalendar);
    const electionId = await callElection(c);
    await stand(c, electionId, c.founders[0]!, c.founders[1]!);
    const leaver = c.founders[5]!;
    await c.membership.connect(leaver).leave();
    await becomeVoter(c, leaver);
    const ballotId = await openBallot(c, electionId);
    await cast(c, leaver, ballotId, [2, 1], 1);
    await expect(cast(c, leaver, ballotId, [1, 2], 1)).to.be.revertedWithCustomError(
      c.ballotBox,
      "OpenBallotBoxStaleSequence",
    );
    expect((await c.ballotBox.result(ballotId)).ballots).to.equal(1);
  });

  it("is opened by elections and recalls alone, once, with sound times and 1 to 16 candidates", async () => {
    const { c, ballotId } = await loadFixture(openForThree);
    const now = await time.latest();
    const list = (count: number) => Array<string>(count).fill(c.founders[0]!.address);
    await expect(c.ballotBox.open(id("mine"), list(1), now - 1, now, now + 1))
      .to.be.revertedWithCustomError(c.ballotBox, "BallotBoxUnauthorized")
      .withArgs(c.founders[0]!.address);
    const elections = await c.elections.getAddress();
    const box = c.ballotBox.connect(await senderAt(elections));
    await expect(box.open(ballotId, list(1), now - 1, now, now + 1))
      .to.be.revertedWithCustomError(c.ballotBox, "BallotBoxAlreadyOpened")
      .withArgs(ballotId);
    for (const count of [0, 17]) {
      await expect(box.open(id("mine"), list(count), now - 1, now, now + 1))
        .to.be.revertedWithCustomError(c.ballotBox, "BallotBoxCandidateCount")
        .withArgs(count, 16);
    }
    for (const [snapshot, opensAt, closesAt] of [
      [now, now, now + 1],
      [now - 1, now + 1, now],
    ] as const) {
      await expect(box.open(id("mine"), list(1), snapshot, opensAt, closesAt))
        .to.be.revertedWithCustomError(c.ballotBox, "BallotBoxWrongTimes")
        .withArgs(snapshot, opensAt, closesAt);
    }
    await box.open(id("mine"), list(16), now - 1, now, now + 1);
    expect((await c.ballotBox.paper(id("mine"))).alternatives).to.equal(17);
  });

  it("counts ballots of the first run no more in the re-run", async () => {
    const { c, electionId, ballotId } = await loadFixture(openForThree);
    await castRankings(c, ballotId, Array(2).fill([4, 1, 2, 3]));
    const { closesAt } = await c.elections.election(electionId);
    await time.increaseTo(closesAt + 1n);
    await c.elections.close(electionId);
    await c.elections.count(electionId);
    const rerun = await c.elections.ballotIdOf(electionId, 1);
    expect((await c.ballotBox.result(rerun)).ballots).to.equal(0);
    await cast(c, c.founders[0]!, rerun, [4, 3, 2, 1], 1);
    expect((await c.ballotBox.result(ballotId)).ballots).to.equal(2);
  });
});
