import { loadFixture, time } from "../../fixture/coalition.js";
import {
  castVotes,
  closeVote,
  executeMotion,
  openVote,
  queueMotion,
  secondMotion,
  waitOutTimelock,
  type FiledMotion,
} from "../../fixture/motions.js";
import { rankAll } from "./ranking.js";
import { correct, fileRival, resolution, withRival } from "./texts.js";

const DAY = 86_400n;

/** One seconded motion, one seconded rival, and a correction where the moment has one. */
export type Amended = Awaited<ReturnType<typeof withRival>> & { correction?: FiledMotion };

const vote = async (c: Amended, ...ballots: number[][]): Promise<Amended> => {
  await openVote(c, c.motion);
  await rankAll(c, c.motion, ballots);
  await closeVote(c, c.motion);
  return c;
};
const rivalWins = (c: Amended) => vote(c, [2, 0, 1], [2, 0, 1], [2, 0, 1], [0, 1, 2]);

async function entered(): Promise<Amended> {
  return loadFixture(withRival);
}

async function accepting(): Promise<Amended> {
  const c = await loadFixture(withRival);
  await c.amendments.accept(c.rival.id);
  return c;
}

async function merged(): Promise<Amended> {
  const c = await accepting();
  await time.increase(DAY + 1n);
  return c;
}

async function opposed(): Promise<Amended> {
  const c = await accepting();
  await c.amendments.connect(c.founders[1]!).object(c.motion.id, "No.");
  return c;
}

async function correcting(): Promise<Amended> {
  const c = await loadFixture(withRival);
  return { ...c, correction: await correct(c, c.motion, "Corrected") };
}

async function corrected(): Promise<Amended> {
  const c = await correcting();
  await time.increase(DAY + 1n);
  return c;
}

async function refuted(): Promise<Amended> {
  const c = await correcting();
  await c.amendments.connect(c.founders[1]!).object(c.motion.id, "No.");
  return c;
}

async function rivalCorrecting(): Promise<Amended> {
  const c = await loadFixture(withRival);
  return { ...c, correction: await correct(c, c.rival, "Corrected") };
}

async function rivalCorrected(): Promise<Amended> {
  const c = await rivalCorrecting();
  await time.increase(DAY + 1n);
  return c;
}

async function rivalWithdrawn(): Promise<Amended> {
  const c = await loadFixture(withRival);
  await c.as(1).withdraw(c.rival.id);
  return c;
}

async function rivalGone(): Promise<Amended> {
  const c = await rivalWithdrawn();
  await time.increase(3n * DAY + 1n);
  return c;
}

async function withdrawn(): Promise<Amended> {
  const c = await loadFixture(withRival);
  await c.as(0).withdraw(c.motion.id);
  return c;
}

async function gone(): Promise<Amended> {
  const c = await withdrawn();
  await time.increase(3n * DAY + 1n);
  return c;
}

/** The discussion as filed is over, but a late rival keeps the vote waiting. */
async function prolonged(): Promise<Amended> {
  const c = await loadFixture(withRival);
  await time.increaseTo(c.snapshot - 10n);
  const calls = [await resolution(c, "Late")];
  await secondMotion(c, await fileRival(c, c.motion, calls, "Late", c.founders[4]));
  await time.increaseTo(c.snapshot + 10n);
  return c;
}

async function voting(): Promise<Amended> {
  const c = await loadFixture(withRival);
  await openVote(c, c.motion);
  return c;
}

async function mergedVoting(): Promise<Amended> {
  const c = await merged();
  await openVote(c, c.motion);
  return c;
}

async function correctedVoting(): Promise<Amended> {
  const c = await corrected();
  await openVote(c, c.motion);
  return c;
}

async function rivalWon(): Promise<Amended> {
  return rivalWins(await loadFixture(withRival));
}

async function motionWon(): Promise<Amended> {
  return vote(await loadFixture(withRival), [2, 1, 0], [2, 1, 0], [2, 1, 0]);
}

async function mergedWon(): Promise<Amended> {
  const c = await mergedVoting();
  await castVotes(c, c.rival, { for: 3 });
  await closeVote(c, c.motion);
  return c;
}

async function correctedWon(): Promise<Amended> {
  const c = await correctedVoting();
  await castVotes(c, c.correction!, { for: 3 });
  await closeVote(c, c.motion);
  return c;
}

async function nothingWon(): Promise<Amended> {
  return vote(await loadFixture(withRival), [1, 2, 2], [1, 2, 2], [1, 2, 2]);
}

async function queued(): Promise<Amended> {
  const c = await rivalWon();
  await queueMotion(c, c.rival);
  return c;
}

async function ready(): Promise<Amended> {
  const c = await queued();
  await waitOutTimelock(c, c.rival);
  return c;
}

async function executed(): Promise<Amended> {
  const c = await ready();
  await executeMotion(c, c.rival);
  return c;
}

/** Where a motion and its rival may be, each from the one fixture. */
export const MOMENTS = {
  entered,
  accepting,
  merged,
  opposed,
  correcting,
  corrected,
  refuted,
  rivalCorrecting,
  rivalCorrected,
  rivalWithdrawn,
  rivalGone,
  withdrawn,
  gone,
  prolonged,
  voting,
  mergedVoting,
  correctedVoting,
  rivalWon,
  motionWon,
  mergedWon,
  correctedWon,
  nothingWon,
  queued,
  ready,
  executed,
};

export type Moment = keyof typeof MOMENTS;
