import { countOf, formatDate } from "../../core/format/index.js";
import {
  packBallots,
  signBallot,
  SUPPORT,
  supportName,
  type SignedBallot,
  type Support,
} from "../../core/motions/index.js";
import type { Person } from "./cast.js";
import type { DemoMotion } from "./move.js";
import { done, type Stage } from "./stage.js";

/** How many ballots travel together. */
const SIGNED_BALLOTS = 10;

const { for: FOR, against: AGAINST, abstain: ABSTAIN } = SUPPORT;
/** Two thirds and more, whatever the number of voters; repeated. */
const CLEAR_MAJORITY: readonly Support[] = [FOR, FOR, FOR, AGAINST, FOR, FOR, ABSTAIN];

/** What the voters of the story cast on one motion. Counts. */
export interface BallotsCast {
  for: bigint;
  against: bigint;
  abstain: bigint;
  /** The transaction that carried signed ballots, and how many. */
  batch?: { transaction: string; ballots: number };
}

/** Each vote opens in its turn, and the members vote as the story wants. @returns ballots by the motion's id. */
export async function vote(
  stage: Stage,
  motions: readonly DemoMotion[],
): Promise<Map<bigint, BallotsCast>> {
  const { chain, contracts, output } = stage;
  const opening = await Promise.all(
    motions.map(async (motion) => ({
      motion,
      opensAt: Number((await contracts.governor.motion(motion.id)).opensAt),
    })),
  );
  opening.sort((a, b) => a.opensAt - b.opensAt);
  const cast = new Map<bigint, BallotsCast>();
  for (const { motion, opensAt } of opening) {
    if ((await chain.now()) <= opensAt) {
      await chain.travelTo(opensAt + 1);
      output.line(`On ${formatDate(opensAt)} the discussion is over and voting begins.`);
    }
    cast.set(motion.id, await voteOn(stage, motion));
  }
  return cast;
}

async function voteOn(stage: Stage, motion: DemoMotion): Promise<BallotsCast> {
  const { output, founders, newcomers } = stage;
  const voters = [...founders, ...newcomers];
  const cast: BallotsCast = { for: 0n, against: 0n, abstain: 0n };
  switch (motion.plot) {
    case "fails quorum":
      await castVotes(stage, motion, voters.slice(0, 3), [FOR, ABSTAIN, ABSTAIN], cast);
      output.line(`"${motion.title}": only three bother to vote.`);
      break;
    case "carried":
      await castVotes(stage, motion, voters, CLEAR_MAJORITY, cast);
      output.line(`"${motion.title}": ${countOf(voters.length, "voter")} cast their votes.`);
      break;
    case "carried by signed ballots":
      await castSignedBallots(stage, motion, voters.slice(-SIGNED_BALLOTS), cast);
      await reachQuorum(stage, motion, voters.slice(0, -SIGNED_BALLOTS), cast);
  }
  return cast;
}

function count(cast: BallotsCast, support: Support): void {
  const name = supportName(support);
  if (name !== undefined) cast[name] += 1n;
}

async function castVotes(
  { contracts, output }: Stage,
  { id }: DemoMotion,
  voters: readonly Person[],
  supports: readonly Support[],
  cast: BallotsCast,
): Promise<void> {
  const bar = output.progress("Voting", voters.length);
  for (const [index, { signer }] of voters.entries()) {
    const support = supports[index % supports.length] ?? ABSTAIN;
    await done(contracts.governor.connect(signer).castVote(id, support));
    count(cast, support);
    bar.update(index + 1);
  }
  bar.stop();
}

/** Ten voters sign without paying gas; somebody else carries all ballots to the chain in one transaction. */
async function castSignedBallots(
  { anybody, contracts, output }: Stage,
  motion: DemoMotion,
  signers: readonly Person[],
  cast: BallotsCast,
): Promise<void> {
  const { governor, membership } = contracts;
  const snapshot = await governor.proposalSnapshot(motion.id);
  const ballots: SignedBallot[] = [];
  for (const [index, { signer, address }] of signers.entries()) {
    const support = CLEAR_MAJORITY[index % CLEAR_MAJORITY.length] ?? ABSTAIN;
    const voterNumber = Number(await membership.voterNumberAt(address, snapshot));
    const signature = await signBallot(signer, governor, motion.id, support);
    ballots.push({ voterNumber, support, signature });
    count(cast, support);
  }
  const packed = packBallots(ballots.sort((a, b) => a.voterNumber - b.voterNumber));
  const receipt = await done(governor.connect(anybody).castVotesBySig(motion.id, packed));
  cast.batch = { transaction: receipt.hash, ballots: ballots.length };
  output.line(
    `"${motion.title}": ${ballots.length} voters signed their ballots, and one transaction carried them all.`,
  );
}

/** In a large coalition ten ballots may be too few. */
async function reachQuorum(
  stage: Stage,
  motion: DemoMotion,
  rest: readonly Person[],
  cast: BallotsCast,
): Promise<void> {
  const quorum = await stage.contracts.governor.proposalQuorum(motion.id);
  const missing = Number(quorum - cast.for);
  if (missing <= 0) return;
  await castVotes(stage, motion, rest.slice(0, missing), [FOR], cast);
  stage.output.line(`${countOf(missing, "more voter")} made the quorum.`);
}
