import { expect } from "chai";
import { concat, id, Signature } from "ethers";
import { ethers, loadFixture, time, type Coalition } from "../fixture/coalition.js";
import { domainOf, packBallot, signRankedBallot, type RankedBallot } from "./signing.js";
import {
  callElection,
  CO_LEADER,
  foundWithCalendar,
  openBallot,
  ranksOf,
  stand,
  type Person,
} from "./standing.js";

const Fault = { NotVoter: 0n, StaleSequence: 1n, InvalidRanks: 2n, InvalidSignature: 3n } as const;

async function openForTwo() {
  const c = await foundWithCalendar();
  const electionId = await callElection(c);
  for (const i of [0, 1]) await stand(c, electionId, c.founders[i]!, c.founders[11 - i]!);
  const ballotId = await openBallot(c, electionId);
  const candidates = [...(await c.elections.candidates(electionId))];
  const domain = await domainOf(c.ballotBox);
  return { c, ballotId, candidates, domain };
}

/** The typed data of a founder's ballot. */
const ballotBy = (
  { address }: { address: string },
  ballotId: string,
  candidates: string[],
  ranks: number[],
  sequence = 1,
): RankedBallot => ({ ballotId, candidates, ranks, voter: address, sequence });

/** A founder's ballot for a batch; a founder's voter number is the index plus one. */
async function packed(
  c: Coalition,
  founder: number,
  ballot: RankedBallot,
  key: Person = c.founders[founder]!,
) {
  return packBallot(
    founder + 1,
    ballot,
    await signRankedBallot(await domainOf(c.ballotBox), key, ballot),
  );
}

