import { expect } from "chai";
import { loadFixture, time } from "../../fixture/coalition.js";
import { fileMotion, openVote, secondMotion } from "../../fixture/motions.js";
import { becomeVoter } from "../../fixture/people.js";
import { FOR } from "../ballots.js";
import { expectFolded, type Entry } from "../journal-entries.js";
import { discussedMotion } from "../open-vote.js";
import { expectRefused } from "../refused.js";
import { digestOf, optionsOf, packed, rank, type Ranks } from "./ranking.js";
import { correct, resolution, withRivals } from "./texts.js";

const DAY = 86_400n;

/** Two rivals; everybody may vote. */
async function open() {
  const c = await withRivals(2);
  await openVote(c, c.motion);
  const texts = [c.motion, ...c.rivals];
  const options = digestOf(texts.map(({ id }) => id));
  const cast = (index: number, ranks: Ranks, reason = "", its = options) =>
    c.amendments
      .connect(c.founders[index]!)
      .castRankedVote(c.motion.id, its, packed(ranks), reason);
  return { ...c, texts, options, cast };
}

async function corrected() {
  const c = await discussedMotion();
  const correction = await correct(c, c.motion, "Corrected");
  await time.increase(DAY + 1n);
  await openVote(c, c.motion);
  return { ...c, correction };
}

/** Which is preferred, in the words of the interface: 1 is best, equal ranks tie, 0 ties for last. */
function preferences(ballots: readonly Ranks[], alternatives: number): bigint[][] {
  const rankOf = (ranks: Ranks, i: number) => (ranks[i] === 0 ? Infinity : ranks[i]!);
  return Array.from({ length: alternatives }, (_, i) =>
    Array.from({ length: alternatives }, (_, j) =>
      BigInt(ballots.filter((ranks) => rankOf(ranks, i) < rankOf(ranks, j)).length),
    ),
  );
}

