import { Signature } from "ethers";
import {
  optionsDigest,
  rankedBallotDomain,
  rankedBallotTypedData,
} from "../../core/motions/ranked-ballot.js";
import { packRankedBallots } from "../../core/motions/ranked-batch.js";
import { encodeRanking } from "../../core/motions/ranking.js";
import { STRANGER, type BenchCoalition } from "./coalition.js";
import { resolution } from "./motion.js";
import { person } from "./people.js";
import { VERB, type Costs } from "./verbs.js";

const BATCH = 100;
/** Ballots cast one by one before the batches: more than the quorum, so that what makes it is not measured. */
const CAST = 14;
/** The second option over the first, that over the third, and all over the status quo. */
const RANKING = [4, 2, 1, 3];

/** Measures a motion with two rivals: filing, entering the ballot, and ranked ballots over all four alternatives. */
export async function measureAmendments(
  { chain, transactions, contracts }: BenchCoalition,
  members: number,
  costs: Costs,
): Promise<void> {
  const { amendments, governor, addresses } = contracts;
  const toGovernor = (mover: number, name: "propose" | "second", values: readonly unknown[]) =>
    transactions.gasOf({
      from: person(mover).address,
      to: addresses.governor,
      data: governor.interface.encodeFunctionData(name as "second", values as [bigint]),
    });
  const toAmendments = (from: string, data: string) =>
    transactions.gasOf({ from, to: addresses.amendments, data });
  const abi = amendments.interface;

  /** @returns gas of the second that completes. */
  async function seconded(id: bigint, mover: number): Promise<number> {
    const { secondsNeeded } = await governor.motion(id);
    let gas = 0;
    for (let given = 0; given < Number(secondsNeeded); ++given) {
      gas = await toGovernor(given < mover ? given : given + 1, "second", [id]);
    }
    return gas;
  }

  const original = resolution(addresses.archive, "Minutes, to be amended");
  await toGovernor(7, "propose", [...original.calls, original.description]);
  const motion = await governor.getProposalId(...original.calls, original.descriptionHash);
  await seconded(motion, 7);
  for (const [rival, mover] of [8, 9].entries()) {
    const { calls, description, descriptionHash } = resolution(
      addresses.archive,
      `Amendment ${rival + 1}`,
    );
    const data = abi.encodeFunctionData("amend", [motion, ...calls, description]);
    costs.set(VERB.amend, await toAmendments(person(mover).address, data));
    const id = await governor.getProposalId(...calls, descriptionHash);
    costs.set(VERB.enter, await seconded(id, mover));
  }
  await chain.travelTo(Number((await governor.motion(motion)).opensAt) + 1);

  const { texts: options } = await amendments.ballotOf(motion);
  const vote = (voter: number) =>
    toAmendments(
      person(voter).address,
      abi.encodeFunctionData("castRankedVote", [
        motion,
        optionsDigest(options),
        encodeRanking(RANKING),
        "",
      ]),
    );
  costs.set(VERB.rankFirst, await vote(0));
  // Those that make the quorum of a small electorate, and the one that finds it made, cost a little more or less.
  const single = Math.min(members, CAST);
  for (let voter = 1; voter < single - 1; ++voter) await vote(voter);
  costs.set(VERB.rankLater, await vote(single - 1));
  if (members < CAST + 2 * BATCH) return;

  const domain = await rankedBallotDomain(amendments);
  const batch = async (first: number) => {
    const ballots = await Promise.all(
      Array.from({ length: BATCH }, async (_, index) => {
        const voter = person(first + index);
        const paper = { motion, options: [...options], ranking: RANKING, reason: "" };
        const { types, message } = rankedBallotTypedData(domain, {
          ...paper,
          voter: voter.address,
        });
        const signature = Signature.from(await voter.signTypedData(domain, types, message));
        return { voterNumber: first + index + 1, ranking: RANKING, signature };
      }),
    );
    const data = abi.encodeFunctionData("castRankedVotesBySig", [
      motion,
      packRankedBallots(ballots),
    ]);
    return toAmendments(STRANGER, data);
  };
  await batch(CAST);
  costs.set(VERB.rankBatch, (await batch(CAST + BATCH)) / BATCH);
  const { ballots } = await amendments.tally(motion);
  if (ballots !== BigInt(CAST + 2 * BATCH))
    throw new Error(`only ${ballots} ranked ballots counted`);
}
