import { documentId, readDocuments, readResolutions } from "../../core/archive/index.js";
import { formatMotionId } from "../../core/format/index.js";
import { readMotions, recount, type Motion } from "../../core/motions/index.js";
import type { Checks } from "./checks.js";
import type { DemoMotion, Effect } from "./move.js";
import type { Stage } from "./stage.js";
import type { BallotsCast } from "./vote.js";

/** A motion as the chain tells it, beside its recount. Votes and seconds are counts. */
export interface MotionRow {
  id: string;
  title: string;
  class: string;
  mover: string;
  /** What it does, one line a call. */
  calls: string[];
  seconds: { given: number; needed: number };
  electorate: number;
  for: number;
  against: number;
  abstain: number;
  /** Votes For it needed. */
  quorum: number;
  /** How many ballots came signed in a batch. */
  signedBallots: number;
  outcome: string;
  recount: {
    for: number;
    against: number;
    abstain: number;
    quorum: number;
    outcome: string;
    explanation: string;
    agrees: boolean;
  };
}

/** Counts every motion again from the logs and compares it with the governor, the story and the archive. */
export async function verifyMotions(
  stage: Stage,
  story: readonly DemoMotion[],
  cast: ReadonlyMap<bigint, BallotsCast>,
  checks: Checks,
): Promise<MotionRow[]> {
  const motions = await readMotions(stage.contracts, { fromBlock: 0 });
  checks.add(`the chain knows ${story.length} motions`, motions.length === story.length);
  const bar = stage.output.progress("Recounting", story.length);
  const rows: MotionRow[] = [];
  for (const told of story) {
    const motion = motions.find(({ id }) => id === told.id);
    const ballots = cast.get(told.id);
    const found = motion !== undefined && ballots !== undefined;
    if (!checks.add(`"${told.title}" is on the chain`, found) || !found) continue;
    rows.push(await verifyMotion(stage, told, motion, ballots, checks));
    bar.update(rows.length);
  }
  bar.stop();
  return rows;
}

async function verifyMotion(
  stage: Stage,
  { title, plot, effect, actions }: DemoMotion,
  motion: Motion,
  ballots: BallotsCast,
  checks: Checks,
): Promise<MotionRow> {
  const counted = await recount(stage.contracts, motion.id, { fromBlock: 0 });
  const passes = plot !== "fails quorum";
  checks.add(
    `the recount of "${title}" agrees with the governor (${counted.differences.join(" ")})`,
    counted.agrees,
  );
  const { for: inFavour, against, abstain } = counted;
  checks.add(
    `the recount of "${title}" is what the voters cast`,
    inFavour === ballots.for && against === ballots.against && abstain === ballots.abstain,
  );
  checks.add(
    `"${title}" ${passes ? "passes" : "is defeated for want of quorum alone"}`,
    counted.outcome === (passes ? "passed" : "defeated") &&
      counted.quorate === passes &&
      counted.majority,
  );
  checks.add(
    `"${title}" ends ${passes ? "executed" : "defeated"}`,
    motion.phase.phase === (passes ? "executed" : "defeated"),
  );
  checks.add(
    `"${title}" ${passes ? "took effect" : "had no effect"} in the archive`,
    (await hasHappened(stage, effect)) === passes,
  );
  return {
    id: formatMotionId(motion.id),
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
    signedBallots: await signedBallots(stage, motion.id, ballots, checks),
    outcome: motion.phase.phase,
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

/** Ballots that one transaction carried, told from its events. */
async function signedBallots(
  { contracts, chain }: Stage,
  id: bigint,
  { batch }: BallotsCast,
  checks: Checks,
): Promise<number> {
  if (batch === undefined) return 0;
  const { governor } = contracts;
  const receipt = await chain.provider.getTransactionReceipt(batch.transaction);
  const events = (receipt?.logs ?? []).map((log) => governor.interface.parseLog(log));
  const counted = events.filter((event) => event?.name === "VoteCast" && event.args[1] === id);
  checks.add(
    `one transaction carried ${batch.ballots} signed ballots`,
    counted.length === batch.ballots,
  );
  return counted.length;
}

/** Whether the archive holds what the motion would put there. */
async function hasHappened({ contracts }: Stage, effect: Effect): Promise<boolean> {
  const range = { fromBlock: 0 };
  if ("resolution" in effect) {
    const resolutions = await readResolutions(contracts, range);
    return resolutions.some(({ text }) => text === effect.resolution);
  }
  const { kind, name, files } = effect;
  const id = documentId(contracts.addresses.timelock, kind, name);
  const document = (await readDocuments(contracts, range)).find((each) => each.id === id);
  const digests = document?.versions.at(-1)?.renditions.map(({ digest }) => digest) ?? [];
  return digests.length === files.length && files.every(({ digest }) => digests.includes(digest));
}