describe("Amendments: a ranked ballot", () => {
  it("ranks status quo and texts at once, and says who cast what and why", async () => {
    const c = await loadFixture(open);
    await expect(c.cast(4, [2, 0, 1, 3], "The first rival is clearer."))
      .to.emit(c.amendments, "RankedVoteCast")
      .withArgs(c.founders[4]!.address, c.motion.id, 0x3102, "The first rival is clearer.");
    const { ballots, preferred } = await c.amendments.tally(c.motion.id);
    expect(ballots).to.equal(1n);
    expect(preferred).to.deep.equal([
      [0n, 1n, 0n, 1n],
      [0n, 0n, 0n, 0n],
      [1n, 1n, 0n, 1n],
      [0n, 1n, 0n, 0n],
    ]);
  });

  it("may leave gaps, rank as equals, leave out, or say nothing", async () => {
    const c = await loadFixture(open);
    const ballots: Ranks[] = [
      [1, 2, 3, 4],
      [4, 3, 2, 1],
      [1, 1, 1, 1],
      [0, 0, 0, 0],
      [4, 1, 0, 0],
      [0, 2, 2, 0],
      [3, 3, 1, 1],
      [0, 0, 0, 4],
      [2, 4, 2, 4],
    ];
    for (const [index, ranks] of ballots.entries()) await c.cast(index, ranks);
    const { ballots: cast, preferred } = await c.amendments.tally(c.motion.id);
    expect(cast).to.equal(BigInt(ballots.length));
    expect(preferred).to.deep.equal(preferences(ballots, 4));
    for (const [place, { id }] of c.texts.entries()) {
      const [against, inFavour] = [preferred[0]![place + 1]!, preferred[place + 1]![0]!];
      const votes = [against, inFavour, cast - against - inFavour];
      expect(await c.amendments.votes(id)).to.deep.equal(votes);
      expect(await c.governor.proposalVotes(id)).to.deep.equal(votes);
    }
  });

  it("ranks what stands, with no rank above the number of alternatives", async () => {
    const c = await loadFixture(open);
    for (const ranks of [
      [5, 0, 0, 0],
      [0, 5, 0, 0],
      [0, 1, 2, 15],
      [0, 0, 0, 0, 1],
      [0, 0, 0, 0, 0, 1],
    ]) {
      await expectRefused(
        () => c.cast(4, ranks),
        c.amendments,
        "AmendmentsInvalidRanking",
        ...[packed(ranks), 4],
      );
    }
    await c.cast(4, [4, 4, 4, 4]);
  });

  it("does not rank a place where nothing stands", async () => {
    const c = await withRivals(2);
    await c.as(1).withdraw(c.rivals[0]!.id);
    await openVote(c, c.motion);
    expect(await optionsOf(c, c.motion)).to.deep.equal([c.motion.id, 0n, c.rivals[1]!.id]);
    await expectRefused(
      () => rank(c, c.founders[4]!, c.motion, [0, 0, 1, 0]),
      c.amendments,
      "AmendmentsInvalidRanking",
      ...[0x100, 4],
    );
    await rank(c, c.founders[4]!, c.motion, [4, 2, 0, 1]);
  });

  it("names the texts it was made out for", async () => {
    const c = await loadFixture(open);
    const ids = c.texts.map(({ id }) => id);
    for (const other of [ids.toReversed(), ids.slice(0, 2), ids.with(1, 0n), []]) {
      await expectRefused(
        () => c.cast(4, [2, 1, 0, 0], "", digestOf(other)),
        c.amendments,
        "AmendmentsOtherOptions",
        ...[digestOf(other), c.options],
      );
    }
    const { texts, options } = await c.amendments.ballotOf(c.motion.id);
    expect(texts).to.deep.equal(ids);
    expect(options).to.equal(c.options);
  });

  it("gives a reason of 512 bytes at most, counting bytes", async () => {
    const c = await loadFixture(open);
    const long = "é".repeat(256);
    await expectRefused(
      () => c.cast(4, [2, 1, 0, 0], `${long}!`),
      c.amendments,
      "AmendmentsReasonTooLong",
      ...[513, 512],
    );
    await c.cast(4, [2, 1, 0, 0], long);
  });

  it("is cast once, in whichever way and on whichever text", async () => {
    const c = await loadFixture(open);
    await c.cast(4, [2, 1, 0, 0]);
    await c.as(5).castVote(c.rivals[0]!.id, FOR);
    for (const index of [4, 5]) {
      const already = [c.amendments, "AmendmentsAlreadyCast", c.motion.id] as const;
      const { address } = c.founders[index]!;
      await expectRefused(() => c.cast(index, [2, 1, 0, 0]), ...already, address);
      for (const { id } of c.texts) {
        await expectRefused(() => c.as(index).castVote(id, FOR), ...already, address);
        expect(await c.governor.hasVoted(id, address)).to.equal(true);
        expect(await c.amendments.hasVoted(id, address)).to.equal(true);
        expect(await c.governor.hasVoted(id, c.founders[6]!)).to.equal(false);
      }
    }
    expect((await c.amendments.tally(c.motion.id)).ballots).to.equal(2n);
  });

  it("is a voter's: nobody's who came after the snapshot, and still theirs who left after it", async () => {
    const c = await loadFixture(open);
    const [stranger, late] = c.strangers;
    await c.membership.connect(c.founders[8]!).leave();
    const deadline = await c.governor.proposalDeadline(c.motion.id);
    const as = (person: { address: string }) => async () =>
      c.amendments.connect(person as never).castRankedVote(c.motion.id, c.options, 0x12, "");
    await expectRefused(
      as(stranger!),
      ...[c.amendments, "AmendmentsNotVoter", stranger!.address, c.snapshot],
    );
    await as(c.founders[8]!)();
    await becomeVoter(c, late!);
    expect(BigInt(await time.latest()) > deadline).to.equal(true); // nobody comes in time
    expect(await c.amendments.hasVoted(c.motion.id, late!)).to.equal(false);
  });

  it("is possible from after the discussion to the last second of the vote", async () => {
    const c = await withRivals(2);
    const ids = [c.motion, ...c.rivals].map(({ id }) => id);
    const cast = (index: number) =>
      c.amendments.connect(c.founders[index]!).castRankedVote(c.motion.id, digestOf(ids), 0x12, "");
    const notOpen = [c.amendments, "AmendmentsVoteNotOpen", c.motion.id] as const;
    await time.setNextBlockTimestamp(c.snapshot);
    await expectRefused(() => cast(4), ...notOpen, c.snapshot, c.deadline);
    await time.setNextBlockTimestamp(c.snapshot + 1n);
    await cast(4);
    await time.setNextBlockTimestamp(c.deadline);
    await cast(5);
    await expectRefused(() => cast(6), ...notOpen, c.snapshot, c.deadline);
  });

  it("needs a motion with rivals or corrections, under the motion's id", async () => {
    const c = await loadFixture(open);
    const plain = await fileMotion(c, [await resolution(c, "Plain")], "Plain", c.founders[6]);
    await secondMotion(c, plain);
    await openVote(c, plain);
    for (const id of [plain.id, c.rivals[0]!.id]) {
      await expectRefused(
        () => c.amendments.castRankedVote(id, c.options, 0x12, ""),
        c.amendments,
        "AmendmentsVoteNotOpen",
        ...[id, 0, 0],
      );
    }
    await expectRefused(
      () => c.amendments.castRankedVote(42n, c.options, 0x12, ""),
      c.governor,
      "GovernorNonexistentProposal",
      42n,
    );
  });

  it("is For, Against and Abstain where a correction is all there is to vote on", async () => {
    const c = await loadFixture(corrected);
    expect(await optionsOf(c, c.motion)).to.deep.equal([c.correction.id]);
    for (const [index, ranks] of [
      [2, 1],
      [0, 1],
      [1, 2],
      [1, 1],
    ].entries()) {
      await rank(c, c.founders[index]!, c.motion, ranks);
    }
    expect(await c.governor.proposalVotes(c.correction.id)).to.deep.equal([1n, 2n, 1n]);
    expect(await c.governor.proposalVotes(c.motion.id)).to.deep.equal([0n, 0n, 0n]);
  });
});

