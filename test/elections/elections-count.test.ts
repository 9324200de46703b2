import { expect } from "chai";
import { id, keccak256, AbiCoder, type BigNumberish } from "ethers";
import { ethers, loadFixture, networkHelpers, time } from "../fixture/coalition.js";
import { impersonateTimelock } from "../fixture/motions.js";
import { inOneBlock } from "../fixture/one-block.js";
import {
  ARCHIVIST,
  callElection,
  castRankings,
  changeOffice,
  closeBallot,
  countBallots,
  CONDUCT,
  DAY,
  elect,
  foundWithCalendar,
  openBallot,
  seatElected,
  Stage,
  stand,
  termsOf,
} from "./standing.js";

/** An open ballot for the given number of candidates, the first founders; seconded by the last. */
async function openFor(count: number, officeId = ARCHIVIST) {
  const c = await foundWithCalendar();
  const electionId = await callElection(c, officeId);
  for (let i = 0; i < count; ++i) {
    await stand(c, electionId, c.founders[i]!, c.founders[11 - i]!);
  }
  const ballotId = await openBallot(c, electionId);
  return { c, electionId, ballotId };
}
const openForOne = () => openFor(1);
const openForThree = () => openFor(3);
const openConduct = () => openFor(4, CONDUCT);

const lotOf = (seed: BigNumberish | string, electionId: string, candidate: string) =>
  BigInt(
    keccak256(
      AbiCoder.defaultAbiCoder().encode(
        ["bytes32", "bytes32", "address"],
        [seed, electionId, candidate],
      ),
    ),
  );

