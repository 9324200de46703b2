import { expect } from "chai";
import { concat, id, Signature } from "ethers";
import type { Ranking } from "../../core/counting/index.js";
import { packRankedBallots } from "../../core/motions/ranked-batch.js";
import { rankedBallotTypedData, signRankedBallot } from "../../core/motions/ranked-ballot.js";
import { ballotsOf2002 } from "../core/counting/debian-data.js";
import { ethers, loadFixture, time } from "../fixture/coalition.js";
import { call, fileMotion, secondMotion, unzip } from "../fixture/motions.js";
import { enrolNewVoters, foundWithVoters, keyOf } from "../governance/electorate.js";
import { packBallot, domainOf, signRankedBallot as signElectionBallot } from "./signing.js";
import {
  ARCHIVIST,
  callElection,
  countBallots,
  openBallot,
  seatElected,
  stand,
} from "./standing.js";
import type { Person } from "./standing.js";

/** Robinson, Hertzog, Garbee, and None Of The Above at the place of the status quo and of RON. */
const PREFERRED = [
  [0, 68, 50, 18],
  [387, 0, 260, 180],
  [407, 199, 0, 140],
  [444, 291, 327, 0],
];
const GARBEE = 3;
const BATCH = 250;
const EIP_7825 = 16_777_216n;

/** The default alternative first, as everywhere on chain. */
const onChain = ([robinson, hertzog, garbee, none]: Ranking): number[] =>
  [none, robinson, hertzog, garbee] as number[];

/** A coalition of as many voters as Debian had in 2002, and their ballots, voter by voter. */
async function debian() {
  const rankings = (await ballotsOf2002()).map(onChain);
  const founded = await foundWithVoters(100, (coalition) => ({
    ...coalition,
    membership: { ...coalition.membership, joinsPerDay: 10_000 },
  }));
  const others = rankings.slice(100).map((_, i) => keyOf(100 + i).address);
  await enrolNewVoters(founded, others);
  const people = founded.founders as unknown as Person[];
  return { ...founded, strangers: founded.signers, rankings, people };
}

const inBatches = <Item>(items: readonly Item[]): Item[][] =>
  Array.from({ length: Math.ceil(items.length / BATCH) }, (_, i) =>
    items.slice(i * BATCH, (i + 1) * BATCH),
  );

describe("Debian's election of 2002, ballot by ballot through the contracts", () => {
  it("elects whom it elected, from 475 signed ballots in two batches", async () => {
    const c = await loadFixture(debian);
    const [robinson, hertzog, garbee, ...others] = c.people;
    const electionId = await callElection(c, ARCHIVIST);
    const candidates = [robinson!, hertzog!, garbee!];
    for (const [i, person] of candidates.entries()) await stand(c, electionId, person, others[i]!);
    const ballotId = await openBallot(c, electionId);

    const domain = await domainOf(c.ballotBox);
    const papers = await Promise.all(
      c.rankings.map(async (ranks, i) => {
        const ballot = {
          ballotId,
          candidates: candidates.map(({ address }) => address),
          ranks,
          voter: keyOf(i).address,
          sequence: 1,
        };
        return packBallot(i + 1, ballot, await signElectionBallot(domain, keyOf(i), ballot));
      }),
    );
    for (const batch of inBatches(papers)) {
      const sent = await c.ballotBox.castBallotsBySig(ballotId, concat(batch));
      expect((await sent.wait())!.gasUsed).to.be.lessThan(EIP_7825);
    }
    const { ballots, matrix } = await c.ballotBox.result(ballotId);
    expect(ballots).to.equal(475n);
    const lane = (i: number, j: number) =>
      Number((matrix[(4 * i + j) >> 3]! >> BigInt(32 * ((4 * i + j) & 7))) & 0xffffffffn);
    expect(PREFERRED.map((row, i) => row.map((_, j) => lane(i, j)))).to.deep.equal(PREFERRED);

    await countBallots(c, electionId);
    const order = [garbee!, robinson!, hertzog!].map(({ address }) => address);
    expect(await c.elections.elected(electionId)).to.deep.equal(order);
    await seatElected(c, electionId);
    expect(await c.offices.officers(ARCHIVIST)).to.deep.equal([garbee!.address]);
  });

  it("decides alike between three texts and the status quo, and only the winner can be queued", async () => {
    const c = await loadFixture(debian);
    const [mover, , , ...rest] = c.people;
    const texts = ["Robinson", "Hertzog", "Garbee"];
    const calls = await Promise.all(
      texts.map(async (name) => [await call(c.archive, "recordResolution", [`${name} leads.`])]),
    );
    const motion = await fileMotion(c, calls[0]!, texts[0]!, mover!);
    await secondMotion(c, motion);
    for (const [i, author] of [rest[0]!, rest[1]!].entries()) {
      const content = [...unzip(calls[i + 1]!), texts[i + 1]!] as const;
      await c.amendments.connect(author).amend(motion.id, ...content);
      const rival = await c.governor.getProposalId(...unzip(calls[i + 1]!), id(texts[i + 1]!));
      const { secondsNeeded } = await c.governor.motion(rival);
      for (const voter of rest.slice(2, 2 + Number(secondsNeeded)))
        await c.governor.connect(voter).second(rival);
    }
    const { opensAt } = await c.governor.motion(motion.id);
    await time.increaseTo(opensAt + 1n);

    const { texts: options } = await c.amendments.ballotOf(motion.id);
    const paper = { motion: motion.id, options: [...options], reason: "" };
    const first = await signRankedBallot(keyOf(0).connect(ethers.provider), c.amendments, {
      ...paper,
      ranking: c.rankings[0]!,
    });
    const domain = await domainOf(c.amendments);
    const ballots = await Promise.all(
      c.rankings.map(async (ranking, i) => {
        const ballot = { ...paper, ranking, voter: keyOf(i).address };
        const { types, message } = rankedBallotTypedData(domain, ballot);
        const signature = Signature.from(await keyOf(i).signTypedData(domain, types, message));
        return { voterNumber: i + 1, ranking, signature };
      }),
    );
    expect(ballots[0]!.signature.serialized).to.equal(first.serialized);
    for (const batch of inBatches(ballots)) {
      const sent = await c.amendments.castRankedVotesBySig(motion.id, packRankedBallots(batch));
      expect((await sent.wait())!.gasUsed).to.be.lessThan(EIP_7825);
    }
    const tally = await c.amendments.tally(motion.id);
    expect(tally.ballots).to.equal(475n);
    expect(tally.preferred.map((row) => row.map(Number))).to.deep.equal(PREFERRED);
    expect(await c.amendments.winner(motion.id)).to.equal(options[GARBEE - 1]);

    await time.increaseTo((await c.governor.proposalDeadline(motion.id)) + 1n);
    for (const [i, name] of texts.entries()) {
      const queued = c.governor.queue(...unzip(calls[i]!), id(name));
      if (i === GARBEE - 1) await queued;
      else
        await expect(queued).to.be.revertedWithCustomError(
          c.governor,
          "GovernorUnexpectedProposalState",
        );
    }
  });
});
