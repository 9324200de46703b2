import { expect } from "chai";
import { toBeHex } from "ethers";
import { encodeRanking } from "../../../core/motions/index.js";
import type { WriteRefusal } from "../../../relay/write/refusal.js";
import { refusalOf } from "../../core/refusal.js";
import { inVote } from "../../elections/recalling.js";
import { connection, loadFixture, networkHelpers } from "../../fixture/coalition.js";
import { ballotOf, expectOpenerPays, settle, useWriteSides } from "./fixture.js";
import { amended, boxBallot, election, rankingOf } from "./rankings.js";
import { Answer, walletVotes } from "./wallet-votes.js";

/** The block after next is the first that is so small: nodes look at the one before. */
async function limitBlocks(gas: number): Promise<void> {
  const params = [toBeHex(gas)];
  await connection.provider.request({ method: "evm_setBlockGasLimit", params });
  await networkHelpers.mine(1);
}

describe("rankings of an amended motion, through the relay", () => {
  const sides = useWriteSides();

  it("share a transaction; one with a reason travels alone and is heard", async () => {
    const c = await loadFixture(amended);
    const side = await sides.open(c);
    const ballots = [
      await rankingOf(c, c.motion, 3, [2, 3, 1, 0]),
      await rankingOf(c, c.motion, 4, [1, 0, 0, 0]),
      await rankingOf(c, c.motion, 5, [3, 1, 2, 0], "Clearer."),
    ];
    const answers = [];
    for (const ballot of ballots) answers.push(await side.take("ballot", ballot));
    await settle(side);
    expect((await c.amendments.tally(c.motion.id)).ballots).to.equal(3n);
    const [one, two, three] = answers.map(({ receipt }) => side.answer(receipt.message)!);
    expect([one!.status, two!.status, three!.status]).to.deep.equal(Array(3).fill("final"));
    expect(one!.transaction).to.equal(two!.transaction);
    expect(three!.transaction).to.not.equal(one!.transaction);
    const cast = await c.amendments.queryFilter(
      c.amendments.filters.RankedVoteCast(ballots[2]!.voter),
    );
    expect(cast[0]?.args.reason).to.equal("Clearer.");
  });

  it("are paid for by whoever makes their batch necessary, and by company for its share", async () => {
    const c = await loadFixture(amended);
    await expectOpenerPays(await sides.open(c), [
      await rankingOf(c, c.motion, 3, [2, 3, 1, 0]),
      await rankingOf(c, c.motion, 4, [1, 0, 0, 0]),
    ]);
  });

  it("go in as many transactions as blocks are small", async () => {
    const c = await loadFixture(amended);
    const side = await sides.open(c);
    for (const founder of [3, 4, 5, 6, 7])
      await side.take("ballot", await rankingOf(c, c.motion, founder, [2, 3, 1, 0]));
    // Room for the first two with what the first one keeps, and for the others after them.
    await limitBlocks(460_000);
    await settle(side).finally(() => limitBlocks(60_000_000));
    expect(side.outbox.counts()).to.deep.equal([{ form: "ranked", status: "final", count: 5 }]);
    expect((await c.amendments.tally(c.motion.id)).ballots).to.equal(5n);
    const cast = await c.amendments.queryFilter(c.amendments.filters.RankedVoteCast());
    const together = cast.map(({ transactionHash }) => transactionHash);
    expect(new Set(together.slice(0, 2)).size).to.equal(1);
    expect(new Set(together).size).to.equal(2);
  });

  it("are done when somebody else brought them first", async () => {
    const c = await loadFixture(amended);
    const side = await sides.open(c);
    const mine = await rankingOf(c, c.motion, 3, [2, 3, 1, 0]);
    const { receipt } = await side.take("ballot", mine);
    const { hash } = await c.amendments
      .connect(c.strangers[1]!)
      .castRankedVoteBySig(
        c.motion.id,
        encodeRanking([2, 3, 1, 0]),
        mine.voter,
        "",
        mine.signature,
      );
    await settle(side);
    expect(side.answer(receipt.message)).to.include({ status: "final", transaction: hash });
    expect(side.outbox.lastNonce()).to.equal(undefined);
  });

  it("are refused for other texts than those on the ballot, and beside a plain ballot of the voter", async () => {
    const c = await loadFixture(amended);
    const side = await sides.open(c);
    const good = await rankingOf(c, c.motion, 3, [2, 3, 1, 0]);
    const others = { ...good, options: [...good.options].reverse() };
    await refusalOf(() => side.take("ballot", others), "SIGNATURE_INVALID");
    await refusalOf(
      () => side.take("ballot", { ...good, reason: "ü".repeat(257) }),
      "MESSAGE_MALFORMED",
    );
    await side.take("ballot", good);
    const plain = await ballotOf(c, c.motion, 3);
    const { status } = (await refusalOf(
      () => side.take("ballot", plain),
      "CLAIM_TAKEN",
    )) as WriteRefusal;
    expect(status).to.equal(409);
  });

  it("take plain ballots on one text too, each alone, whichever text it is", async () => {
    const c = await loadFixture(amended);
    const side = await sides.open(c);
    const answers = [];
    for (const [founder, text] of [c.motion, ...c.rivals, c.rivals[0]!].entries())
      answers.push(await side.take("ballot", await ballotOf(c, text, 3 + founder)));
    await settle(side);
    const after = answers.map(({ receipt }) => side.answer(receipt.message)!);
    expect(after.map(({ status }) => status)).to.deep.equal(Array(4).fill("final"));
    expect(new Set(after.map(({ transaction }) => transaction)).size).to.equal(4);
  });
});

