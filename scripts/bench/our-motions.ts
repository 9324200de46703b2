import { packBallots } from "../../core/motions/ballot-batch.js";
import { ballotDomain, type Support } from "../../core/motions/ballot.js";
import { signPaper } from "./ballot-paper.js";
import { STRANGER, type BenchCoalition } from "./coalition.js";
import { resolution, type BenchMotion } from "./motion.js";
import { person } from "./people.js";
import { BATCHES, VERB, type Costs } from "./verbs.js";

/** The motions of one measurement, all open for voting, and what can be done with them. */
export interface OurMotions {
  /** For ballots one after the other. */
  open: BenchMotion;
  /** For a first ballot that comes signed. */
  signed: BenchMotion;
  passing: BenchMotion;
  /** A motion without ballots for each size of batch. */
  forBatch(ballots: number): BenchMotion;
  quorum(motion: BenchMotion): Promise<number>;
  /** @returns gas, as all below. */
  castVote(motion: BenchMotion, voter: number, support: Support): Promise<number>;
  castVoteBySig(motion: BenchMotion, voter: number, support: Support): Promise<number>;
  castBatch(motion: BenchMotion, voters: readonly number[], support: Support): Promise<number>;
  /** Lets the vote close, queues, waits and executes. */
  carryOut(motion: BenchMotion): Promise<number>;
}

/** Files the motions, each by another member, gets them seconded and lets the votes open. */
export async function benchMotions(
  { chain, transactions, contracts }: BenchCoalition,
  members: number,
  costs: Costs,
): Promise<OurMotions> {
  const { amendments, governor, addresses } = contracts;
  const batches = BATCHES.filter((ballots) => ballots <= members);
  const domain = await ballotDomain(governor);

  const { interface: abi } = governor;
  const send = (from: string, data: string) =>
    transactions.gasOf({ from, to: addresses.governor, data });

  async function file(title: string, mover: number): Promise<BenchMotion> {
    const { calls, description, descriptionHash } = resolution(addresses.archive, title);
    const filing = await send(
      person(mover).address,
      abi.encodeFunctionData("propose", [...calls, description]),
    );
    const id = await governor.getProposalId(...calls, descriptionHash);
    const { secondsNeeded } = await governor.motion(id);
    let seconding = 0;
    for (let given = 0; given < Number(secondsNeeded); ++given) {
      const seconder = person(given < mover ? given : given + 1);
      seconding = await send(seconder.address, abi.encodeFunctionData("second", [id]));
    }
    if (mover === 0) costs.set(VERB.propose, filing).set(VERB.second, seconding);
    return { id, calls, description, descriptionHash };
  }

  const open = await file("Minutes in two weeks", 0);
  const signed = await file("Minutes in two weeks, once more", 1);
  const passing = await file("Minutes in two weeks, at last", 2);
  const forBatches = new Map<number, BenchMotion>();
  for (const [index, ballots] of batches.entries()) {
    forBatches.set(ballots, await file(`Minutes for ${ballots}`, 3 + index));
  }
  const last = forBatches.get(batches.at(-1) ?? 1) ?? passing;
  await chain.travelTo(Number((await governor.motion(last.id)).opensAt) + 1);

  const sign = ({ id: proposalId }: BenchMotion, voter: number, support: Support) =>
    signPaper(person(voter), domain, { proposalId, support });

  return {
    open,
    signed,
    passing,
    forBatch(ballots) {
      const motion = forBatches.get(ballots);
      if (motion === undefined) throw new Error(`no motion for a batch of ${ballots}`);
      return motion;
    },
    quorum: async ({ id }) => Number(await governor.proposalQuorum(id)),
    castVote: ({ id }, voter, support) =>
      send(person(voter).address, abi.encodeFunctionData("castVote", [id, support])),
    async castVoteBySig(motion, voter, support) {
      const { serialized: signature } = await sign(motion, voter, support);
      const { address } = person(voter);
      return send(
        STRANGER,
        abi.encodeFunctionData("castVoteBySig", [motion.id, support, address, signature]),
      );
    },
    async castBatch(motion, voters, support) {
      const ballots = await Promise.all(
        voters.map(async (voter) => ({
          voterNumber: voter + 1,
          support,
          signature: await sign(motion, voter, support),
        })),
      );
      const before = (await amendments.tally(motion.id)).ballots;
      const gas = await send(
        STRANGER,
        abi.encodeFunctionData("castVotesBySig", [motion.id, packBallots(ballots)]),
      );
      const counted = (await amendments.tally(motion.id)).ballots - before;
      if (counted !== BigInt(voters.length)) throw new Error(`only ${counted} ballots counted`);
      return gas;
    },
    async carryOut({ id, calls, descriptionHash }) {
      await chain.travelTo(Number(await governor.proposalDeadline(id)) + 1);
      const queue = await send(
        STRANGER,
        abi.encodeFunctionData("queue", [...calls, descriptionHash]),
      );
      await chain.travelTo(Number(await governor.proposalEta(id)));
      return (
        queue +
        (await send(STRANGER, abi.encodeFunctionData("execute", [...calls, descriptionHash])))
      );
    },
  };
}
