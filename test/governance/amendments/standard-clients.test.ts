import { expect } from "chai";
import governorArtifact from "@openzeppelin/contracts/build/contracts/IGovernor.json" with { type: "json" };
import { Contract, id as hash, type EventLog, type Result, type Signer } from "ethers";
import { ethers, loadFixture, time } from "../../fixture/coalition.js";
import { ABSTAIN, AGAINST, FOR, signBallot, signExtendedBallot } from "../ballots.js";
import { ACTIVE, CANCELED, DEFEATED, EXECUTED, PENDING, QUEUED, SUCCEEDED } from "../states.js";
import { correct, fileRival, resolution, withRivals } from "./texts.js";

const DAY = 86_400n;

/** OpenZeppelin's own ABI, and the one view its counting modules add. */
const ABI = [
  ...governorArtifact.abi,
  ...new ethers.Interface([
    "function proposalVotes(uint256) view returns (uint256, uint256, uint256)",
  ]).fragments,
];

/** What queue and execute take, from the event alone; by position, since `values` is a method of the list. */
function contentOf(args: Result): [...unknown[], string] {
  const [targets, values, calldatas] = [2, 3, 5].map((at) => [...(args[at] as Result)]);
  return [targets, values, calldatas, hash(args[8] as string)];
}

/** A motion with two rivals, one of them corrected, and a third that never gets its seconds. */
async function fixture() {
  const c = await withRivals(2);
  const correction = await correct(c, c.rivals[1]!, "The second rival, corrected");
  await fileRival(c, c.motion, [await resolution(c, "Bare")], "Bare", c.founders[5]);
  await time.increase(DAY + 1n);
  const address = await c.governor.getAddress();
  const client = (signer: Signer) => new Contract(address, ABI, signer);
  /** All a client has: the proposals it is told of. */
  const list = async () => {
    const created = await client(c.strangers[0]!).queryFilter("ProposalCreated");
    return created.map((log) => (log as EventLog).args);
  };
  return { ...c, correction, client, list };
}

