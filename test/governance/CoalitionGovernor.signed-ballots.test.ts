import { expect } from "chai";
import { concat, Signature, toBeHex, type BytesLike } from "ethers";
import { ethers, foundCoalition, loadFixture, networkHelpers, time } from "../fixture/coalition.js";
import { call, fileMotion, openVote, secondMotion } from "../fixture/motions.js";
import {
  ABSTAIN,
  AGAINST,
  domainOf,
  FOR,
  pack,
  signBallot,
  signBallotUnder,
  signExtendedBallot,
} from "./ballots.js";
import { openMotion } from "./open-vote.js";
import { ACTIVE, bitmap, DEFEATED } from "./states.js";

const CURVE_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

async function fixture() {
  const c = await openMotion();
  const voter = c.founders[4]!;
  const relayed = c.governor.connect(c.strangers[0]!);
  return { ...c, voter, relayed };
}

describe("CoalitionGovernor: a signed ballot", () => {
  it("counts as its voter's, whoever brings it", async () => {
    const { governor, motion, voter, relayed } = await loadFixture(fixture);
    const signature = await signBallot(governor, voter, motion.id, AGAINST);
    await expect(relayed.castVoteBySig(motion.id, AGAINST, voter, signature))
      .to.emit(governor, "VoteCast")
      .withArgs(voter.address, motion.id, AGAINST, 1, "");
    expect(await governor.proposalVotes(motion.id)).to.deep.equal([1n, 0n, 0n]);
    expect(await governor.hasVoted(motion.id, voter)).to.equal(true);
  });

  it("may carry a reason", async () => {
    const { governor, motion, voter, relayed } = await loadFixture(fixture);
    const ballot = { proposalId: motion.id, support: ABSTAIN, reason: "Both.", params: "0x" };
    const signature = await signExtendedBallot(governor, voter, ballot);
    const bring = (reason: string, params = "0x") =>
      relayed.castVoteWithReasonAndParamsBySig(
        motion.id,
        ABSTAIN,
        voter,
        reason,
        params,
        signature,
      );
    for (const attempt of [() => bring("Other."), () => bring("Both.", "0x01")]) {
      await expect(attempt())
        .to.be.revertedWithCustomError(governor, "GovernorInvalidSignature")
        .withArgs(voter.address);
    }
    await expect(bring("Both."))
      .to.emit(governor, "VoteCast")
      .withArgs(voter.address, motion.id, ABSTAIN, 1, "Both.");
  });

  it("may carry neither parameters nor a long reason, even signed", async () => {
    const { governor, motion, voter, relayed } = await loadFixture(fixture);
    for (const [reason, params, error] of [
      ["", "0x01", "GovernorInvalidVoteParams"],
      ["x".repeat(513), "0x", "CoalitionGovernorReasonTooLong"],
    ] as const) {
      const ballot = { proposalId: motion.id, support: FOR, reason, params };
      const signature = await signExtendedBallot(governor, voter, ballot);
      await expect(
        relayed.castVoteWithReasonAndParamsBySig(motion.id, FOR, voter, reason, params, signature),
      ).to.be.revertedWithCustomError(governor, error);
    }
  });

  it("leaves the nonce at zero, so that a client that asks for it signs right every time", async () => {
    const { governor, motion, voter, relayed, ...c } = await loadFixture(fixture);
    expect(await governor.nonces(voter)).to.equal(0n);
    await relayed.castVoteBySig(
      motion.id,
      FOR,
      voter,
      await signBallot(governor, voter, motion.id, FOR),
    );
    expect(await governor.nonces(voter)).to.equal(0n);

    const next = await fileMotion({ governor, ...c }, motion.calls, "Another", c.founders[1]!);
    await secondMotion({ governor, ...c }, next);
    await openVote({ governor, ...c }, next);
    const signature = await signBallot(governor, voter, next.id, AGAINST);
    await relayed.castVoteBySig(next.id, AGAINST, voter, signature);
  });

  it("counts once, alone or in a batch, in whatever order", async () => {
    const { governor, motion, voter, relayed } = await loadFixture(fixture);
    const signature = await signBallot(governor, voter, motion.id, FOR);
    const alone = () => relayed.castVoteBySig(motion.id, FOR, voter, signature);
    const batched = () => relayed.castVotesBySig(motion.id, pack(5, FOR, signature));
    const snapshot = await networkHelpers.takeSnapshot();

    await alone();
    await expect(alone())
      .to.be.revertedWithCustomError(governor, "GovernorAlreadyCastVote")
      .withArgs(voter.address);
    await expect(batched()).to.emit(governor, "BallotSkipped").withArgs(motion.id, 0, 5, 1);
    await snapshot.restore();

    await expect(batched())
      .to.emit(governor, "VoteCast")
      .withArgs(voter.address, motion.id, FOR, 1, "");
    await expect(alone()).to.be.revertedWithCustomError(governor, "GovernorAlreadyCastVote");
    await expect(batched()).to.emit(governor, "BallotSkipped").withArgs(motion.id, 0, 5, 1);
    expect(await governor.proposalVotes(motion.id)).to.deep.equal([0n, 1n, 0n]);
  });

  it("is worth nothing on another motion, chain, contract, nonce, support or for another voter", async () => {
    const { governor, motion, voter, relayed, founders } = await loadFixture(fixture);
    const domain = await domainOf(governor);
    const right = { proposalId: motion.id, support: FOR, voter: voter.address, nonce: 0n };
    const elsewhere = {
      "another motion": [domain, { ...right, proposalId: motion.id + 1n }],
      "another chain": [{ ...domain, chainId: domain.chainId + 1n }, right],
      "another contract": [{ ...domain, verifyingContract: founders[0]!.address }, right],
      "another name": [{ ...domain, name: "Governor" }, right],
      "another version": [{ ...domain, version: "2" }, right],
      "another nonce": [domain, { ...right, nonce: 1n }],
      "another support": [domain, { ...right, support: AGAINST }],
      "another voter": [domain, { ...right, voter: founders[5]!.address }],
    } as const;
    for (const [what, [under, ballot]] of Object.entries(elsewhere)) {
      const signature = await signBallotUnder(under, voter, ballot);
      await expect(relayed.castVoteBySig(motion.id, FOR, voter, signature), what)
        .to.be.revertedWithCustomError(governor, "GovernorInvalidSignature")
        .withArgs(voter.address);
      await expect(relayed.castVotesBySig(motion.id, pack(5, FOR, signature)), what)
        .to.emit(governor, "BallotSkipped")
        .withArgs(motion.id, 0, 5, 3);
    }
    const signature = await signBallotUnder(domain, voter, right);
    await relayed.castVoteBySig(motion.id, FOR, voter, signature);
  });

  it("is refused when its signature is cut, long, mirrored or another's", async () => {
    const { governor, motion, voter, relayed, founders } = await loadFixture(fixture);
    const signature = await signBallot(governor, voter, motion.id, FOR);
    const { r, s, v, compactSerialized } = Signature.from(signature);
    const mirrored = concat([r, toBeHex(CURVE_ORDER - BigInt(s), 32), toBeHex(v === 27 ? 28 : 27)]);
    const another = await signBallot(governor, founders[5]!, motion.id, FOR, voter.address);
    const cut = compactSerialized.slice(0, -2);
    const wrongs = [
      "0x",
      cut,
      `${signature}00`,
      mirrored,
      concat([r, toBeHex(CURVE_ORDER - BigInt(s), 32)]),
      another,
    ];
    for (const wrong of wrongs) {
      await expect(relayed.castVoteBySig(motion.id, FOR, voter, wrong))
        .to.be.revertedWithCustomError(governor, "GovernorInvalidSignature")
        .withArgs(voter.address);
    }
  });

  it("may be signed in 64 bytes (EIP-2098), as in a batch", async () => {
    const { governor, founders, motion, voter, relayed } = await loadFixture(fixture);
    const short = (signature: string) => Signature.from(signature).compactSerialized;
    const signature = short(await signBallot(governor, voter, motion.id, FOR));
    expect(signature).to.have.length(2 + 128);
    await expect(relayed.castVoteBySig(motion.id, FOR, voter, signature))
      .to.emit(governor, "VoteCast")
      .withArgs(voter.address, motion.id, FOR, 1, "");

    const other = founders[5]!;
    const ballot = { proposalId: motion.id, support: FOR, reason: "Yes.", params: "0x" };
    const extended = short(await signExtendedBallot(governor, other, ballot));
    const bring = relayed.castVoteWithReasonAndParamsBySig;
    await expect(bring(motion.id, FOR, other, "Yes.", "0x", extended))
      .to.emit(governor, "VoteCast")
      .withArgs(other.address, motion.id, FOR, 1, "Yes.");
  });

  it("needs a voter: a stranger's own signature opens nothing", async () => {
    const { governor, motion, snapshot, strangers, relayed } = await loadFixture(fixture);
    const stranger = strangers[3]!;
    const signature = await signBallot(governor, stranger, motion.id, FOR);
    await expect(relayed.castVoteBySig(motion.id, FOR, stranger, signature))
      .to.be.revertedWithCustomError(governor, "CoalitionGovernorNotVoter")
      .withArgs(stranger.address, snapshot);
    await expect(relayed.castVoteBySig(motion.id, FOR, ethers.ZeroAddress, signature))
      .to.be.revertedWithCustomError(governor, "GovernorInvalidSignature")
      .withArgs(ethers.ZeroAddress);
  });

  it("comes in time", async () => {
    const { governor, motion, deadline, voter, relayed } = await loadFixture(fixture);
    const signature = await signBallot(governor, voter, motion.id, FOR);
    await time.increaseTo(deadline + 1n);
    await expect(relayed.castVoteBySig(motion.id, FOR, voter, signature))
      .to.be.revertedWithCustomError(governor, "GovernorUnexpectedProposalState")
      .withArgs(motion.id, DEFEATED, bitmap(ACTIVE));
  });

  it("can be kept until the vote opens: it is signed over the motion's content", async () => {
    const c = await loadFixture(foundCoalition);
    const calls = [await call(c.archive, "recordResolution", ["Resolved."])];
    const voter = c.founders[4]!;
    const motion = await fileMotion(c, calls);
    const signature = await signBallot(c.governor, voter, motion.id, FOR);
    await secondMotion(c, motion);
    await openVote(c, motion);
    await c.governor.castVoteBySig(motion.id, FOR, voter, signature);
  });
});

