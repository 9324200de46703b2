import { expect } from "chai";
import { id as hash, type ContractTransactionResponse } from "ethers";
import { foundCoalition, type Coalition } from "../fixture/coalition.js";
import {
  call,
  executeMotion,
  fileMotion,
  queueMotion,
  waitOutTimelock,
  type FiledMotion,
} from "../fixture/motions.js";
import { expectRefused } from "../governance/refused.js";

export const QUESTION = "Should we meet in Nairobi?";

/** The one call of a poll, which names the description it is filed with. */
export const poll = (c: Coalition, text: string, description: string) =>
  call(c.archive, "recordPoll", [text, hash(description)]);

/** A poll, filed; `record` is what anyone may try. */
export async function filedPoll() {
  const c = await foundCoalition();
  const description = "# Where to meet";
  const motion = await fileMotion(c, [await poll(c, QUESTION, description)], description);
  const record = (text = QUESTION, of = description) =>
    c.archive.connect(c.strangers[0]!).recordPoll(text, hash(of));
  return { ...c, motion, record };
}

export type FiledPoll = Awaited<ReturnType<typeof filedPoll>>;

/** Runs what has passed. */
export async function execute(
  c: Coalition,
  motion: FiledMotion,
): Promise<ContractTransactionResponse> {
  await queueMotion(c, motion);
  await waitOutTimelock(c, motion);
  return executeMotion(c, motion);
}

export async function expectNoResult(c: FiledPoll): Promise<void> {
  expect(await c.governor.proposalSnapshot(c.motion.id)).not.to.equal(0n);
  await expectRefused(() => c.record(), c.archive, "ArchiveNoPollResult", c.motion.id);
}