describe("OpenBallotBox: signed ballots", () => {
  it("takes one from anybody, in 65 or 64 bytes, under a domain that is set", async () => {
    const { c, ballotId, candidates, domain } = await loadFixture(openForTwo);
    expect(domain).to.deep.equal({
      name: "Coalition Ballot Box",
      version: "1",
      chainId: 31337n,
      verifyingContract: await c.ballotBox.getAddress(),
    });
    const [anna, bert] = c.founders;
    const box = c.ballotBox.connect(c.strangers[0]!);
    const first = ballotBy(anna!, ballotId, candidates, [3, 1, 2]);
    const whole = await signRankedBallot(domain, anna!, first);
    await expect(box.castBallotBySig(ballotId, anna!, "0x030102", 1, whole))
      .to.emit(c.ballotBox, "BallotCast")
      .withArgs(ballotId, anna!.address, "0x030102", 1);
    const second = ballotBy(bert!, ballotId, candidates, [1, 2, 0], 4);
    const short = Signature.from(await signRankedBallot(domain, bert!, second)).compactSerialized;
    await box.castBallotBySig(ballotId, bert!, "0x010200", 4, short);
    expect(await c.ballotBox.ballotOf(ballotId, bert!)).to.deep.equal(["0x010200", 4n]);
  });

  it("cannot be replayed once replaced, not even partly", async () => {
    const { c, ballotId, candidates, domain } = await loadFixture(openForTwo);
    const [anna] = c.founders;
    const ballot = ballotBy(anna!, ballotId, candidates, [3, 1, 2], 1);
    const signature = await signRankedBallot(domain, anna!, ballot);
    const send = () => c.ballotBox.castBallotBySig(ballotId, anna!, "0x030102", 1, signature);
    await send();
    await c.ballotBox.connect(anna!).castBallot(ballotId, "0x010000", 2);
    await expect(send())
      .to.be.revertedWithCustomError(c.ballotBox, "OpenBallotBoxStaleSequence")
      .withArgs(ballotId, anna!.address, 1, 2);
    const batch = packBallot(1, ballot, signature);
    await expect(c.ballotBox.castBallotsBySig(ballotId, batch))
      .to.emit(c.ballotBox, "RankedBallotSkipped")
      .withArgs(ballotId, 0, 1, Fault.StaleSequence);
    expect((await c.ballotBox.result(ballotId)).ballots).to.equal(1);
  });

  it("holds for its voter, ranks, number, ballot, list of candidates, contract and chain alone", async () => {
    const { c, ballotId, candidates, domain } = await loadFixture(openForTwo);
    const [anna, bert] = c.founders;
    const ballot = ballotBy(anna!, ballotId, candidates, [3, 1, 2]);
    const swapped = [...candidates].reverse();
    const elsewhere = { ...domain, verifyingContract: await c.elections.getAddress() };
    for (const signature of [
      await signRankedBallot(domain, bert!, ballot),
      await signRankedBallot(domain, anna!, { ...ballot, voter: bert!.address }),
      await signRankedBallot(domain, anna!, { ...ballot, ranks: [3, 2, 1] }),
      await signRankedBallot(domain, anna!, { ...ballot, sequence: 2 }),
      await signRankedBallot(domain, anna!, { ...ballot, ballotId: id("another") }),
      await signRankedBallot(domain, anna!, { ...ballot, candidates: swapped }),
      await signRankedBallot(elsewhere, anna!, ballot),
      await signRankedBallot({ ...domain, chainId: 1n }, anna!, ballot),
      "0x",
    ]) {
      await expect(c.ballotBox.castBallotBySig(ballotId, anna!, "0x030102", 1, signature))
        .to.be.revertedWithCustomError(c.ballotBox, "OpenBallotBoxInvalidSignature")
        .withArgs(anna!.address);
    }
  });

  it("asks a contract wallet (ERC-1271), and survives every answer", async () => {
    const c = await loadFixture(foundWithCalendar);
    const owner = c.strangers[5]!;
    const wallet = await ethers.deployContract("ContractWallet", [owner.address]);
    const address = await wallet.getAddress();
    const { versionId } = await c.archive.currentCode();
    const joining = c.membership.interface.encodeFunctionData("join", [0, versionId]);
    await wallet.run(await c.membership.getAddress(), joining);
    await time.increase((await c.membership.waitingPeriod()) + 1n);
    await c.membership.enrol([address]);
    const electionId = await callElection(c, CO_LEADER);
    for (const i of [0, 1]) await stand(c, electionId, c.founders[i]!, c.founders[11 - i]!);
    const ballotId = await openBallot(c, electionId);
    const candidates = [...(await c.elections.candidates(electionId))];
    const domain = await domainOf(c.ballotBox);
    const ballot = { ballotId, candidates, ranks: [3, 1, 2], voter: address, sequence: 1 };
    const signature = await signRankedBallot(domain, owner, ballot);
    const send = () =>
      c.ballotBox.castBallotBySig(ballotId, address, "0x030102", 1, signature, {
        gasLimit: 5_000_000,
      });
    for (const answer of [1, 2, 3, 5]) {
      await wallet.setAnswer(answer);
      await expect(send()).to.be.revertedWithCustomError(
        c.ballotBox,
        "OpenBallotBoxInvalidSignature",
      );
    }
    await wallet.setAnswer(0);
    await send();
    expect((await c.ballotBox.result(ballotId)).ballots).to.equal(1);
  });
});

