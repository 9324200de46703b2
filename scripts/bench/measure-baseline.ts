import { SUPPORT, type Support } from "../../core/motions/ballot.js";
import type { SimulatedChain } from "../rehearsal/simulated-chain.js";
import { signPaper } from "./ballot-paper.js";
import type { Baseline } from "./baseline.js";
import { STRANGER } from "./coalition.js";
import { resolution, type BenchMotion } from "./motion.js";
import { person } from "./people.js";
import type { Transactions } from "./transactions.js";
import { BATCHES, firstBatch, laterBatch, VERB, type Costs } from "./verbs.js";

/** Enough for every measured ballot; what the baseline costs does not depend on how many there are. */
const MEMBERS = 12;

/** Measures the same verbs on plain OpenZeppelin, as far as it has them. */
export async function measureBaseline(
  chain: SimulatedChain,
  transactions: Transactions,
  { governor, membership, addresses }: Baseline,
): Promise<Costs> {
  const costs: Costs = new Map();
  const { chainId } = await chain.provider.getNetwork();
  const domain = {
    name: await governor.name(),
    version: await governor.version(),
    chainId,
    verifyingContract: addresses.governor,
  };
  const { interface: abi } = governor;
  const send = (from: string, data: string) =>
    transactions.gasOf({ from, to: addresses.governor, data });

  for (let index = 0; index < MEMBERS; ++index) {
    const data = membership.interface.encodeFunctionData("join");
    const call = { from: person(index).address, to: addresses.membership, data };
    const join = await transactions.gasOf(call);
    // Whoever joins there is a voter at once.
    costs.set(VERB.join, join).set(VERB.seat, join);
  }

  async function file(title: string, mover: number): Promise<BenchMotion> {
    const { calls, description, descriptionHash } = resolution(addresses.archive, title);
    const filing = await send(
      person(mover).address,
      abi.encodeFunctionData("propose", [...calls, description]),
    );
    if (mover === 0) costs.set(VERB.propose, filing);
    const id = await governor.getProposalId(...calls, descriptionHash);
    return { id, calls, description, descriptionHash };
  }
  async function bySig({ id: proposalId }: BenchMotion, voter: number): Promise<number> {
    const { address } = person(voter);
    const ballot = { proposalId, support: SUPPORT.against, nonce: await governor.nonces(address) };
    const { serialized } = await signPaper(person(voter), domain, ballot);
    return send(
      STRANGER,
      abi.encodeFunctionData("castVoteBySig", [proposalId, SUPPORT.against, address, serialized]),
    );
  }
  const vote = ({ id }: BenchMotion, voter: number, support: Support) =>
    send(person(voter).address, abi.encodeFunctionData("castVote", [id, support]));

  const open = await file("Minutes in two weeks", 0);
  const signed = await file("Minutes in two weeks, once more", 1);
  const passing = await file("Minutes in two weeks, at last", 2);
  await chain.travelTo(Number(await governor.proposalSnapshot(passing.id)) + 1);

  costs.set(VERB.voteFirst, await vote(open, 0, SUPPORT.against));
  costs.set(VERB.voteLater, await vote(open, 1, SUPPORT.against));
  costs.set(VERB.sigFirst, await bySig(signed, 2));
  const later = await bySig(open, 3);
  costs.set(VERB.sigLater, later);
  costs.set(VERB.sigAgain, await bySig(open, 2));
  for (const ballots of BATCHES)
    costs.set(firstBatch(ballots), later).set(laterBatch(ballots), later);
  costs.set(VERB.spread, later);

  await vote(passing, 0, SUPPORT.for);
  await vote(passing, 1, SUPPORT.for);
  costs.set(VERB.carryOut, await carryOut(passing));
  return costs;

  async function carryOut({ id, calls, descriptionHash }: BenchMotion): Promise<number> {
    await chain.travelTo(Number(await governor.proposalDeadline(id)) + 1);
    const queue = await send(
      STRANGER,
      abi.encodeFunctionData("queue", [...calls, descriptionHash]),
    );
    await chain.travelTo(Number(await governor.proposalEta(id)));
    return (
      queue + (await send(STRANGER, abi.encodeFunctionData("execute", [...calls, descriptionHash])))
    );
  }
}