describe("ballots of an election, through the relay", () => {
  const sides = useWriteSides();

  it("share a transaction, and a later one of a voter replaces the earlier, in the order of their numbers", async () => {
    const { c, ballotId, candidates } = await loadFixture(election);
    const side = await sides.open(c);
    const ballot = (founder: number, ranks: number[], sequence: number) =>
      boxBallot(c, founder, { ballotId, candidates, ranks, sequence });
    const answers = [
      await side.take("ballot", await ballot(3, [3, 1, 2], 5)),
      await side.take("ballot", await ballot(2, [3, 2, 1], 1)),
      await side.take("ballot", await ballot(3, [1, 2, 3], 6)),
    ];
    await refusalOf(
      async () => side.take("ballot", await ballot(3, [1, 1, 1], 4)),
      "SEQUENCE_TAKEN",
    );
    await settle(side);
    const after = answers.map(({ receipt }) => side.answer(receipt.message)!);
    expect(after.map(({ status }) => status)).to.deep.equal(Array(3).fill("final"));
    expect(new Set(after.map(({ transaction }) => transaction)).size).to.equal(1);
    const { ranks, sequence } = await c.ballotBox.ballotOf(ballotId, c.founders[3]!);
    expect([ranks, sequence]).to.deep.equal(["0x010203", 6n]);
    expect((await c.ballotBox.paper(ballotId)).ballots).to.equal(2n);
  });

  it("are paid for by whoever makes their batch necessary, and by company for its share", async () => {
    const { c, ballotId, candidates } = await loadFixture(election);
    const ballot = { ballotId, candidates, ranks: [3, 1, 2], sequence: 1 };
    await expectOpenerPays(await sides.open(c), [
      await boxBallot(c, 3, ballot),
      await boxBallot(c, 4, ballot),
    ]);
  });

  it("are done when somebody else brought them first", async () => {
    const { c, ballotId, candidates } = await loadFixture(election);
    const side = await sides.open(c);
    const mine = await boxBallot(c, 3, { ballotId, candidates, ranks: [3, 1, 2], sequence: 5 });
    const { receipt } = await side.take("ballot", mine);
    const { hash } = await c.ballotBox
      .connect(c.strangers[1]!)
      .castBallotBySig(ballotId, mine.voter, "0x030102", 5, mine.signature);
    await settle(side);
    expect(side.answer(receipt.message)).to.include({ status: "final", transaction: hash });
    expect(side.outbox.lastNonce()).to.equal(undefined);
  });

  it("are told overtaken when a later one came in by another way", async () => {
    const { c, ballotId, candidates } = await loadFixture(election);
    const side = await sides.open(c);
    const mine = await boxBallot(c, 3, { ballotId, candidates, ranks: [3, 1, 2], sequence: 5 });
    const { receipt } = await side.take("ballot", mine);
    await c.ballotBox.connect(c.founders[3]!).castBallot(ballotId, "0x010101", 9);
    await settle(side);
    expect(side.answer(receipt.message)?.refusal?.code).to.equal("ballot-overtaken");
    expect((await c.ballotBox.ballotOf(ballotId, c.founders[3]!)).sequence).to.equal(9n);
  });

  it("are refused for no ballot, other candidates, and old numbers", async () => {
    const { c, ballotId, candidates } = await loadFixture(election);
    const side = await sides.open(c);
    const ranks = [3, 1, 2];
    const good = { ballotId, candidates, ranks, sequence: 5 };
    const nowhere = await boxBallot(c, 3, { ...good, ballotId: toBeHex(7, 32) });
    await refusalOf(() => side.take("ballot", nowhere), "BALLOT_UNKNOWN");
    const others = await boxBallot(c, 3, { ...good, candidates: [...candidates].reverse() });
    await refusalOf(() => side.take("ballot", others), "OPEN_BALLOT_BOX_INVALID_SIGNATURE");
    await c.ballotBox.connect(c.founders[3]!).castBallot(ballotId, "0x010101", 9);
    const late = await boxBallot(c, 3, good);
    await refusalOf(() => side.take("ballot", late), "OPEN_BALLOT_BOX_STALE_SEQUENCE");
  });

  it("decide a recall as well", async () => {
    const { c, recallId } = await loadFixture(inVote);
    const side = await sides.open(c);
    const candidates = [await c.recalls.getAddress()]; // Stands for "recall"; "keep" is the default.
    const ballot = { ballotId: recallId, candidates, ranks: [2, 1], sequence: 1 };
    const { receipt } = await side.take("ballot", await boxBallot(c, 4, ballot, "recall"));
    await settle(side);
    expect(side.answer(receipt.message)?.status).to.equal("final");
    expect((await c.ballotBox.ballotOf(recallId, c.founders[4]!)).ranks).to.equal("0x0201");
  });
});