describe("Amendments: to a client that knows only OpenZeppelin's Governor", () => {
  it("list every text as a proposal of its own, with its content, proposer and times", async () => {
    const c = await loadFixture(fixture);
    const listed = await c.list();
    expect(listed.map((args) => args["description"] as string)).to.deep.equal([
      ...["A motion", "Rival 1", "Rival 2", "The second rival, corrected", "Bare"],
    ]);
    for (const [index, args] of listed.entries()) {
      expect(args["proposer"]).to.equal(c.founders[[0, 1, 2, 2, 5][index]!]!.address);
      expect(args["voteStart"]).to.equal(c.snapshot);
      expect(args["voteEnd"]).to.equal(c.deadline);
      const client = c.client(c.strangers[0]!);
      expect(await client["proposalSnapshot"]!(args["proposalId"])).to.equal(c.snapshot);
      expect(await client["proposalDeadline"]!(args["proposalId"])).to.equal(c.deadline);
      expect(await client["proposalProposer"]!(args["proposalId"])).to.equal(args["proposer"]);
      const text = await client["getProposalId"]!(...contentOf(args));
      expect(text).to.equal(args["proposalId"]);
    }
  });

  it("go the whole way: vote For one text, Against another, abstain, queue and execute the winner", async () => {
    const c = await loadFixture(fixture);
    const listed = await c.list();
    const ids = listed.map((args) => args["proposalId"] as bigint);
    const [motion, first, second, corrected, bare] = ids;
    const anybody = c.client(c.strangers[0]!);
    const states = () => Promise.all(ids.map((id) => anybody["state"]!(id) as Promise<bigint>));
    expect(await states()).to.deep.equal([PENDING, PENDING, CANCELED, PENDING, PENDING]);
    await time.increaseTo(c.snapshot + 1n);
    expect(await states()).to.deep.equal([ACTIVE, ACTIVE, CANCELED, ACTIVE, DEFEATED]);

    const votes: [bigint, number][] = [
      [corrected!, FOR],
      [corrected!, FOR],
      [corrected!, FOR],
      [motion!, FOR],
      [first!, AGAINST],
      [first!, ABSTAIN],
    ];
    for (const [index, [text, support]] of votes.entries()) {
      const client = c.client(c.founders[index]!);
      await expect(client["castVote"]!(text, support))
        .to.emit(c.governor, "VoteCast")
        .withArgs(c.founders[index]!.address, text, support, 1, "");
      for (const id of [motion, first, corrected]) {
        expect(await anybody["hasVoted"]!(id, c.founders[index]!.address)).to.equal(true);
        expect(await anybody["hasVoted"]!(id, c.founders[index + 1]!.address)).to.equal(false);
      }
    }
    expect(await anybody["proposalVotes"]!(corrected)).to.deep.equal([0n, 3n, 3n]);
    expect(await anybody["proposalVotes"]!(motion)).to.deep.equal([0n, 1n, 5n]);
    expect(await anybody["proposalVotes"]!(first)).to.deep.equal([1n, 0n, 5n]);
    for (const id of [second, bare]) {
      expect(await anybody["proposalVotes"]!(id)).to.deep.equal([0n, 0n, 0n]);
    }

    await time.increaseTo((await anybody["proposalDeadline"]!(corrected)) + 1n);
    expect(await states()).to.deep.equal([DEFEATED, DEFEATED, CANCELED, SUCCEEDED, DEFEATED]);
    const content = contentOf(listed[3]!);
    expect(await anybody["proposalNeedsQueuing"]!(corrected)).to.equal(true);
    await expect(anybody["queue"]!(...content)).to.emit(c.governor, "ProposalQueued");
    expect(await anybody["state"]!(corrected)).to.equal(QUEUED);
    await time.increaseTo(await anybody["proposalEta"]!(corrected));
    await expect(anybody["execute"]!(...content))
      .to.emit(c.archive, "ResolutionRecorded")
      .withArgs("The second rival, corrected");
    expect(await states()).to.deep.equal([DEFEATED, DEFEATED, CANCELED, EXECUTED, DEFEATED]);
  });

  it("take a vote with a reason, and signed ballots of the Governor's own kind", async () => {
    const c = await loadFixture(fixture);
    const text = c.rivals[0]!.id;
    await time.increaseTo(c.snapshot + 1n);
    await expect(c.client(c.founders[4]!)["castVoteWithReason"]!(text, FOR, "Clearer."))
      .to.emit(c.governor, "VoteCast")
      .withArgs(c.founders[4]!.address, text, FOR, 1, "Clearer.");
    const relay = c.client(c.strangers[0]!);
    const signature = await signBallot(c.governor, c.founders[5]!, text, AGAINST);
    await relay["castVoteBySig"]!(text, AGAINST, c.founders[5]!.address, signature);
    const ballot = { proposalId: text, support: FOR, reason: "Why not.", params: "0x" };
    const extended = await signExtendedBallot(c.governor, c.founders[6]!, ballot);
    const bring = relay["castVoteWithReasonAndParamsBySig"]!;
    await bring(text, FOR, c.founders[6]!.address, "Why not.", "0x", extended);
    expect(await relay["proposalVotes"]!(text)).to.deep.equal([1n, 2n, 0n]);
  });

  it("refuse what a Governor refuses: a second vote, a fourth way to vote, parameters, strangers", async () => {
    const c = await loadFixture(fixture);
    const text = c.rivals[0]!.id;
    await time.increaseTo(c.snapshot + 1n);
    const client = c.client(c.founders[4]!);
    await expect(client["castVote"]!(text, 3)).to.be.revertedWithCustomError(
      c.governor,
      "GovernorInvalidVoteType",
    );
    await expect(
      client["castVoteWithReasonAndParams"]!(text, FOR, "", "0x01"),
    ).to.be.revertedWithCustomError(c.governor, "GovernorInvalidVoteParams");
    await expect(c.client(c.strangers[0]!)["castVote"]!(text, FOR))
      .to.be.revertedWithCustomError(c.governor, "CoalitionGovernorNotVoter")
      .withArgs(c.strangers[0]!.address, c.snapshot);
    await client["castVote"]!(text, FOR);
    await expect(client["castVote"]!(c.motion.id, FOR))
      .to.be.revertedWithCustomError(c.amendments, "AmendmentsAlreadyCast")
      .withArgs(c.motion.id, c.founders[4]!.address);
  });
});
