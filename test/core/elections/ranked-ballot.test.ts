import { expect } from "chai";
import { Signature, verifyTypedData, Wallet } from "ethers";
import fc from "fast-check";
import { connectCoalition } from "../../../core/contracts/index.js";
import {
  ballotBoxDomain,
  castRanking,
  castRankings,
  castSignedRanking,
  LAST_SEQUENCE,
  packRankings,
  RANKED_BATCH_LIMIT,
  rankedBallotTypedData,
  ranksOfBytes,
  signRankedBallot,
  type SignedRanking,
  unpackRankings,
} from "../../../core/elections/index.js";
import { ethers, foundCoalition, loadFixture } from "../../fixture/coalition.js";
import { callElection, openBallot, stand } from "../../elections/standing.js";
import { refusalOf } from "../refusal.js";

const SIGNATURE = Signature.from(
  new Wallet(`0x${"11".repeat(32)}`).signingKey.sign(`0x${"22".repeat(32)}`),
);

async function inBallot() {
  const dao = await foundCoalition();
  const contracts = await connectCoalition(await dao.directory.getAddress(), ethers.provider);
  const electionId = await callElection(dao);
  await stand(dao, electionId, dao.founders[0]!, dao.founders[10]!);
  await stand(dao, electionId, dao.founders[1]!, dao.founders[11]!);
  const ballotId = await openBallot(dao, electionId);
  const candidates = await dao.elections.candidates(electionId);
  return { dao, contracts, ballotId, candidates };
}

const ranked = (ranks: number[], sequence: number) => ({ ranks, sequence });

describe("a ranked ballot", () => {
  it("is taken in person, and replaced by a later one only", async () => {
    const { dao, contracts, ballotId } = await loadFixture(inBallot);
    const [, , voter] = dao.founders;
    const send = ({ to, data }: { to: string; data: string }) =>
      voter!.sendTransaction({ to, data });
    await send(castRanking(contracts, { ballotId, ...ranked([3, 1, 2], 5) }));
    await send(castRanking(contracts, { ballotId, ...ranked([1, 2, 3], 6) }));
    const { ranks, sequence } = await dao.ballotBox.ballotOf(ballotId, voter!);
    expect([ranksOfBytes(ranks), sequence]).to.deep.equal([[1, 2, 3], 6n]);
    await expect(
      send(castRanking(contracts, { ballotId, ...ranked([3, 1, 2], 6) })),
    ).to.be.revertedWithCustomError(dao.ballotBox, "OpenBallotBoxStaleSequence");
  });

  it("is taken on paper, shows who is ranked, and holds for that list only", async () => {
    const { dao, contracts, ballotId, candidates } = await loadFixture(inBallot);
    const [stranger, voter] = [dao.strangers[0]!, dao.founders[2]!];
    const ballot = { ballotId, candidates, ...ranked([3, 1, 2], 7) };
    const signature = await signRankedBallot(voter, contracts.ballotBox, ballot);
    const domain = await ballotBoxDomain(contracts.ballotBox);
    const { types, message } = rankedBallotTypedData(domain, { ...ballot, voter: voter.address });
    expect(message.candidates).to.deep.equal([...candidates]);
    expect(verifyTypedData(domain, types, message, signature)).to.equal(voter.address);

    const carried = castSignedRanking(contracts, { ...ballot, voter: voter.address, signature });
    await stranger.sendTransaction({ to: carried.to, data: carried.data });
    const { ranks } = await dao.ballotBox.ballotOf(ballotId, voter);
    expect(ranksOfBytes(ranks)).to.deep.equal([3, 1, 2]);

    const reversed = [...candidates].reverse();
    const other = await signRankedBallot(voter, contracts.ballotBox, {
      ...ballot,
      candidates: reversed,
      sequence: 8,
    });
    const forged = castSignedRanking(contracts, {
      ...ballot,
      sequence: 8,
      voter: voter.address,
      signature: other,
    });
    await expect(
      stranger.sendTransaction({ to: forged.to, data: forged.data }),
    ).to.be.revertedWithCustomError(dao.ballotBox, "OpenBallotBoxInvalidSignature");
  });

  it("is taken in a batch, each with its number", async () => {
    const { dao, contracts, ballotId, candidates } = await loadFixture(inBallot);
    const ballots: SignedRanking[] = [];
    for (const [index, voter] of dao.founders.slice(0, 5).entries()) {
      const choice = ranked([3, 1 + (index % 2), 2 - (index % 2)], 100 + index);
      const signature = await signRankedBallot(voter, contracts.ballotBox, {
        ballotId,
        candidates,
        ...choice,
      });
      ballots.push({ voterNumber: index + 1, ...choice, signature: Signature.from(signature) });
    }
    const { to, data } = castRankings(contracts, { ballotId, ballots, alternatives: 3 });
    await expect(dao.strangers[0]!.sendTransaction({ to, data }))
      .to.emit(dao.ballotBox, "BallotCast")
      .and.not.to.emit(dao.ballotBox, "RankedBallotSkipped");
    expect((await dao.ballotBox.paper(ballotId)).ballots).to.equal(5n);
  });

  it("is refused with ranks out of range before anybody signs", async () => {
    const { contracts, ballotId, candidates } = await loadFixture(inBallot);
    const domain = await ballotBoxDomain(contracts.ballotBox);
    const voter = Wallet.createRandom().address;
    for (const ranks of [
      [4, 1, 2],
      [1, 2],
      [-1, 1, 2],
      [0.5, 1, 2],
      [1, 2, 3, 4],
    ]) {
      await refusalOf(
        () => rankedBallotTypedData(domain, { ballotId, candidates, ranks, voter, sequence: 1 }),
        "RANKING_OUT_OF_RANGE",
      );
    }
    await refusalOf(
      () => castRanking(contracts, { ballotId, ...ranked([4, 1, 2], 1) }),
      "RANKING_OUT_OF_RANGE",
    );
    await refusalOf(
      () => castRanking(contracts, { ballotId: "0x12", ...ranked([3, 1, 2], 1) }),
      "HASH_MALFORMED",
    );
  });
});

