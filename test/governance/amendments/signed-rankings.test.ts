import { expect } from "chai";
import { concat, Signature, toBeHex, ZeroAddress, type BytesLike } from "ethers";
import { ethers, loadFixture, networkHelpers, time } from "../../fixture/coalition.js";
import { openVote } from "../../fixture/motions.js";
import { domainOf, FOR, signBallot } from "../ballots.js";
import { enrolNewVoters } from "../electorate.js";
import { withMotion } from "../open-vote.js";
import { expectRefused } from "../refused.js";
import { foundCoalition } from "../../fixture/coalition.js";
import { compact, packed, signRanking, signRankingUnder, type Ranks } from "./ranking.js";
import { correct, enterRival, withRivals } from "./texts.js";

const DAY = 86_400n;
const CURVE_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const RANKS: Ranks = [2, 3, 1, 0];

async function open() {
  const c = await withRivals(2);
  await openVote(c, c.motion);
  const voter = c.founders[4]!;
  const relayed = c.amendments.connect(c.strangers[0]!);
  const bring = (signature: string, ranks = RANKS, reason = "", of: { address: string } = voter) =>
    relayed.castRankedVoteBySig(c.motion.id, packed(ranks), of.address, reason, signature);
  const invalid = [c.amendments, "AmendmentsInvalidSignature", voter.address] as const;
  return { ...c, voter, bring, invalid };
}

