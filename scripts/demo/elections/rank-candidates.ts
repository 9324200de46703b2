import { Signature } from "ethers";
import {
  castRanking,
  castRankings,
  castSignedRanking,
  type ElectionBallot,
  ranksOf,
  type SignedRanking,
  signRankedBallot,
} from "../../../core/elections/index.js";
import { countOf } from "../../../core/format/index.js";
import { explainRevert } from "../../../core/refusals/index.js";
import type { Person } from "../cast.js";
import { votersOf, type Stage } from "../stage.js";
import type { DemoElection } from "./demo-election.js";
import { perform } from "./take-part.js";

/** How many ballots travel together. */
const SIGNED_BALLOTS = 10;

/** Alternatives: RON, and the nominees as they accepted. */
const [RON, FIRST, SECOND, THIRD] = [0, 1, 2, 3] as const;
/**
 * Whom voters prefer, best first; repeated. By Schulze and by approval the first nominee is ahead of the second, and
 * only the third is not above RON.
 */
const OPINIONS: readonly (readonly number[])[] = [
  [FIRST, SECOND, RON, THIRD],
  [SECOND, FIRST, RON, THIRD],
  [FIRST, RON, SECOND, THIRD],
  [FIRST, SECOND, RON],
  [THIRD, RON, FIRST],
];
/** What somebody thought at first who thinks otherwise now. */
const FIRST_THOUGHT = [THIRD];

/**
 * Everybody ranks the candidates: most in person, the last ones by signatures that travel together. One of them signed a
 * ballot before, which was taken already; it is replaced, and of no use to whoever sends it again.
 */
export async function rankCandidates(
  stage: Stage,
  election: DemoElection,
  ballot: ElectionBallot,
): Promise<void> {
  const { contracts, output } = stage;
  const voters = votersOf(stage);
  const [regretful, ...signers] = voters.slice(-SIGNED_BALLOTS);
  if (regretful === undefined) throw new Error("nobody votes");
  const hasty = await sign(stage, ballot, regretful, { opinion: FIRST_THOUGHT, sequence: 1 });
  const replaced = castSignedRanking(contracts, {
    ...hasty,
    signature: hasty.signature.serialized,
  });
  await perform(stage.anybody, replaced);
  election.taken += 1;

  await rankInPerson(stage, election, ballot, voters.slice(0, -SIGNED_BALLOTS));
  const considered = await Promise.all(
    [regretful, ...signers].map((voter, index) =>
      sign(stage, ballot, voter, {
        opinion: opinionAt(index),
        sequence: voter === regretful ? 2 : 1,
      }),
    ),
  );
  const { snapshot } = await contracts.ballotBox.paper(ballot.ballotId);
  const ballots: SignedRanking[] = [];
  for (const { voter, ranks, sequence, signature } of considered) {
    const voterNumber = Number(await contracts.membership.voterNumberAt(voter, snapshot));
    ballots.push({ voterNumber, ranks, sequence, signature });
    election.ballots.set(voter, { ranks, sequence });
    election.taken += 1;
  }
  const { ballotId, candidates } = ballot;
  const batch = castRankings(contracts, { ballotId, ballots, alternatives: candidates.length + 1 });
  const { hash } = await perform(stage.anybody, batch);
  election.batch = { transaction: hash, ballots: ballots.length };
  output.line(
    `${countOf(voters.length, "voter")} ranked ${countOf(candidates.length, "candidate")} and "re-open nominations", ` +
      `${ballots.length} of them by signatures in one transaction.`,
  );
  election.refusal = await sendAgain(stage, replaced);
}

async function rankInPerson(
  { contracts, output }: Stage,
  election: DemoElection,
  { ballotId, candidates }: ElectionBallot,
  voters: readonly Person[],
): Promise<void> {
  const bar = output.progress("Ranking", voters.length);
  for (const [index, { address, signer }] of voters.entries()) {
    const ranks = ranksIn(candidates, opinionAt(index));
    await perform(signer, castRanking(contracts, { ballotId, ranks, sequence: 1 }));
    election.ballots.set(address, { ranks, sequence: 1 });
    election.taken += 1;
    bar.update(index + 1);
  }
  bar.stop();
}

async function sign(
  { contracts }: Stage,
  { ballotId, candidates }: ElectionBallot,
  { address, signer }: Person,
  { opinion, sequence }: { opinion: readonly number[]; sequence: number },
) {
  const ranks = ranksIn(candidates, opinion);
  const paper = { ballotId, candidates, ranks, sequence };
  const signature = Signature.from(await signRankedBallot(signer, contracts.ballotBox, paper));
  return { ballotId, voter: address, ranks, sequence, signature };
}

/** Somebody kept a ballot that was replaced since, and sends it once more. @returns the code of the refusal. */
async function sendAgain({ anybody, output }: Stage, { to, data }: { to: string; data: string }) {
  try {
    await anybody.call({ to, data });
    return "";
  } catch (error) {
    const refusal = explainRevert(error);
    if (refusal === undefined) throw error;
    output.line(`A ballot that was replaced is sent once more, in vain: ${refusal.message}`);
    return refusal.code;
  }
}

const ranksIn = (candidates: readonly string[], opinion: readonly number[]) =>
  ranksOf(
    opinion.map((alternative) => [alternative]),
    candidates.length + 1,
  );

const opinionAt = (index: number) => OPINIONS[index % OPINIONS.length] ?? [];
