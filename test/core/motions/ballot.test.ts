import { expect } from "chai";
import { dataLength, hexlify, verifyTypedData, Wallet } from "ethers";
import fc from "fast-check";
import { connectCoalition } from "../../../core/contracts/index.js";
import {
  BATCH_LIMIT,
  ballotDomain,
  ballotTypedData,
  packBallots,
  recordResolution,
  signBallot,
  SUPPORT,
  type SignedBallot,
  type Support,
  supportName,
  unpackBallots,
} from "../../../core/motions/index.js";
import { ethers, foundCoalition, loadFixture } from "../../fixture/coalition.js";
import { fileMotion, openVote, secondMotion } from "../../fixture/motions.js";
import { refusalOf } from "../refusal.js";

async function inVote() {
  const dao = await foundCoalition();
  const contracts = await connectCoalition(await dao.directory.getAddress(), ethers.provider);
  const { target, value, calldata } = recordResolution(contracts, "We meet.");
  const motion = await fileMotion(dao, [{ target, value, data: calldata }]);
  await secondMotion(dao, motion);
  await openVote(dao, motion);
  return { dao, contracts, motion };
}

describe("signBallot", () => {
  it("signs what the governor takes, alone and in a batch", async () => {
    const { dao, contracts, motion } = await loadFixture(inVote);
    const { governor } = contracts;
    const [alone, ...others] = dao.founders;
    const signature = await signBallot(alone!, governor, motion.id, SUPPORT.against);
    await dao.governor.castVoteBySig(motion.id, 0, alone!.address, signature.serialized);

    const ballots = await Promise.all(
      others.map(async (signer, i): Promise<SignedBallot> => {
        const support = (i % 3) as Support;
        const seat = await dao.membership.seatOf(signer.address);
        return {
          voterNumber: Number(seat.voterNumber),
          support,
          signature: await signBallot(signer, governor, motion.id, support),
        };
      }),
    );
    await dao.governor.castVotesBySig(motion.id, packBallots(ballots));
    const votes = await dao.governor.proposalVotes(motion.id);
    expect([...votes]).to.deep.equal([5n, 4n, 3n]);
  });

  it("shows a wallet the motion, the choice and the voter", async () => {
    const { dao, contracts, motion } = await loadFixture(inVote);
    const [voter] = dao.founders;
    const domain = await ballotDomain(contracts.governor);
    expect(domain).to.deep.equal({
      name: await dao.governor.name(),
      version: "1",
      chainId: 31337n,
      verifyingContract: contracts.addresses.governor,
    });
    const onChain = await dao.governor.eip712Domain();
    expect([onChain.name, onChain.version]).to.deep.equal([domain.name, domain.version]);
    const ballot = { proposalId: motion.id, support: SUPPORT.for, voter: voter!.address };
    const data = ballotTypedData(domain, ballot);
    expect(data.message).to.deep.equal({ ...ballot, nonce: 0n });
    const signature = await signBallot(voter!, contracts.governor, motion.id, SUPPORT.for);
    expect(verifyTypedData(data.domain, data.types, data.message, signature)).to.equal(
      voter!.address,
    );
  });

  it("knows the names of what a ballot says", () => {
    expect([0, 1n, 2, 3].map(supportName)).to.deep.equal(["against", "for", "abstain", undefined]);
  });
});

describe("packBallots", () => {
  const wallet = Wallet.createRandom();
  const ballot = fc
    .record({
      voterNumber: fc.integer({ min: 1, max: 2 ** 24 - 1 }),
      support: fc.constantFrom(0 as const, 1 as const, 2 as const),
      message: fc.string(),
    })
    .map(({ voterNumber, support, message }): SignedBallot => {
      const signature = wallet.signMessageSync(message);
      return { voterNumber, support, signature: ethers.Signature.from(signature) };
    });

  it("loses nothing on the way there and back", () => {
    fc.assert(
      fc.property(fc.array(ballot, { minLength: 1, maxLength: 20 }), (ballots) => {
        const batch = packBallots(ballots);
        expect(dataLength(batch)).to.equal(68 * ballots.length);
        const back = unpackBallots(batch);
        expect(back.map(plain)).to.deep.equal(ballots.map(plain));
        expect(packBallots(back)).to.equal(batch);
      }),
    );
  });

  it("either reads bytes back exactly or refuses them", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 204, size: "max" }).map((raw) => hexlify(raw)),
        async (batch) => {
          let ballots: SignedBallot[];
          try {
            ballots = unpackBallots(batch);
          } catch {
            await refusalOf(() => unpackBallots(batch), "BATCH_MALFORMED");
            return;
          }
          expect(packBallots(ballots)).to.equal(batch);
        },
      ),
    );
  });

  it("refuses what a batch cannot hold", async () => {
    const [one] = fc.sample(ballot, 1) as [SignedBallot];
    for (const ballots of [
      [],
      Array<SignedBallot>(BATCH_LIMIT + 1).fill(one),
      [{ ...one, voterNumber: 0 }],
      [{ ...one, voterNumber: 2 ** 24 }],
      [{ ...one, voterNumber: 1.5 }],
      [{ ...one, support: 3 as Support }],
    ]) {
      await refusalOf(() => packBallots(ballots), "BATCH_MALFORMED");
    }
    expect(dataLength(packBallots(Array<SignedBallot>(BATCH_LIMIT).fill(one)))).to.equal(81_600);
    for (const batch of ["0x", "0x12", "hello", `0x${"00".repeat(68)}`]) {
      await refusalOf(() => unpackBallots(batch), "BATCH_MALFORMED");
    }
  });

  const plain = ({ voterNumber, support, signature }: SignedBallot) => ({
    voterNumber,
    support,
    signature: signature.serialized,
  });
});