describe("Amendments: a signed ranked ballot", () => {
  it("counts as its voter's, whoever brings it, in 65 bytes or 64", async () => {
    const c = await loadFixture(open);
    await expect(c.bring(await signRanking(c, c.voter, c.motion, RANKS)))
      .to.emit(c.amendments, "RankedVoteCast")
      .withArgs(c.voter.address, c.motion.id, packed(RANKS), "");
    const other = c.founders[5]!;
    const short = compact(await signRanking(c, other, c.motion, RANKS));
    expect(short).to.have.length(2 + 128);
    await expect(c.bring(short, RANKS, "", other))
      .to.emit(c.amendments, "RankedVoteCast")
      .withArgs(other.address, c.motion.id, packed(RANKS), "");
    expect((await c.amendments.tally(c.motion.id)).ballots).to.equal(2n);
    expect(await c.governor.hasVoted(c.rivals[0]!.id, c.voter)).to.equal(true);
  });

  it("is signed under the name a wallet shows, which the contract tells (ERC-5267)", async () => {
    const c = await loadFixture(open);
    const domain = await domainOf(c.amendments);
    expect(domain).to.deep.equal({
      name: `${c.coalition.shortName} Amendments`,
      version: "1",
      chainId: 31_337n,
      verifyingContract: await c.amendments.getAddress(),
    });
  });

  it("carries its reason under the signature", async () => {
    const c = await loadFixture(open);
    const signature = await signRanking(c, c.voter, c.motion, RANKS, { reason: "Clearer." });
    for (const reason of ["", "Unclear."]) {
      await expectRefused(() => c.bring(signature, RANKS, reason), ...c.invalid);
    }
    await expect(c.bring(signature, RANKS, "Clearer."))
      .to.emit(c.amendments, "RankedVoteCast")
      .withArgs(c.voter.address, c.motion.id, packed(RANKS), "Clearer.");

    const long = "x".repeat(513);
    const longer = await signRanking(c, c.founders[5]!, c.motion, RANKS, { reason: long });
    await expectRefused(
      () => c.bring(longer, RANKS, long, c.founders[5]!),
      c.amendments,
      "AmendmentsReasonTooLong",
      ...[513, 512],
    );
  });

  it("is worth nothing for other texts, another motion, chain, contract, voter or any other rank", async () => {
    const c = await loadFixture(open);
    const domain = await domainOf(c.amendments);
    const ids = [c.motion, ...c.rivals].map(({ id }) => id);
    const right = {
      motion: c.motion.id,
      options: ids,
      ranks: RANKS,
      voter: c.voter.address,
      reason: "",
    };
    const elsewhere = {
      "another motion": [domain, { ...right, motion: ids[1]! }],
      "fewer texts": [domain, { ...right, options: ids.slice(0, 2) }],
      "texts in another order": [domain, { ...right, options: ids.toReversed() }],
      "a text that no longer stands": [domain, { ...right, options: ids.with(1, 7n) }],
      "another status quo": [domain, { ...right, ranks: RANKS.with(0, 1) }],
      "another rank": [domain, { ...right, ranks: RANKS.with(2, 2) }],
      "a rank for a fourth text": [domain, { ...right, ranks: [...RANKS, 1] }],
      "a rank for a fifth text": [domain, { ...right, ranks: [...RANKS, 0, 1] }],
      "another voter": [domain, { ...right, voter: c.founders[5]!.address }],
      "another reason": [domain, { ...right, reason: " " }],
      "another chain": [{ ...domain, chainId: 1n }, right],
      "another contract": [{ ...domain, verifyingContract: await c.governor.getAddress() }, right],
      "another name": [{ ...domain, name: "Amendments" }, right],
      "another version": [{ ...domain, version: "2" }, right],
    } as const;
    for (const [what, [under, ballot]] of Object.entries(elsewhere)) {
      const signature = await signRankingUnder(under, c.voter, ballot);
      await expect(c.bring(signature), what)
        .to.be.revertedWithCustomError(c.amendments, "AmendmentsInvalidSignature")
        .withArgs(c.voter.address);
    }
    await c.bring(await signRankingUnder(domain, c.voter, right));
  });

  it("made out before a rival entered or a text was corrected is worth nothing after", async () => {
    const c = await withMotion(await loadFixture(foundCoalition));
    const voter = c.founders[4]!;
    await enterRival(c, c.motion, "First", c.founders[1]);
    const early = await signRanking(c, voter, c.motion, [2, 1, 0]);
    await correct(c, c.motion, "Corrected");
    await time.increase(DAY + 1n);
    const later = await signRanking(c, voter, c.motion, [2, 1, 0]);
    await enterRival(c, c.motion, "Second", c.founders[2]);
    const last = await signRanking(c, voter, c.motion, [2, 1, 0]);
    await openVote(c, c.motion);
    const bring = (signature: string) =>
      c.amendments.castRankedVoteBySig(c.motion.id, packed([2, 1, 0]), voter, "", signature);
    for (const stale of [early, later]) {
      await expectRefused(
        () => bring(stale),
        c.amendments,
        "AmendmentsInvalidSignature",
        voter.address,
      );
    }
    await bring(last);
  });

  it("is refused when its signature is cut, long, mirrored or another's", async () => {
    const c = await loadFixture(open);
    const signature = await signRanking(c, c.voter, c.motion, RANKS);
    const { r, s, v } = Signature.from(signature);
    const high = toBeHex(CURVE_ORDER - BigInt(s), 32);
    const { address: voter } = c.voter;
    for (const wrong of [
      "0x",
      compact(signature).slice(0, -2),
      `${signature}00`,
      concat([r, high, toBeHex(v === 27 ? 28 : 27)]),
      concat([r, high]),
      concat([r, s, "0x00"]),
      await signRanking(c, c.founders[5]!, c.motion, RANKS, { voter }),
      await signBallot(c.governor, c.voter, c.motion.id, FOR),
    ]) {
      await expectRefused(() => c.bring(wrong), ...c.invalid);
    }
    await expectRefused(
      () => c.bring(signature, RANKS, "", { address: ZeroAddress }),
      c.amendments,
      "AmendmentsInvalidSignature",
      ZeroAddress,
    );
  });

  it("counts once, and only while the vote is open", async () => {
    const c = await loadFixture(open);
    const signature = await signRanking(c, c.voter, c.motion, RANKS);
    await c.bring(signature);
    await expectRefused(
      () => c.bring(signature),
      c.amendments,
      "AmendmentsAlreadyCast",
      ...[c.motion.id, c.voter.address],
    );
    const other = await signRanking(c, c.founders[5]!, c.motion, RANKS);
    await time.increaseTo(c.deadline + 1n);
    await expectRefused(
      () => c.bring(other, RANKS, "", c.founders[5]!),
      c.amendments,
      "AmendmentsVoteNotOpen",
      ...[c.motion.id, c.snapshot, c.deadline],
    );
  });

  it("opens nothing to who is no voter, nor to a ranking that is none", async () => {
    const c = await loadFixture(open);
    const stranger = c.strangers[3]!;
    const theirs = await signRanking(c, stranger, c.motion, RANKS);
    await expectRefused(
      () => c.bring(theirs, RANKS, "", stranger),
      c.amendments,
      "AmendmentsNotVoter",
      ...[stranger.address, c.snapshot],
    );
    const wild = await signRanking(c, c.voter, c.motion, [9, 1, 0, 0]);
    await expectRefused(
      () => c.bring(wild, [9, 1, 0, 0]),
      c.amendments,
      "AmendmentsInvalidRanking",
      ...[packed([9, 1, 0, 0]), 4],
    );
  });

  it("counts by the key of an account that delegates its code (EIP-7702)", async () => {
    const c = await loadFixture(open);
    const target = await ethers.deployContract("HostileTarget");
    const code = concat(["0xef0100", target.target as BytesLike]);
    await networkHelpers.setCode(c.voter.address, code);
    const { address: voter } = c.voter;
    const another = await signRanking(c, c.founders[5]!, c.motion, RANKS, { voter });
    await expectRefused(() => c.bring(another), ...c.invalid);
    await c.bring(await signRanking(c, c.voter, c.motion, RANKS));
  });
});