describe("Elections: close and count", () => {
  it("refuses a close before the ballot's end and a count before the close, or in its block", async () => {
    const { c, electionId } = await loadFixture(openForOne);
    const { closesAt } = await c.elections.election(electionId);
    await time.setNextBlockTimestamp(closesAt);
    await expect(c.elections.close(electionId))
      .to.be.revertedWithCustomError(c.elections, "ElectionsWrongStage")
      .withArgs(electionId, Stage.Ballot);
    await time.increaseTo(closesAt + 1n);
    await expect(c.elections.count(electionId))
      .to.be.revertedWithCustomError(c.elections, "ElectionsWrongStage")
      .withArgs(electionId, Stage.Closing);
    const gasLimit = 1_000_000;
    const [close, count] = await inOneBlock(async () => [
      await c.elections.close(electionId, { gasLimit }),
      await c.elections.connect(c.founders[1]!).count(electionId, { gasLimit }),
    ]);
    const receipt = await ethers.provider.getTransactionReceipt(count!.hash);
    expect(receipt!.status).to.equal(0);
    expect(receipt!.blockNumber).to.equal((await close!.wait())!.blockNumber);
    await c.elections.count(electionId);
  });

  it("draws from the block that holds the close, and once that is out of reach closes anew", async () => {
    const { c, electionId } = await loadFixture(openForOne);
    const closing = await closeBallot(c, electionId);
    const drawBlock = BigInt((await closing.wait())!.blockNumber);
    expect((await c.elections.election(electionId)).drawBlock).to.equal(drawBlock);
    await expect(c.elections.close(electionId))
      .to.be.revertedWithCustomError(c.elections, "ElectionsWrongStage")
      .withArgs(electionId, Stage.Counting);
    // The next block is drawBlock + 256, the last from which the hash is in reach.
    await mineUpTo(drawBlock + 255n);
    await expect(c.elections.close(electionId)).to.be.revertedWithCustomError(
      c.elections,
      "ElectionsWrongStage",
    );
    const snapshot = await networkHelpers.takeSnapshot();
    await c.elections.count(electionId);
    await snapshot.restore();
    await mineUpTo(drawBlock + 256n);
    await expect(c.elections.count(electionId))
      .to.be.revertedWithCustomError(c.elections, "ElectionsNoSeed")
      .withArgs(electionId, drawBlock);
    await expect(c.elections.close(electionId)).to.emit(c.elections, "ElectionClosed");
    await c.elections.count(electionId);
  });

  it("breaks a tie by the smaller lot, which anybody can draw again from the block", async () => {
    const { c, electionId, ballotId } = await loadFixture(openForThree);
    // A circle of three, each beating the next by two ballots to one.
    await castRankings(c, ballotId, [
      [4, 1, 2, 3],
      [4, 3, 1, 2],
      [4, 2, 3, 1],
    ]);
    await countBallots(c, electionId);
    const { drawBlock } = await c.elections.election(electionId);
    const block = await ethers.provider.getBlock(Number(drawBlock));
    const [counted] = await c.elections.queryFilter(
      c.elections.filters.ElectionCounted(electionId),
    );
    expect(counted!.args.seed).to.equal(block!.hash);
    const byLot = (await c.elections.candidates(electionId))
      .map((candidate) => ({ candidate, lot: lotOf(block!.hash!, electionId, candidate) }))
      .sort((a, b) => (a.lot < b.lot ? -1 : 1));
    for (const { candidate, lot } of byLot) {
      expect(await c.electionCount.lotOf(block!.hash!, electionId, candidate)).to.equal(lot);
    }
    const order = byLot.map(({ candidate }) => candidate);
    expect(await c.elections.elected(electionId)).to.deep.equal(order);
    expect(await c.elections.tieRule()).to.match(/^lot: /);
  });

  it("elects nobody whom RON beats, or ties with", async () => {
    const { c, electionId, ballotId } = await loadFixture(openForThree);
    // Anna beats RON 3 to 1, bert ties 2 to 2, cora loses 1 to 3.
    await castRankings(c, ballotId, [
      [2, 1, 1, 1],
      [2, 1, 1, 3],
      [2, 1, 3, 3],
      [1, 2, 2, 2],
    ]);
    await countBallots(c, electionId);
    expect(await c.elections.elected(electionId)).to.deep.equal([c.founders[0]!.address]);
  });

  it("leaves the seat vacant when RON wins, also over a single candidate; a new call is due", async () => {
    const { c, electionId, ballotId } = await loadFixture(openForOne);
    await castRankings(c, ballotId, [
      [1, 2],
      [1, 0],
      [2, 1],
      [0, 0],
    ]);
    await countBallots(c, electionId);
    expect(await c.elections.elected(electionId)).to.deep.equal([]);
    await expect(seatElected(c, electionId))
      .to.emit(c.elections, "ElectionEnded")
      .withArgs(electionId, Stage.Vacant, "");
    expect(await c.offices.officers(ARCHIVIST)).to.deep.equal([]);
    await callElection(c);
  });

  it("counts abstentions towards the quorum", async () => {
    const { c, electionId, ballotId } = await loadFixture(openForOne);
    await castRankings(c, ballotId, [
      [2, 1],
      [0, 0],
      [0, 0],
    ]);
    await countBallots(c, electionId);
    expect(await c.elections.stage(electionId)).to.equal(Stage.Provisional);
    expect(await c.elections.elected(electionId)).to.deep.equal([c.founders[0]!.address]);
  });

  it("orders by approval where the office says so: by ballots above RON, not by rank", async () => {
    const setUp = async () => {
      const c = await foundWithCalendar();
      await changeOffice(c, CONDUCT, { method: 1n });
      const electionId = await callElection(c, CONDUCT);
      for (const i of [0, 1, 2, 3]) await stand(c, electionId, c.founders[i]!, c.founders[11 - i]!);
      return { c, electionId, ballotId: await openBallot(c, electionId) };
    };
    const { c, electionId, ballotId } = await loadFixture(setUp);
    // Approvals: anna 3, bert 5, cora 4, dora 2 of 6. Anna would win by Schulze.
    await castRankings(c, ballotId, [
      [4, 1, 2, 3, 5],
      [4, 1, 2, 3, 5],
      [4, 1, 2, 3, 5],
      [3, 4, 1, 2, 5],
      [3, 4, 1, 0, 2],
      [2, 3, 4, 5, 1],
    ]);
    await countBallots(c, electionId);
    const [, bert, cora] = c.founders;
    expect(await c.elections.elected(electionId)).to.deep.equal([bert!.address, cora!.address]);
  });

  it("counts by Schulze where approval would fill a single seat", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna, bert, cora, dora] = c.founders;
    await changeOffice(c, CONDUCT, { seats: 2n, cohorts: 1n, method: 1n });
    await elect(c, CONDUCT, [cora!, dora!]);
    // Who of the two has which seat was drawn by lot.
    const { holder } = (await c.offices.seats(CONDUCT))[1]!;
    await c.offices.connect(holder === cora!.address ? cora! : dora!).resign(CONDUCT);
    const electionId = await callElection(c, CONDUCT);
    expect((await c.elections.election(electionId)).seats).to.equal(0b10);
    await stand(c, electionId, anna!, c.founders[11]!);
    await stand(c, electionId, bert!, c.founders[10]!);
    // Bert has four approvals, anna three; but three of four prefer anna.
    await castRankings(c, await openBallot(c, electionId), [
      ...Array<number[]>(3).fill([3, 1, 2]),
      [2, 3, 1],
    ]);
    await countBallots(c, electionId);
    expect(await c.elections.elected(electionId)).to.deep.equal([anna!.address, bert!.address]);
  });

  it("orders several seats by Schulze", async () => {
    const { c, electionId, ballotId } = await loadFixture(openConduct);
    await castRankings(c, ballotId, [
      ...Array<number[]>(3).fill([5, 2, 1, 3, 4]),
      ...Array<number[]>(2).fill([5, 1, 2, 4, 3]),
    ]);
    await countBallots(c, electionId);
    const [anna, bert, cora, dora] = c.founders.map(({ address }) => address);
    expect(await c.elections.elected(electionId)).to.deep.equal([bert, anna, cora, dora]);
  });

  it("counts the same matrix again for whoever asks", async () => {
    const { c, electionId, ballotId } = await loadFixture(openForThree);
    await castRankings(c, ballotId, Array(4).fill([4, 3, 1, 2]));
    await countBallots(c, electionId);
    const { matrix } = await c.ballotBox.result(ballotId);
    const candidates = [...(await c.elections.candidates(electionId))];
    const seed = id("whatever: nobody ties");
    const order = await c.electionCount.order(electionId, candidates, [...matrix], 0, seed);
    expect(order).to.equal(0x010302);
  });
});