describe("OpenBallotBox: batches", () => {
  it("counts the good ones and names the fault of each bad one", async () => {
    const { c, ballotId, candidates } = await loadFixture(openForTwo);
    const [anna, bert, cora, dora] = c.founders;
    const good = (person: Person, ranks: number[], sequence = 1) =>
      ballotBy(person, ballotId, candidates, ranks, sequence);
    const outsider = ballotBy(c.strangers[0]!, ballotId, candidates, [3, 1, 2]);
    const batch = concat([
      await packed(c, 0, good(anna!, [3, 1, 2], 5)),
      await packed(c, 1, good(bert!, [4, 1, 2])),
      await packed(c, 2, good(cora!, [3, 1, 2]), dora!),
      await packed(c, 98, outsider, c.strangers[0]!),
      await packed(c, 0, good(anna!, [1, 2, 3], 5)),
      await packed(c, 0, good(anna!, [2, 1, 3], 6)),
      await packed(c, 3, good(dora!, [0, 0, 1])),
      await packed(c, 2, good(cora!, [0, 0, 0], 0)),
    ]);
    const sent = await c.ballotBox.connect(c.strangers[0]!).castBallotsBySig(ballotId, batch);
    const skipped = (await c.ballotBox.queryFilter(c.ballotBox.filters.RankedBallotSkipped)).map(
      ({ args }) => [args.index, args.voterNumber, args.fault],
    );
    expect(skipped).to.deep.equal([
      [1n, 2n, Fault.InvalidRanks],
      [2n, 3n, Fault.InvalidSignature],
      [3n, 99n, Fault.NotVoter],
      [4n, 1n, Fault.StaleSequence],
      [7n, 3n, Fault.StaleSequence],
    ]);
    await expect(sent).to.emit(c.ballotBox, "BallotCast");
    const { ballots } = await c.ballotBox.result(ballotId);
    expect(ballots).to.equal(2);
    expect(await c.ballotBox.ballotOf(ballotId, anna!)).to.deep.equal([ranksOf([2, 1, 3]), 6n]);
    expect(await c.ballotBox.ballotOf(ballotId, dora!)).to.deep.equal([ranksOf([0, 0, 1]), 1n]);
  });

  it("comes to the same count as ballots in person, replacements included", async () => {
    const { c, ballotId, candidates } = await loadFixture(openForTwo);
    const rankings = [
      [3, 1, 2],
      [1, 2, 3],
      [0, 2, 1],
      [2, 2, 1],
    ];
    for (const [index] of rankings.entries()) {
      await c.ballotBox.connect(c.founders[index]!).castBallot(ballotId, ranksOf([1, 1, 1]), 1);
    }
    const batch = concat(
      await Promise.all(
        rankings.map((ranks, index) =>
          packed(c, index, ballotBy(c.founders[index]!, ballotId, candidates, ranks, 2)),
        ),
      ),
    );
    expect(await c.ballotBox.castBallotsBySig.staticCall(ballotId, batch)).to.equal(4);
    await c.ballotBox.castBallotsBySig(ballotId, batch);
    const together = await c.ballotBox.result(ballotId);

    const again = await loadFixture(openForTwo);
    for (const [index, ranks] of rankings.entries()) {
      const box = again.c.ballotBox.connect(again.c.founders[index]!);
      await box.castBallot(again.ballotId, ranksOf(ranks), 2);
    }
    expect(await again.c.ballotBox.result(again.ballotId)).to.deep.equal(together);
  });

  it("refuses a batch that is empty, cut off or longer than 400 ballots", async () => {
    const { c, ballotId } = await loadFixture(openForTwo);
    for (const length of [0, 1, 75, 77, 76 * 401]) {
      await expect(c.ballotBox.castBallotsBySig(ballotId, `0x${"00".repeat(length)}`))
        .to.be.revertedWithCustomError(c.ballotBox, "OpenBallotBoxMalformedBatch")
        .withArgs(length, 76, 400);
    }
    expect(
      await c.ballotBox.castBallotsBySig.staticCall(ballotId, `0x${"00".repeat(76 * 400)}`),
    ).to.equal(0);
  });

  it("is refused as a whole once the ballot is closed", async () => {
    const { c, ballotId, candidates } = await loadFixture(openForTwo);
    const batch = await packed(c, 0, ballotBy(c.founders[0]!, ballotId, candidates, [3, 1, 2]));
    const { opensAt, closesAt } = await c.ballotBox.paper(ballotId);
    await time.increaseTo(closesAt + 1n);
    await expect(c.ballotBox.castBallotsBySig(ballotId, batch))
      .to.be.revertedWithCustomError(c.ballotBox, "OpenBallotBoxNotOpen")
      .withArgs(ballotId, opensAt, closesAt);
  });
});
