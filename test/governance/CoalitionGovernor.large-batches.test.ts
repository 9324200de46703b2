import { expect } from "chai";
import { concat } from "ethers";
import { loadFixture } from "../fixture/coalition.js";
import { openVote } from "../fixture/motions.js";
import { ABSTAIN, AGAINST, FOR, packedBallot } from "./ballots.js";
import { enrolNewVoters, foundWithVoters, keyOf } from "./electorate.js";
import { withMotion } from "./open-vote.js";

const ALREADY_CAST = 1n;
// EIP-7825: no transaction may use more.
const TRANSACTION_GAS = 16_777_216n;

async function threeHundredVoters() {
  const founded = await foundWithVoters(100);
  const others = Array.from({ length: 200 }, (_, i) => keyOf(100 + i).address);
  await enrolNewVoters(founded, others);
  const c = await withMotion(founded);
  await openVote(c, c.motion);
  const supports = Array.from({ length: 300 }, (_, i) => (i % 3 === 0 ? FOR : i % 2));
  const ballots = await Promise.all(
    supports.map((support, i) =>
      packedBallot(c.governor, keyOf(i), i + 1, c.motion.id, i % 50 === 49 ? ABSTAIN : support),
    ),
  );
  return { ...c, ballots };
}

describe("CoalitionGovernor: large batches", () => {
  it("counts 300 ballots of 300 voters in one transaction", async () => {
    const { amendments, governor, motion, ballots } = await loadFixture(threeHundredVoters);
    const sent = await governor.castVotesBySig(motion.id, concat(ballots));
    const { logs, gasUsed } = (await sent.wait())!;
    const cast = logs.map((log) => governor.interface.parseLog(log)!);
    expect(cast.filter(({ name }) => name === "VoteCast")).to.have.length(300);
    const votes = [0n, 0n, 0n];
    for (const [index, { args }] of cast.entries()) {
      expect(args["voter"]).to.equal(keyOf(index).address);
      votes[Number(args["support"])]! += 1n;
    }
    const [against, inFavour, abstain] = [votes[AGAINST], votes[FOR], votes[ABSTAIN]];
    expect(await governor.proposalVotes(motion.id)).to.deep.equal([against, inFavour, abstain]);
    expect(abstain).to.equal(6n);
    expect((await amendments.tally(motion.id)).ballots).to.equal(300n);
    expect(gasUsed).to.be.lessThan(TRANSACTION_GAS);
  });

  it("keeps voters of different words apart", async () => {
    const { governor, motion, ballots } = await loadFixture(threeHundredVoters);
    // Voter numbers share words of 256 bits: 255 | 256, 257 …
    const some = [1, 2, 255, 256, 257, 300];
    await governor.castVotesBySig(motion.id, concat(some.map((number) => ballots[number - 1]!)));
    for (const number of [1, 2, 3, 254, 255, 256, 257, 258, 299, 300]) {
      const voted = await governor.hasVoted(motion.id, keyOf(number - 1).address);
      expect(voted, `voter ${number}`).to.equal(some.includes(number));
    }
    const all = await governor.castVotesBySig.staticCall(motion.id, concat(ballots));
    expect(all).to.equal(294n);
  });

  it("counts them in any order, and each once, also where the word changes between them", async () => {
    const { amendments, governor, motion, ballots } = await loadFixture(threeHundredVoters);
    const order = [257, 1, 300, 2, 257, 1, 256, 255, 1, 300];
    const mixed = order.map((number) => ballots[number - 1]!);
    const sent = await governor.castVotesBySig(motion.id, concat(mixed));
    const { logs } = (await sent.wait())!;
    const parsed = logs.map((log) => governor.interface.parseLog(log)!);
    const skipped = parsed.filter(({ name }) => name === "BallotSkipped");
    expect(skipped.map(({ args }) => args["index"])).to.deep.equal([4n, 5n, 8n, 9n]);
    expect(skipped.every(({ args }) => args["fault"] === ALREADY_CAST)).to.equal(true);
    expect((await amendments.tally(motion.id)).ballots).to.equal(6n);
    const rest = await governor.castVotesBySig.staticCall(motion.id, concat(ballots.toReversed()));
    expect(rest).to.equal(294n);
  });

  it("takes 1,200 ballots within one transaction's gas", async () => {
    const { governor, motion, ballots } = await loadFixture(threeHundredVoters);
    const four = concat([...ballots, ...ballots, ...ballots, ...ballots]);
    const sent = await governor.castVotesBySig(motion.id, four, { gasLimit: TRANSACTION_GAS });
    const { logs } = (await sent.wait())!;
    const names = logs.map((log) => governor.interface.parseLog(log)!.name);
    expect(names.filter((name) => name === "VoteCast")).to.have.length(300);
    expect(names.filter((name) => name === "BallotSkipped")).to.have.length(900);
  });
});
