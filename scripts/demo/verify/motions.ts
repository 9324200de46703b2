import { isDeepStrictEqual } from "node:util";
import { pairwiseMatrix, type PairwiseMatrix } from "../../../core/counting/index.js";
import { formatMotionId } from "../../../core/format/index.js";
import { readMotions, recount, type Motion, type Recount } from "../../../core/motions/index.js";
import type { Checks } from "../checks.js";
import type { BallotsCast } from "../motions/ballots-cast.js";
import { ENDINGS, winnerOf, type DemoMotion } from "../motions/demo-motion.js";
import type { Stage } from "../stage.js";
import { verifyBatch, verifyPlainVote } from "./ballots.js";
import { verifyEffect } from "./effect.js";
import { verifyNotice, type NoticeRow } from "./notice.js";
import { verifyOptions, type OptionRow } from "./options.js";
import type { Told } from "./story.js";

/** A motion as the chain tells it, beside its recount. Votes and seconds are counts. */
export interface MotionRow {
  id: string;
  kind: string;
  title: string;
  class: string;
  mover: string;
  /** What it does, one line a call. */
  calls: string[];
  seconds: { given: number; needed: number };
  electorate: number;
  /** Ballots that rank its own text above the status quo, below it, and neither. */
  for: number;
  against: number;
  abstain: number;
  /** Votes For it needed. */
  quorum: number;
  /** How many ballots came signed in a batch. */
  signedBallots: number;
  outcome: string;
  /** Its own text and its rivals, in order of place. */
  options: OptionRow[];
  /** `preferred[i][j]` ballots rank alternative i above j; 0 is the status quo, the others are places. */
  preferred: PairwiseMatrix;
  /** Id of the text that won; null if none did, or there was no vote. */
  winner: string | null;
  notice: NoticeRow | null;
  recount: {
    for: number;
    against: number;
    abstain: number;
    quorum: number;
    outcome: string;
    /** Why it ended so, in one paragraph. */
    explanation: string;
    agrees: boolean;
  };
}

/** Counts every motion again from the logs and compares it with the contracts, the story and the archive. */
export async function verifyMotions(
  stage: Stage,
  told: Pick<Told, "motions" | "cast" | "refused">,
  checks: Checks,
): Promise<MotionRow[]> {
  const { motions: story, cast } = told;
  const motions = await readMotions(stage.contracts, { fromBlock: 0 });
  checks.add(`the chain knows ${story.length} motions`, motions.length === story.length);
  const bar = stage.output.progress("Recounting", story.length);
  const rows: MotionRow[] = [];
  for (const each of story) {
    const motion = motions.find(({ id }) => id === each.id);
    const ballots = cast.get(each.id);
    const found = motion !== undefined && ballots !== undefined;
    if (!checks.add(`"${each.title}" is on the chain`, found) || !found) continue;
    const counted = await recount(stage.contracts, motion.id, { fromBlock: 0 });
    verifyCount(each, motion, counted, ballots, checks);
    const options = await verifyOptions(stage, each, motion, counted, told.refused, checks);
    if (each.rivals.length === 0)
      await verifyEffect(stage, each, winnerOf(each) === each, counted, checks);
    await verifyPlainVote(stage, each, ballots, checks);
    const notice = await verifyNotice(stage, each, motion, checks);
    const signedBallots = await verifyBatch(stage, motion.id, ballots, checks);
    rows.push({ ...rowOf(each, motion, counted), options, notice, signedBallots });
    bar.update(rows.length);
  }
  bar.stop();
  return rows;
}

function verifyCount(
  told: DemoMotion,
  motion: Motion,
  counted: Recount,
  { rankings }: BallotsCast,
  checks: Checks,
): void {
  const { title, plot, rivals } = told;
  const { outcome, phase, quorate, majority, words } = ENDINGS[plot];
  checks.add(
    `the recount of "${title}" agrees with the contracts (${counted.differences.join(" ")})`,
    counted.agrees,
  );
  checks.add(
    `the recount of "${title}" is what the voters cast`,
    counted.ballots === rankings.length &&
      isDeepStrictEqual(counted.preferred, pairwiseMatrix(rankings, rivals.length + 2)),
  );
  checks.add(
    `"${title}" ${words}`,
    counted.outcome === outcome &&
      (quorate === undefined || counted.quorate === quorate) &&
      (majority === undefined || counted.majority === majority),
  );
  checks.add(`"${title}" ends ${phase}`, motion.phase.phase === phase);
}

function rowOf(
  { actions }: DemoMotion,
  motion: Motion,
  counted: Recount,
): Omit<MotionRow, "options" | "notice" | "signedBallots"> {
  const { for: inFavour, against, abstain, winner } = counted;
  return {
    id: formatMotionId(motion.id),
    kind: motion.kind,
    title: motion.title,
    class: motion.class,
    mover: motion.mover,
    calls: actions.map(({ summary }) => summary[0] ?? ""),
    seconds: { given: motion.secondsGiven, needed: motion.secondsNeeded },
    electorate: counted.electorate,
    for: Number(motion.votes.for),
    against: Number(motion.votes.against),
    abstain: Number(motion.votes.abstain),
    quorum: Number(motion.quorum),
    outcome: motion.phase.phase,
    preferred: counted.preferred,
    winner: winner === undefined ? null : formatMotionId(winner),
    recount: {
      for: Number(inFavour),
      against: Number(against),
      abstain: Number(abstain),
      quorum: Number(counted.quorum),
      outcome: counted.outcome,
      explanation: counted.explanation,
      agrees: counted.agrees,
    },
  };
}