describe("ballots of a wallet contract (ERC-1271), through the relay", () => {
  const sides = useWriteSides();

  it("travel alone and count", async () => {
    const { c, wallet, ballot } = await loadFixture(walletVotes);
    const side = await sides.open(c);
    const { receipt } = await side.take("ballot", ballot);
    const beside = await side.take("ballot", await ballotOf(c, c.motion, 2));
    await settle(side);
    const [one, two] = [receipt, beside.receipt].map(({ message }) => side.answer(message)!);
    expect([one!.status, two!.status]).to.deep.equal(["final", "final"]);
    expect(one!.transaction).to.not.equal(two!.transaction);
    expect(await c.governor.hasVoted(c.motion.id, wallet)).to.equal(true);
  });

  it("are refused when the wallet says no, too little, or burns what gas it gets", async () => {
    const { c, wallet, ballot } = await loadFixture(walletVotes);
    const side = await sides.open(c);
    for (const answer of [Answer.BurnGas, Answer.Short]) {
      await wallet.setAnswer(answer);
      await refusalOf(() => side.take("ballot", ballot), "SIGNATURE_INVALID");
    }
  });

  it("are refused with the reason when the wallet changes its mind on the way", async () => {
    const { c, wallet, ballot } = await loadFixture(walletVotes);
    const side = await sides.open(c);
    const { receipt } = await side.take("ballot", ballot);
    await wallet.setAnswer(Answer.BurnGas);
    await settle(side);
    const { status, refusal } = side.answer(receipt.message)!;
    expect([status, refusal?.code]).to.deep.equal(["refused", "governor-invalid-signature"]);
  });
});