describe("CoalitionGovernor: the ballot of a delegated account (EIP-7702)", () => {
  async function delegated() {
    const c = await fixture();
    const target = await ethers.deployContract("HostileTarget");
    const code = concat(["0xef0100", target.target as BytesLike]);
    await networkHelpers.setCode(c.voter.address, code);
    return c;
  }

  it("counts by the account's own key, alone", async () => {
    const { governor, motion, voter, relayed } = await loadFixture(delegated);
    expect(await ethers.provider.getCode(voter)).to.match(/^0xef0100/);
    const signature = await signBallot(governor, voter, motion.id, FOR);
    await expect(relayed.castVoteBySig(motion.id, FOR, voter, signature))
      .to.emit(governor, "VoteCast")
      .withArgs(voter.address, motion.id, FOR, 1, "");
  });

  it("counts by the account's own key, with a reason", async () => {
    const { governor, motion, voter, relayed } = await loadFixture(delegated);
    const ballot = { proposalId: motion.id, support: FOR, reason: "Yes.", params: "0x" };
    const signature = await signExtendedBallot(governor, voter, ballot);
    await expect(
      relayed.castVoteWithReasonAndParamsBySig(motion.id, FOR, voter, "Yes.", "0x", signature),
    ).to.emit(governor, "VoteCast");
  });

  it("counts by the account's own key, in a batch", async () => {
    const { governor, motion, voter, relayed } = await loadFixture(delegated);
    const signature = await signBallot(governor, voter, motion.id, FOR);
    await expect(relayed.castVotesBySig(motion.id, pack(5, FOR, signature)))
      .to.emit(governor, "VoteCast")
      .withArgs(voter.address, motion.id, FOR, 1, "");
  });

  it("does not count by another key", async () => {
    const { governor, motion, voter, relayed, founders } = await loadFixture(delegated);
    const signature = await signBallot(governor, founders[5]!, motion.id, FOR, voter.address);
    await expect(relayed.castVoteBySig(motion.id, FOR, voter, signature))
      .to.be.revertedWithCustomError(governor, "GovernorInvalidSignature")
      .withArgs(voter.address);
  });
});