describe("Amendments: the first ballot", () => {
  it("fixes what is voted on, and the least quorum, once and for all to see", async () => {
    const c = await loadFixture(open);
    const ids = c.texts.map(({ id }) => id);
    const first = await c.cast(4, [0, 0, 0, 0]);
    await expect(first).to.emit(c.amendments, "BallotFixed").withArgs(c.motion.id, ids, 3);
    expect((await first.wait())!.logs).to.have.length(2);
    const second = await c.cast(5, [1, 2, 3, 4]);
    await expect(second).not.to.emit(c.amendments, "BallotFixed");
    await expect(second).to.emit(c.amendments, "RankedVoteCast");
  });

  it("is the only one in the journal: the calldata and the tally pin the others", async () => {
    const c = await loadFixture(open);
    const ids = c.texts.map(({ id }) => id);
    const fixed: Entry = ["BallotFixed", [c.motion.id, ids, 3]];
    await expectFolded(c.amendments, () => c.cast(4, [2, 1, 0, 0]), [fixed]);
    await expectFolded(c.amendments, () => c.cast(5, [2, 1, 0, 0]), []);
    await expectFolded(c.amendments, () => c.as(6).castVote(c.motion.id, FOR), []);
    await expectFolded(c.governor, () => c.as(7).castVote(c.rivals[0]!.id, FOR), []);
  });

  it("may be a plain vote on any of the texts", async () => {
    const c = await loadFixture(open);
    const ids = c.texts.map(({ id }) => id);
    await expect(c.as(4).castVote(c.rivals[1]!.id, FOR))
      .to.emit(c.amendments, "BallotFixed")
      .withArgs(c.motion.id, ids, 3);
  });
});
