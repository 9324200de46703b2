import { countOf } from "../../../core/format/index.js";
import {
  packBallots,
  rankingOfVote,
  signBallot,
  SUPPORT,
  type SignedBallot,
  type Support,
} from "../../../core/motions/index.js";
import type { Person } from "../cast.js";
import { done, type Stage } from "../stage.js";
import type { BallotsCast } from "./ballots-cast.js";
import type { DemoMotion } from "./demo-motion.js";

/** One text and the status quo: what a vote on it ranks. */
const ALONE = [true, true];

/** Each voter casts a vote in person; the supports are repeated. */
export async function castVotes(
  { contracts, output }: Stage,
  { id }: DemoMotion,
  voters: readonly Person[],
  supports: readonly Support[],
): Promise<BallotsCast> {
  const bar = output.progress("Voting", voters.length);
  const cast: BallotsCast = { rankings: [] };
  for (const [index, { signer }] of voters.entries()) {
    const support = supportAt(supports, index);
    await done(contracts.governor.connect(signer).castVote(id, support));
    cast.rankings.push(rankingOfVote(support, 1, ALONE));
    bar.update(index + 1);
  }
  bar.stop();
  return cast;
}

/** Voters sign without paying gas; somebody else carries all ballots to the chain in one transaction. */
export async function castSignedVotes(
  { anybody, contracts, output }: Stage,
  motion: DemoMotion,
  signers: readonly Person[],
  supports: readonly Support[],
): Promise<BallotsCast> {
  const { governor, membership } = contracts;
  const snapshot = await governor.proposalSnapshot(motion.id);
  const ballots: SignedBallot[] = [];
  for (const [index, { signer, address }] of signers.entries()) {
    const support = supportAt(supports, index);
    const voterNumber = Number(await membership.voterNumberAt(address, snapshot));
    const signature = await signBallot(signer, governor, motion.id, support);
    ballots.push({ voterNumber, support, signature });
  }
  const packed = packBallots(ballots.sort((a, b) => a.voterNumber - b.voterNumber));
  const receipt = await done(governor.connect(anybody).castVotesBySig(motion.id, packed));
  output.line(
    `"${motion.title}": ${ballots.length} voters signed their ballots, and one transaction carried them all.`,
  );
  return {
    rankings: ballots.map(({ support }) => rankingOfVote(support, 1, ALONE)),
    batch: { transaction: receipt.hash, ballots: ballots.length },
  };
}

/** In a large coalition a few ballots are not enough. @returns the ballots with those that were missing. */
export async function reachQuorum(
  stage: Stage,
  motion: DemoMotion,
  rest: readonly Person[],
  cast: BallotsCast,
): Promise<BallotsCast> {
  const quorum = await stage.contracts.governor.proposalQuorum(motion.id);
  const inFavour = cast.rankings.filter(([, motionRank]) => motionRank === 1).length;
  const missing = Number(quorum) - inFavour;
  if (missing <= 0) return cast;
  const more = await castVotes(stage, motion, rest.slice(0, missing), [SUPPORT.for]);
  stage.output.line(`${countOf(missing, "more voter")} made the quorum.`);
  return { ...cast, rankings: [...cast.rankings, ...more.rankings] };
}

const supportAt = (supports: readonly Support[], index: number): Support =>
  supports[index % supports.length] ?? SUPPORT.abstain;