describe("Elections: too few ballots", () => {
  it("votes once more with the same candidates, then holds the officer over to a fixed date", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna, bert] = c.founders;
    await elect(c, ARCHIVIST, [anna!]);
    const { firstTermAt } = await termsOf(c, ARCHIVIST);
    await time.increaseTo(firstTermAt - 56n * DAY);
    const electionId = await callElection(c);
    await stand(c, electionId, bert!, c.founders[4]!);
    const first = await openBallot(c, electionId);
    await castRankings(c, first, Array(2).fill([2, 1]));
    const second = await c.elections.ballotIdOf(electionId, 1);
    const missed = await countBallots(c, electionId);
    await expect(missed).to.emit(c.elections, "ElectionBallotOpened");
    await expect(missed).to.emit(c.ballotBox, "BallotOpened");
    expect(await c.elections.stage(electionId)).to.equal(Stage.Ballot);
    expect((await c.ballotBox.paper(second)).alternatives).to.equal(2);

    await castRankings(c, second, Array(2).fill([2, 1]));
    const heldUntil = firstTermAt + 90n * DAY;
    await expect(countBallots(c, electionId))
      .to.emit(c.offices, "OfficerHeldOver")
      .withArgs(ARCHIVIST, anna!.address, 0, heldUntil);
    expect(await c.elections.stage(electionId)).to.equal(Stage.HeldOver);
    await time.increaseTo(heldUntil - 1n);
    expect(await c.offices.isOfficer(ARCHIVIST, anna!)).to.equal(true);
    await time.increaseTo(heldUntil);
    expect(await c.offices.isOfficer(ARCHIVIST, anna!)).to.equal(false);
  });

  it("takes the re-run's result when that has enough ballots", async () => {
    const { c, electionId } = await loadFixture(openForOne);
    await countBallots(c, electionId);
    const rerun = await c.elections.ballotIdOf(electionId, 1);
    await castRankings(c, rerun, Array(3).fill([2, 1]));
    await countBallots(c, electionId);
    await seatElected(c, electionId);
    expect(await c.offices.officers(ARCHIVIST)).to.deep.equal([c.founders[0]!.address]);
  });

  it("asks of a coalition that shrank no more ballots than it has voters", async () => {
    const c = await loadFixture(foundWithCalendar);
    for (const founder of c.founders.slice(2)) await c.membership.connect(founder).leave();
    const electionId = await callElection(c);
    expect(await c.elections.quorumOf(electionId)).to.equal(2);
    expect(await c.elections.challengesNeeded(electionId)).to.equal(2);
    await stand(c, electionId, c.founders[0]!, c.founders[1]!);
    const ballotId = await openBallot(c, electionId);
    await castRankings(c, ballotId, Array(2).fill([2, 1]));
    await countBallots(c, electionId);
    expect(await c.elections.stage(electionId)).to.equal(Stage.Provisional);
    await expect(
      c.elections.connect(await impersonateTimelock(c)).annul(electionId, ""),
    ).to.be.revertedWithCustomError(c.elections, "ElectionsTextLength");
  });
});

/** Blocks one at a time: those that are made many at once name none before them, and nothing can be proved across them. */
async function mineUpTo(block: bigint): Promise<void> {
  while (BigInt(await ethers.provider.getBlockNumber()) < block)
    await ethers.provider.send("evm_mine", []);
}
