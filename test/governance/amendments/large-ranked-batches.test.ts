import { expect } from "chai";
import { concat } from "ethers";
import { loadFixture } from "../../fixture/coalition.js";
import { openVote } from "../../fixture/motions.js";
import { domainOf } from "../ballots.js";
import { enrolNewVoters, foundWithVoters, keyOf } from "../electorate.js";
import { withMotion } from "../open-vote.js";
import { optionsOf, packBallot, signRankingUnder, type Ranks } from "./ranking.js";
import { enterRival } from "./texts.js";

/** EIP-7825: what one transaction may burn at most. */
const TRANSACTION_GAS = 16_777_216n;
const VOTERS = 1_000;

/** A thousand voters and a full ballot of five texts, all signed. */
async function thousandVoters() {
  const founded = await foundWithVoters(100, (coalition) => ({
    ...coalition,
    membership: { ...coalition.membership, joinsPerDay: VOTERS },
  }));
  const others = Array.from({ length: VOTERS - 100 }, (_, i) => keyOf(100 + i).address);
  await enrolNewVoters(founded, others);
  const c = await withMotion(founded);
  for (let i = 1; i <= 4; ++i) await enterRival(c, c.motion, `Rival ${i}`, c.founders[10 + i]);
  await openVote(c, c.motion);
  const domain = await domainOf(c.amendments);
  const options = await optionsOf(c, c.motion);
  const ballots: string[] = [];
  const rankings: Ranks[] = [];
  for (let i = 0; i < VOTERS; ++i) {
    const ranks: Ranks = [1, 2, 3, 4, 5, 6].map((rank, j) => ((rank + i * (j + 1)) % 6) + 1);
    const ballot = { motion: c.motion.id, options, ranks, voter: keyOf(i).address, reason: "" };
    rankings.push(ranks);
    ballots.push(packBallot(i + 1, ranks, await signRankingUnder(domain, keyOf(i), ballot)));
  }
  return { ...c, ballots, rankings };
}

/** How many rank i above j; every alternative is ranked. */
function pairs(rankings: readonly Ranks[]): bigint[][] {
  const alternatives = [0, 1, 2, 3, 4, 5];
  return alternatives.map((i) =>
    alternatives.map((j) => BigInt(rankings.filter((ranks) => ranks[i]! < ranks[j]!).length)),
  );
}

describe("Amendments: large ranked batches", () => {
  it("of 500 ballots over a full ballot fit one transaction, and all count", async () => {
    const c = await loadFixture(thousandVoters);
    for (const half of [c.ballots.slice(0, 500), c.ballots.slice(500)]) {
      const gasLimit = TRANSACTION_GAS;
      const sent = await c.amendments.castRankedVotesBySig(c.motion.id, concat(half), { gasLimit });
      const { gasUsed } = (await sent.wait())!;
      expect(gasUsed).to.be.lessThan(TRANSACTION_GAS);
    }
    const { ballots, preferred } = await c.amendments.tally(c.motion.id);
    expect(ballots).to.equal(BigInt(VOTERS));
    expect(preferred).to.deep.equal(pairs(c.rankings));
  });

  it("keep voters of different words apart", async () => {
    const c = await loadFixture(thousandVoters);
    // Voter numbers share words of 256 bits: 255 | 256, 257 …
    const some = [1, 2, 255, 256, 257, 511, 512, 1_000];
    const of = (numbers: number[]) => concat(numbers.map((number) => c.ballots[number - 1]!));
    await c.amendments.castRankedVotesBySig(c.motion.id, of(some));
    for (const number of [1, 2, 3, 254, 255, 256, 257, 258, 510, 511, 512, 513, 999, 1_000]) {
      const voted = await c.amendments.hasVoted(c.motion.id, keyOf(number - 1).address);
      expect(voted, `voter ${number}`).to.equal(some.includes(number));
    }
    const again = c.amendments.castRankedVotesBySig.staticCall(c.motion.id, of([1, 3, 512, 513]));
    expect(await again).to.equal(2n);
  });
});
