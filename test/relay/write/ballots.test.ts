import { expect } from "chai";
import { Signature, Wallet, ZeroHash } from "ethers";
import { isReceiptSigned } from "../../../core/wire/receipts.js";
import type { WriteRefusal } from "../../../relay/write/refusal.js";
import type { WriteSide } from "../../../relay/write/write-side.js";
import { refusalOf } from "../../core/refusal.js";
import { type Coalition, foundCoalition, loadFixture, time } from "../../fixture/coalition.js";
import { call, fileMotion, openVote, secondMotion } from "../../fixture/motions.js";
import { ballotOf, settle, useWriteSides } from "./fixture.js";

async function voting() {
  const c = await foundCoalition();
  const motion = await fileMotion(c, [await call(c.membership, "setWaitingPeriod", [86_400 * 8])]);
  await secondMotion(c, motion);
  await openVote(c, motion);
  return { c, motion };
}

/** Status and code of what a relay does not take. */
async function refused(
  side: WriteSide,
  kind: "ballot" | "paper" | "post",
  message: unknown,
  code: string,
) {
  return (await refusalOf(() => side.take(kind, message), code)) as WriteRefusal;
}

const votes = async (c: Coalition, id: bigint) => (await c.governor.proposalVotes(id)).map(Number);

describe("ballots on a motion, through the relay", () => {
  const sides = useWriteSides();

  it("are promised, counted in one transaction, and final", async () => {
    const { c, motion } = await loadFixture(voting);
    const side = await sides.open(c);
    const answers = [];
    for (const [founder, support] of ([1, 1, 0, 2, 1] as const).entries())
      answers.push(await side.take("ballot", await ballotOf(c, motion, founder, support)));
    for (const { receipt, signature, status } of answers) {
      expect(status).to.equal("waiting");
      expect(receipt.dueBy - receipt.acceptedAt).to.equal(600);
      const directory = await c.directory.getAddress();
      expect(isReceiptSigned({ chainId: 31337n, directory }, { receipt, signature })).to.equal(
        true,
      );
    }
    await settle(side);
    expect(await votes(c, motion.id)).to.deep.equal([1, 3, 1]);
    const after = answers.map(({ receipt }) => side.answer(receipt.message)!);
    expect(after.map(({ status }) => status)).to.deep.equal(Array(5).fill("final"));
    expect(new Set(after.map(({ transaction }) => transaction)).size).to.equal(1);
    expect(await c.governor.hasVoted(motion.id, c.founders[4]!)).to.equal(true);
  });

  it("get the same receipt however often they come, and count once", async () => {
    const { c, motion } = await loadFixture(voting);
    const side = await sides.open(c);
    const ballot = await ballotOf(c, motion, 0);
    const [one, two] = await Promise.all([
      side.take("ballot", ballot),
      side.take("ballot", ballot),
    ]);
    expect(one).to.deep.equal(two);
    await settle(side);
    const later = await side.take("ballot", ballot);
    expect([later.receipt, later.signature]).to.deep.equal([one.receipt, one.signature]);
    expect(later.status).to.equal("final");
    await settle(side);
    expect(await votes(c, motion.id)).to.deep.equal([0, 1, 0]);
  });

  it("are refused when the voter's other ballot was taken", async () => {
    const { c, motion } = await loadFixture(voting);
    const side = await sides.open(c);
    await side.take("ballot", await ballotOf(c, motion, 0, 1));
    const { status } = await refused(
      side,
      "ballot",
      await ballotOf(c, motion, 0, 0),
      "CLAIM_TAKEN",
    );
    expect(status).to.equal(409);
  });

  it("are refused when they are forged, foreign, malformed, of nobody, or for nothing", async () => {
    const { c, motion } = await loadFixture(voting);
    const side = await sides.open(c);
    const good = await ballotOf(c, motion, 0);
    const stranger = c.strangers[0]!;
    const { name, version, verifyingContract } = await c.governor.eip712Domain();
    const elsewhere = await c.founders[0]!.signTypedData(
      { name, version, verifyingContract, chainId: 1n },
      {
        Ballot: [
          { name: "proposalId", type: "uint256" },
          { name: "support", type: "uint8" },
          { name: "voter", type: "address" },
          { name: "nonce", type: "uint256" },
        ],
      },
      { proposalId: motion.id, support: 1, voter: good.voter, nonce: 0 },
    );
    const cases: [changes: object, code: string, status: number][] = [
      [{ support: "against" }, "SIGNATURE_INVALID", 400],
      [{ voter: stranger.address }, "SIGNATURE_INVALID", 400],
      [{ signature: elsewhere }, "SIGNATURE_INVALID", 400],
      [{ signature: "0x00" }, "SIGNATURE_INVALID", 400],
      [{ signature: `0x${"ff".repeat(65)}` }, "SIGNATURE_INVALID", 400],
      [{ signature: "0x" }, "MESSAGE_MALFORMED", 400],
      [{ support: 1 }, "MESSAGE_MALFORMED", 400],
      [{ voter: "me" }, "MESSAGE_MALFORMED", 400],
      [
        { voter: good.voter.replace(/[a-f]/, (letter) => letter.toUpperCase()) },
        "MESSAGE_MALFORMED",
        400,
      ],
      [{ kind: "other" }, "MESSAGE_MALFORMED", 400],
      [{ more: 1 }, "MESSAGE_MALFORMED", 400],
    ];
    for (const [changes, code, status] of cases) {
      const refusal = await refused(side, "ballot", { ...good, ...changes }, code);
      expect(refusal.status, code).to.equal(status);
    }
    for (const nothing of [undefined, null, 7, "ballot", [], {}])
      await refused(side, "ballot", nothing, "MESSAGE_MALFORMED");
    expect(side.outbox.undone()).to.equal(0);
  });

  it("are refused on motions there are not, before the vote opens, and from who has no vote", async () => {
    const { c, motion } = await loadFixture(voting);
    const side = await sides.open(c);
    const unknown = { ...motion, id: BigInt(ZeroHash) + 5n };
    await refused(side, "ballot", await ballotOf(c, unknown, 0), "MOTION_UNKNOWN");
    const early = await fileMotion(
      c,
      [await call(c.membership, "setWaitingPeriod", [86_400 * 9])],
      "Early",
      c.founders[3],
    );
    const notYet = await refused(
      side,
      "ballot",
      await ballotOf(c, early, 0),
      "GOVERNOR_UNEXPECTED_PROPOSAL_STATE",
    );
    expect(notYet.status).to.equal(422);
    const strange = { ...c, founders: [c.strangers[0]!] };
    await refused(
      side,
      "ballot",
      await ballotOf(strange, motion, 0),
      "COALITION_GOVERNOR_NOT_VOTER",
    );
  });

  it("are refused when too little is left of the vote for a promise", async () => {
    const { c, motion } = await loadFixture(voting);
    const side = await sides.open(c, { config: { leadSeconds: 60 } });
    await time.increaseTo((await c.governor.proposalDeadline(motion.id)) - 30n);
    await refused(side, "ballot", await ballotOf(c, motion, 0), "DEADLINE_TOO_NEAR");
    await time.increase(60);
    await refused(side, "ballot", await ballotOf(c, motion, 0), "DEADLINE_OVER");
  });

  it("are done when somebody else brought them first", async () => {
    const { c, motion } = await loadFixture(voting);
    const side = await sides.open(c);
    const ballot = await ballotOf(c, motion, 0);
    const { receipt } = await side.take("ballot", ballot);
    const { r, s, v } = Signature.from(ballot.signature);
    const bytes = Signature.from({ r, s, v }).serialized;
    const stranger = c.governor.connect(c.strangers[1]!);
    const { hash } = await stranger.castVoteBySig(motion.id, 1, ballot.voter, bytes);
    await settle(side);
    const answer = side.answer(receipt.message)!;
    expect([answer.status, answer.transaction]).to.deep.equal(["final", hash]);
    expect(side.outbox.lastNonce()).to.equal(undefined); // Nothing was spent on it.
    expect(await votes(c, motion.id)).to.deep.equal([0, 1, 0]);
  });

  it("are refused with the reason when the voter voted otherwise meanwhile, and cost the others nothing", async () => {
    const { c, motion } = await loadFixture(voting);
    const side = await sides.open(c);
    const overtaken = await side.take("ballot", await ballotOf(c, motion, 0, 1));
    const other = await side.take("ballot", await ballotOf(c, motion, 1, 1));
    await c.governor.connect(c.founders[0]!).castVote(motion.id, 0);
    await settle(side);
    const { status, refusal } = side.answer(overtaken.receipt.message)!;
    expect([status, refusal?.code]).to.deep.equal(["refused", "ballot-already-cast"]);
    expect(side.answer(other.receipt.message)!.status).to.equal("final");
    expect(await votes(c, motion.id)).to.deep.equal([1, 1, 0]);
  });

  it("are refused as expired when the vote ends before they could travel", async () => {
    const { c, motion } = await loadFixture(voting);
    const side = await sides.open(c);
    const { receipt } = await side.take("ballot", await ballotOf(c, motion, 0));
    await time.increaseTo((await c.governor.proposalDeadline(motion.id)) + 1n);
    await settle(side);
    expect(side.answer(receipt.message)).to.deep.include({ status: "refused" });
    expect(side.answer(receipt.message)!.refusal?.code).to.equal("expired");
  });

  it("wait for company as long as they are told to, then travel together", async () => {
    const { c, motion } = await loadFixture(voting);
    const side = await sides.open(c, { config: { waitSeconds: 100, ballotsPerBatch: 3 } });
    await side.take("ballot", await ballotOf(c, motion, 0));
    await settle(side);
    expect(side.outbox.undone()).to.equal(1);
    await time.increase(200);
    await settle(side);
    expect(await votes(c, motion.id)).to.deep.equal([0, 1, 0]);
    for (const founder of [1, 2, 3, 4])
      await side.take("ballot", await ballotOf(c, motion, founder));
    await settle(side);
    expect(await votes(c, motion.id)).to.deep.equal([0, 4, 0]); // Three at once; the fourth waits again.
    expect(side.outbox.undone()).to.equal(1);
  });

  it("are never carried for a key that signs for somebody it is not", async () => {
    const { c, motion } = await loadFixture(voting);
    const side = await sides.open(c);
    const mallory = Wallet.createRandom();
    const forged = { ...(await ballotOf(c, motion, 0)), voter: mallory.address };
    await refused(side, "ballot", forged, "SIGNATURE_INVALID");
    expect(await settle(side)).to.equal(1);
  });
});