describe("a batch of ranked ballots", () => {
  const ballot = (alternatives: number): fc.Arbitrary<SignedRanking> =>
    fc.record({
      voterNumber: fc.integer({ min: 1, max: 2 ** 24 - 1 }),
      sequence: fc.integer({ min: 1, max: LAST_SEQUENCE }),
      ranks: fc.array(fc.integer({ min: 0, max: alternatives }), {
        minLength: alternatives,
        maxLength: alternatives,
      }),
      signature: fc.constant(SIGNATURE),
    });

  it("comes out as it went in", () => {
    const batch = fc
      .integer({ min: 2, max: 17 })
      .chain((n) => fc.tuple(fc.constant(n), fc.array(ballot(n), { minLength: 1, maxLength: 20 })));
    fc.assert(
      fc.property(batch, ([alternatives, ballots]) => {
        const again = unpackRankings(packRankings(ballots, alternatives), alternatives);
        expect(again).to.have.length(ballots.length);
        for (const [i, { signature, ...rest }] of again.entries()) {
          const { signature: original, ...expected } = ballots[i]!;
          expect(rest).to.deep.equal(expected);
          expect(signature.serialized).to.equal(original.serialized);
        }
      }),
    );
  });

  it("is refused when it is empty, too long, cut off, or holds what is no ballot", async () => {
    const good = { voterNumber: 1, ...ranked([2, 1], 1), signature: SIGNATURE };
    await refusalOf(() => packRankings([], 2), "BATCH_MALFORMED");
    const many = new Array<SignedRanking>(RANKED_BATCH_LIMIT + 1).fill(good);
    await refusalOf(() => packRankings(many, 2), "BATCH_MALFORMED");
    expect(() => packRankings(many.slice(1), 2)).not.to.throw();
    for (const bad of [
      { ...good, voterNumber: 0 },
      { ...good, voterNumber: 2 ** 24 },
      { ...good, sequence: 0 },
      { ...good, sequence: LAST_SEQUENCE + 1 },
      { ...good, ranks: [2, 1, 3] },
    ])
      await refusalOf(() => packRankings([bad], 2), "BATCH_MALFORMED");
    await refusalOf(() => packRankings([{ ...good, ranks: [3, 1] }], 2), "RANKING_OUT_OF_RANGE");
    const whole = packRankings([good], 2);
    for (const bytes of ["0x", whole.slice(0, -2), `${whole}00`, "0x0", "ballots"])
      await refusalOf(() => unpackRankings(bytes, 2), "BATCH_MALFORMED");
    const outOfRange = `${whole.slice(0, 2 + 18)}09${whole.slice(2 + 20)}`;
    await refusalOf(() => unpackRankings(outOfRange, 2), "BATCH_MALFORMED");
  });
});
