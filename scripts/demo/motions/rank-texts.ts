import type { Ranking } from "../../../core/counting/index.js";
import {
  encodeRanking,
  packRankedBallots,
  rankingOfVote,
  signRankedBallot,
  SUPPORT,
  type SignedRankedBallot,
} from "../../../core/motions/index.js";
import type { Person } from "../cast.js";
import { done, type Stage } from "../stage.js";
import type { BallotsCast } from "./ballots-cast.js";
import type { DemoMotion } from "./demo-motion.js";

/**
 * Ranks of the status quo, the original and two rivals, repeated. Few put the first rival first, but more than half
 * prefer it to each of the others, however many vote.
 */
const OPINIONS: readonly Ranking[] = [
  [3, 2, 1, 2],
  [3, 1, 2, 4],
  [4, 3, 2, 1],
  [4, 1, 2, 3],
  [3, 0, 2, 1],
];

/** What the ballot is about: its texts in order of place, and the digest a ballot names them by. */
interface Paper {
  texts: bigint[];
  options: string;
}

/**
 * All rank the texts and the status quo: one with nothing but OpenZeppelin's `castVote` on the first rival, most in
 * person, the last ones by signatures that travel together.
 */
export async function rankTexts(
  stage: Stage,
  motion: DemoMotion,
  voters: readonly Person[],
  signed: number,
): Promise<BallotsCast> {
  const ballot = await stage.contracts.amendments.ballotOf(motion.id);
  const paper = { texts: [...ballot.texts], options: ballot.options };
  const [plain, ...others] = voters;
  const rival = motion.rivals[0];
  if (plain === undefined || rival === undefined) throw new Error("there is nothing to rank");
  await done(stage.contracts.governor.connect(plain.signer).castVote(rival.id, SUPPORT.for));
  const place = paper.texts.indexOf(rival.id) + 1;
  const standing = [true, ...paper.texts.map((text) => text !== 0n)];
  const { rankings } = await rankInPerson(stage, motion, paper, others.slice(0, -signed));
  const carried = await rankBySignature(stage, motion, paper, others.slice(-signed));
  stage.output.line(
    `"${motion.title}" and its amendments: ${others.length} voters ranked all texts and the status quo, ` +
      `${signed} of them by signatures in one transaction; one more voted with a client that knows no amendments.`,
  );
  return {
    ...carried,
    rankings: [rankingOfVote(SUPPORT.for, place, standing), ...rankings, ...carried.rankings],
    plain: { voter: plain.address, text: rival.id },
  };
}

async function rankInPerson(
  { contracts, output }: Stage,
  { id }: DemoMotion,
  { options }: Paper,
  voters: readonly Person[],
): Promise<BallotsCast> {
  const bar = output.progress("Ranking", voters.length);
  const rankings: Ranking[] = [];
  for (const [index, { signer }] of voters.entries()) {
    const ranking = opinionAt(index);
    const amendments = contracts.amendments.connect(signer);
    await done(amendments.castRankedVote(id, options, encodeRanking(ranking), ""));
    rankings.push(ranking);
    bar.update(rankings.length);
  }
  bar.stop();
  return { rankings };
}

async function rankBySignature(
  { anybody, contracts }: Stage,
  motion: DemoMotion,
  { texts }: Paper,
  voters: readonly Person[],
): Promise<BallotsCast> {
  const { amendments, governor, membership } = contracts;
  const snapshot = await governor.proposalSnapshot(motion.id);
  const ballots: SignedRankedBallot[] = [];
  for (const [index, { signer, address }] of voters.entries()) {
    const ranking = opinionAt(index);
    const voterNumber = Number(await membership.voterNumberAt(address, snapshot));
    const paper = { motion: motion.id, options: texts, ranking, reason: "" };
    ballots.push({
      voterNumber,
      ranking,
      signature: await signRankedBallot(signer, amendments, paper),
    });
  }
  const packed = packRankedBallots(ballots.sort((a, b) => a.voterNumber - b.voterNumber));
  const receipt = await done(amendments.connect(anybody).castRankedVotesBySig(motion.id, packed));
  return {
    rankings: ballots.map(({ ranking }) => ranking),
    batch: { transaction: receipt.hash, ballots: ballots.length },
  };
}

const opinionAt = (index: number): Ranking => OPINIONS[index % OPINIONS.length] ?? [];
