import { expect } from "chai";
import { concat, hexlify, randomBytes } from "ethers";
import { foundCoalition, loadFixture, networkHelpers, time } from "../fixture/coalition.js";
import { openVote } from "../fixture/motions.js";
import { ABSTAIN, AGAINST, FOR, pack, packedBallot, signBallot } from "./ballots.js";
import { keyOf } from "./electorate.js";
import { expectFolded } from "./journal-entries.js";
import { discussedMotion, openMotion, withMotion } from "./open-vote.js";
import { ACTIVE, bitmap, DEFEATED, PENDING } from "./states.js";

const NOT_VOTER = 0;
const ALREADY_CAST = 1;
const INVALID_SUPPORT = 2;
const INVALID_SIGNATURE = 3;

async function fixture() {
  const c = await openMotion();
  /** The ballot of voter `number`, whose key is one lower. */
  const ballot = (number: number, support: number) =>
    packedBallot(c.governor, keyOf(number - 1), number, c.motion.id, support);
  const bring = (...ballots: string[]) =>
    c.governor.connect(c.strangers[0]!).castVotesBySig(c.motion.id, concat(ballots));
  return { ...c, ballot, bring };
}

describe("CoalitionGovernor: a batch of signed ballots", () => {
  it("counts one ballot", async () => {
    const { governor, founders, motion, ballot, bring } = await loadFixture(fixture);
    await expect(bring(await ballot(5, AGAINST)))
      .to.emit(governor, "VoteCast")
      .withArgs(founders[4]!.address, motion.id, AGAINST, 1, "");
    expect(await governor.proposalVotes(motion.id)).to.deep.equal([1n, 0n, 0n]);
    expect(await governor.hasVoted(motion.id, founders[4]!)).to.equal(true);
  });

  it("counts many, in any order, and says how many", async () => {
    const { governor, founders, motion, ballot, bring } = await loadFixture(fixture);
    const cast = [
      [12, FOR],
      [1, AGAINST],
      [7, ABSTAIN],
      [6, FOR],
    ] as const;
    const ballots = await Promise.all(cast.map(([number, support]) => ballot(number, support)));
    expect(await governor.castVotesBySig.staticCall(motion.id, concat(ballots))).to.equal(4n);
    const sent = await bring(...ballots);
    for (const [number, support] of cast) {
      await expect(sent)
        .to.emit(governor, "VoteCast")
        .withArgs(founders[number - 1]!.address, motion.id, support, 1, "");
    }
    await expect(sent).not.to.emit(governor, "BallotSkipped");
    expect(await governor.proposalVotes(motion.id)).to.deep.equal([1n, 2n, 1n]);
  });

  it("gives the same result as its ballots one by one", async () => {
    const { amendments, governor, founders, motion, ballot, bring } = await loadFixture(fixture);
    const supports = founders.map((_, index) => [FOR, FOR, AGAINST, ABSTAIN][index % 4]!);
    const result = async () => ({
      votes: [...(await governor.proposalVotes(motion.id))],
      tally: (await amendments.tally(motion.id)).map(String),
      quorum: await governor.proposalQuorum(motion.id),
      voted: await Promise.all(founders.map((voter) => governor.hasVoted(motion.id, voter))),
      state: await governor.state(motion.id),
      extended: (await governor.motion(motion.id)).extended,
    });
    const before = await networkHelpers.takeSnapshot();
    for (const [index, support] of supports.entries()) {
      const signature = await signBallot(governor, keyOf(index), motion.id, support);
      await governor.castVoteBySig(motion.id, support, founders[index]!, signature);
    }
    const oneByOne = await result();
    await before.restore();
    await bring(...(await Promise.all(supports.map((support, i) => ballot(i + 1, support)))));
    expect(await result()).to.deep.equal(oneByOne);
    expect(oneByOne.votes).to.deep.equal([3n, 6n, 3n]);
  });

  it("passes over each bad ballot, says why, and counts the others", async () => {
    const { governor, founders, motion, ballot, bring } = await loadFixture(fixture);
    const late = await signBallot(governor, founders[2]!, motion.id, FOR);
    const forged = await signBallot(governor, founders[3]!, motion.id, FOR, founders[5]!.address);
    const sent = await bring(
      await ballot(1, FOR),
      pack(0, FOR, late),
      pack(13, FOR, late),
      pack(0xffffff, FOR, late),
      await ballot(1, AGAINST),
      await ballot(2, 3),
      await ballot(2, 255),
      pack(3, AGAINST, late),
      pack(6, FOR, forged),
      concat(["0x00000401", hexlify(randomBytes(64))]),
      concat(["0x00000501", `0x${"ff".repeat(64)}`]),
      await ballot(2, FOR),
    );
    for (const [index, number, fault] of [
      [1, 0, NOT_VOTER],
      [2, 13, NOT_VOTER],
      [3, 0xffffff, NOT_VOTER],
      [4, 1, ALREADY_CAST],
      [5, 2, INVALID_SUPPORT],
      [6, 2, INVALID_SUPPORT],
      [7, 3, INVALID_SIGNATURE],
      [8, 6, INVALID_SIGNATURE],
      [9, 4, INVALID_SIGNATURE],
      [10, 5, INVALID_SIGNATURE],
    ]) {
      await expect(sent)
        .to.emit(governor, "BallotSkipped")
        .withArgs(motion.id, index, number, fault);
    }
    const { logs } = (await sent.wait())!;
    const names = logs.map((log) => governor.interface.parseLog(log)?.name);
    expect(names.filter((name) => name === "BallotSkipped")).to.have.length(10);
    expect(names.filter((name) => name === "VoteCast")).to.have.length(2);
    expect(await governor.proposalVotes(motion.id)).to.deep.equal([0n, 2n, 0n]);
  });

  it("passes over voters who left before the snapshot or were enrolled after it", async () => {
    const c = await loadFixture(foundCoalition);
    const newcomer = c.strangers[0]!;
    const { versionId } = await c.archive.currentCode();
    await c.membership.connect(newcomer).join(0, versionId);
    await time.increase(await c.membership.waitingPeriod());
    const { motion, snapshot, governor } = await withMotion(c);
    await c.membership.connect(c.founders[11]!).leave();
    await time.setNextBlockTimestamp(snapshot + 1n);
    await c.membership.enrol([newcomer]);
    await c.membership.connect(c.founders[10]!).leave();
    const ballots = [12, 13, 11].map((number) =>
      packedBallot(governor, keyOf(number - 1), number, motion.id, FOR),
    );
    const sent = await governor.castVotesBySig(motion.id, concat(await Promise.all(ballots)));
    for (const [index, number] of [
      [0, 12],
      [1, 13],
    ]) {
      await expect(sent)
        .to.emit(governor, "BallotSkipped")
        .withArgs(motion.id, index, number, NOT_VOTER);
    }
    await expect(sent)
      .to.emit(governor, "VoteCast")
      .withArgs(c.founders[10]!.address, motion.id, FOR, 1, "");
  });

  it("cannot be killed by casting one of its ballots first", async () => {
    const { governor, motion, ballot, bring, as } = await loadFixture(fixture);
    const ballots = [await ballot(1, FOR), await ballot(2, FOR), await ballot(3, FOR)];
    await as(1).castVote(motion.id, AGAINST);
    const sent = await bring(...ballots);
    await expect(sent).to.emit(governor, "BallotSkipped").withArgs(motion.id, 1, 2, ALREADY_CAST);
    expect(await governor.proposalVotes(motion.id)).to.deep.equal([1n, 2n, 0n]);
  });

  it("may be nothing but bad ballots, and then changes nothing", async () => {
    const { amendments, governor, motion, bring } = await loadFixture(fixture);
    const bad = pack(13, FOR, await signBallot(governor, keyOf(12), motion.id, FOR));
    expect(await governor.castVotesBySig.staticCall(motion.id, concat([bad, bad]))).to.equal(0n);
    await bring(bad, bad);
    expect((await amendments.tally(motion.id)).ballots).to.equal(0n);
  });

  it("may be joined by later batches and single ballots", async () => {
    const { governor, motion, ballot, bring, as } = await loadFixture(fixture);
    await bring(await ballot(1, FOR), await ballot(2, AGAINST));
    await as(2).castVote(motion.id, FOR);
    await bring(await ballot(3, AGAINST), await ballot(4, ABSTAIN));
    expect(await governor.proposalVotes(motion.id)).to.deep.equal([1n, 2n, 1n]);
  });

  it("is left out of the journal", async () => {
    const { governor, ballot, bring } = await loadFixture(fixture);
    const ballots = [await ballot(1, FOR), await ballot(2, AGAINST), await ballot(1, FOR)];
    await expectFolded(governor, () => bring(...ballots), []);
  });

  it("is refused when it is empty, cut, or longer than 1,200 ballots", async () => {
    const { governor, motion, ballot } = await loadFixture(fixture);
    const one = await ballot(1, FOR);
    for (const [ballots, length] of [
      ["0x", 0],
      [one.slice(0, -2), 67],
      [`${one}00`, 69],
      [`0x${"00".repeat(68 * 1201)}`, 68 * 1201],
    ] as const) {
      await expect(governor.castVotesBySig(motion.id, ballots))
        .to.be.revertedWithCustomError(governor, "CoalitionGovernorMalformedBatch")
        .withArgs(length, 1200);
    }
  });

  it("comes while the vote is open", async () => {
    const c = await loadFixture(discussedMotion);
    const ballot = await packedBallot(c.governor, keyOf(0), 1, c.motion.id, FOR);
    const bring = () => c.governor.castVotesBySig(c.motion.id, ballot);
    await expect(bring())
      .to.be.revertedWithCustomError(c.governor, "GovernorUnexpectedProposalState")
      .withArgs(c.motion.id, PENDING, bitmap(ACTIVE));
    await time.increaseTo(c.deadline + 1n);
    await expect(bring())
      .to.be.revertedWithCustomError(c.governor, "GovernorUnexpectedProposalState")
      .withArgs(c.motion.id, DEFEATED, bitmap(ACTIVE));
    await expect(c.governor.castVotesBySig(42n, ballot))
      .to.be.revertedWithCustomError(c.governor, "GovernorNonexistentProposal")
      .withArgs(42n);
  });

  it("is refused for a motion that lapsed", async () => {
    const c = await loadFixture(foundCoalition);
    const { motion } = await withMotion(c);
    const lapsed = await c.governor.connect(c.founders[1]!).propose(
      motion.calls.map(({ target }) => target),
      [0],
      motion.calls.map(({ data }) => data),
      "Nobody seconds this",
    );
    const { args } = c.governor.interface.parseLog((await lapsed.wait())!.logs[0]!)!;
    const proposalId = args["proposalId"] as bigint;
    await openVote(c, { ...motion, id: proposalId });
    const ballot = await packedBallot(c.governor, keyOf(0), 1, proposalId, FOR);
    await expect(c.governor.castVotesBySig(proposalId, ballot))
      .to.be.revertedWithCustomError(c.governor, "GovernorUnexpectedProposalState")
      .withArgs(proposalId, DEFEATED, bitmap(ACTIVE));
  });
});