describe("Amendments: the ranked ballot of a contract wallet (ERC-1271)", () => {
  const Answer = { Owner: 0, Refuse: 1, Revert: 2, BurnGas: 3, Bomb: 4, Short: 5 };

  /** Two wallets of one owner are voters. */
  async function wallets() {
    const founded = await foundCoalition();
    const owner = founded.strangers[1]!;
    const wallet = await ethers.deployContract("ContractWallet", [owner]);
    const twin = await ethers.deployContract("ContractWallet", [owner]);
    const voter = await wallet.getAddress();
    await enrolNewVoters(founded, [voter, await twin.getAddress()]);
    const c = await withMotion(founded);
    await enterRival(c, c.motion, "Rival");
    await openVote(c, c.motion);
    const signature = await signRanking(c, owner, c.motion, [2, 1, 0], { voter });
    const cast = (of = voter) =>
      c.amendments.castRankedVoteBySig(c.motion.id, packed([2, 1, 0]), of, "", signature);
    return { ...c, wallet, twin, voter, cast };
  }

  for (const [name, answer] of Object.entries(Answer)) {
    const counts = answer === Answer.Owner || answer === Answer.Bomb;
    it(`${counts ? "counts" : "is refused"} when the wallet's answer is ${name}`, async () => {
      const c = await loadFixture(wallets);
      await c.wallet.setAnswer(answer);
      if (counts) {
        await expect(c.cast()).to.emit(c.amendments, "RankedVoteCast");
        return;
      }
      await expectRefused(() => c.cast(), c.amendments, "AmendmentsInvalidSignature", c.voter);
      await c.wallet.setAnswer(Answer.Owner);
      await expect(c.cast()).to.emit(c.amendments, "RankedVoteCast");
    });
  }

  it("cannot be used for another wallet of the same owner", async () => {
    const c = await loadFixture(wallets);
    const twin = await c.twin.getAddress();
    await expectRefused(() => c.cast(twin), c.amendments, "AmendmentsInvalidSignature", twin);
  });

  it("may be cast by the wallet itself", async () => {
    const c = await loadFixture(wallets);
    const { options } = await c.amendments.ballotOf(c.motion.id);
    const args = [c.motion.id, options, packed([2, 1, 0]), ""];
    const data = c.amendments.interface.encodeFunctionData("castRankedVote", args as never);
    await expect(c.wallet.run(c.amendments, data)).to.emit(c.amendments, "RankedVoteCast");
  });
});
