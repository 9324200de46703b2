import { expect } from "chai";
import { dataLength, Signature, verifyTypedData, Wallet } from "ethers";
import fc from "fast-check";
import { connectCoalition } from "../../../core/contracts/index.js";
import {
  encodeRanking,
  optionsDigest,
  packRankedBallots,
  RANKED_BATCH_LIMIT,
  rankedBallotDomain,
  rankedBallotTypedData,
  recordResolution,
  signRankedBallot,
  unpackRankedBallots,
  type SignedRankedBallot,
} from "../../../core/motions/index.js";
import { ethers, foundCoalition, loadFixture } from "../../fixture/coalition.js";
import { fileMotion, openVote, secondMotion, unzip } from "../../fixture/motions.js";
import { refusalOf } from "../refusal.js";

/** A motion with one rival, in the vote. */
async function inVote() {
  const dao = await foundCoalition();
  const contracts = await connectCoalition(await dao.directory.getAddress(), ethers.provider);
  const call = (text: string) => {
    const { target, value, calldata } = recordResolution(contracts, text);
    return { target, value, data: calldata };
  };
  const motion = await fileMotion(dao, [call("June")]);
  await secondMotion(dao, motion);
  const calls = [call("July")];
  const [, mover] = dao.signers;
  await dao.amendments.connect(mover).amend(motion.id, ...unzip(calls), "July");
  const id = await dao.governor.getProposalId(...unzip(calls), ethers.id("July"));
  await secondMotion(dao, { id, mover: mover!, calls, description: "July" });
  await openVote(dao, motion);
  return { dao, contracts, motion, rival: id };
}

describe("signRankedBallot", () => {
  it("signs what the contract takes, alone and in a batch", async () => {
    const { dao, contracts, motion, rival } = await loadFixture(inVote);
    const { amendments } = contracts;
    const options = [motion.id, rival];
    const sign = (signer: Wallet | (typeof dao.founders)[number], ranking: number[], reason = "") =>
      signRankedBallot(signer, amendments, { motion: motion.id, options, ranking, reason });
    const [alone, ...others] = dao.founders;
    const ranking = [2, 0, 1];
    const signature = await sign(alone!, ranking, "Because.");
    const encoded = encodeRanking(ranking);
    const cast = [motion.id, encoded, alone!.address, "Because."] as const;
    await dao.amendments.castRankedVoteBySig(...cast, signature.serialized);

    const ballots = await Promise.all(
      others.map(async (signer, i): Promise<SignedRankedBallot> => {
        const seat = await dao.membership.seatOf(signer.address);
        const ranks = [i % 2, 1, 2];
        return {
          voterNumber: Number(seat.voterNumber),
          ranking: ranks,
          signature: await sign(signer, ranks),
        };
      }),
    );
    await dao.amendments.castRankedVotesBySig(motion.id, packRankedBallots(ballots));
    const tally = await dao.amendments.tally(motion.id);
    expect(tally.ballots).to.equal(12n);
    expect(tally.preferred.map((row) => row.map(Number))).to.deep.equal([
      [0, 1, 5],
      [6, 0, 11],
      [7, 1, 0],
    ]);
  });

  it("shows a wallet every option and its rank", async () => {
    const { dao, contracts, motion, rival } = await loadFixture(inVote);
    const domain = await rankedBallotDomain(contracts.amendments);
    expect(domain).to.deep.equal({
      name: `${dao.coalition.shortName} Amendments`,
      version: "1",
      chainId: 31337n,
      verifyingContract: contracts.addresses.amendments,
    });
    const [voter] = dao.founders;
    const ballot = {
      motion: motion.id,
      options: [motion.id, rival],
      ranking: [3, 2, 1],
      reason: "",
    };
    const data = rankedBallotTypedData(domain, { ...ballot, voter: voter!.address });
    expect(data.message).to.deep.equal({
      motion: motion.id,
      options: [motion.id, rival],
      statusQuo: 3,
      option1: 2,
      option2: 1,
      option3: 0,
      option4: 0,
      option5: 0,
      voter: voter!.address,
      reason: "",
    });
    const signature = await signRankedBallot(voter!, contracts.amendments, ballot);
    expect(verifyTypedData(domain, data.types, data.message, signature)).to.equal(voter!.address);
    const { options } = await dao.amendments.ballotOf(motion.id);
    expect(optionsDigest([motion.id, rival])).to.equal(options);
  });
});

describe("packRankedBallots", () => {
  const wallet = Wallet.createRandom();
  const ballot = fc
    .record({
      voterNumber: fc.integer({ min: 1, max: 2 ** 24 - 1 }),
      ranking: fc.array(fc.nat(6), { minLength: 6, maxLength: 6 }),
      message: fc.string(),
    })
    .map(({ voterNumber, ranking, message }): SignedRankedBallot => ({
      voterNumber,
      ranking,
      signature: Signature.from(wallet.signMessageSync(message)),
    }));

  it("loses nothing on the way there and back", () => {
    fc.assert(
      fc.property(fc.array(ballot, { minLength: 1, maxLength: 20 }), (ballots) => {
        const batch = packRankedBallots(ballots);
        expect(dataLength(batch)).to.equal(70 * ballots.length);
        const plain = ({ voterNumber, ranking, signature }: SignedRankedBallot) => ({
          voterNumber,
          ranking,
          signature: signature.serialized,
        });
        expect(unpackRankedBallots(batch).map(plain)).to.deep.equal(ballots.map(plain));
        expect(packRankedBallots(unpackRankedBallots(batch))).to.equal(batch);
      }),
    );
  });

  it("refuses what a batch cannot hold", async () => {
    const [one] = fc.sample(ballot, 1) as [SignedRankedBallot];
    for (const ballots of [
      [],
      Array<SignedRankedBallot>(RANKED_BATCH_LIMIT + 1).fill(one),
      [{ ...one, voterNumber: 0 }],
    ])
      await refusalOf(() => packRankedBallots(ballots), "BATCH_MALFORMED");
    const seven = [{ ...one, ranking: [7, 0, 0, 0, 0, 0] }];
    await refusalOf(() => packRankedBallots(seven), "RANKING_OUT_OF_RANGE");
    for (const batch of ["0x", `0x${"00".repeat(70)}`, `0x000001f00000${"11".repeat(64)}`])
      await refusalOf(() => unpackRankedBallots(batch), "BATCH_MALFORMED");
    expect(
      dataLength(packRankedBallots(Array<SignedRankedBallot>(RANKED_BATCH_LIMIT).fill(one))),
    ).to.equal(70 * RANKED_BATCH_LIMIT);
  });
});
