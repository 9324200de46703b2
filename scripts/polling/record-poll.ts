import { id as hashText } from "ethers";
import { DaoError } from "../../core/errors.js";
import { countOf, formatCount, formatMotionId, quote } from "../../core/format/index.js";
import { isPoll, pollOf } from "../../core/motions/index.js";
import type { Context } from "../cli/context.js";
import { findMotion } from "../motions/find-motion.js";
import { requirePhase } from "../motions/require-phase.js";
import { placed, speakingOption } from "../motions/speaking-text.js";

/**
 * Records the result of a poll that was not carried; one that was is recorded when it executes.
 *
 * @throws DaoError `MOTION_NOT_POLL`, `MOTION_NOT_READY`
 */
export async function recordDefeatedPoll(
  context: Context,
  given: string,
): Promise<Record<string, unknown>> {
  const contracts = await context.contracts();
  const { archive } = contracts;
  const motion = await findMotion(context, given);
  const option = await speakingOption(contracts, motion);
  const [call] = option.calls;
  const poll = isPoll(contracts, option) && call !== undefined ? pollOf(call.calldata) : undefined;
  if (poll === undefined) {
    throw new DaoError("MOTION_NOT_POLL", `${quote(motion.title)} is no poll.`, {
      hint: "Only polls have results to record; other motions are carried out, or not.",
    });
  }
  await requirePhase(contracts, placed(motion, option), {
    wanted: ["defeated"],
    act: "The result of the poll cannot be recorded",
  });
  const descriptionHash = hashText(option.description);
  await archive.recordPoll.staticCall(poll.text, descriptionHash);
  const { ballots, votes } = motion.amended
    ? { ballots: motion.ballots, votes: option.votes }
    : motion;
  context.preview([
    "The archive records that this poll was not carried:",
    `  ${quote(poll.text, 1_024)} (${formatMotionId(motion.id)})`,
    `  ${countOf(ballots, "ballot")}: ${formatCount(votes.for)} over the status quo, ${formatCount(votes.against)} under it`,
  ]);
  await context.confirm();
  const receipt = await context.send("Recorded", () =>
    archive.recordPoll(poll.text, descriptionHash),
  );
  return {
    motion: formatMotionId(motion.id),
    title: motion.title,
    poll: poll.text,
    carried: false,
    ballots: Number(ballots),
    preferred: motion.preferred,
    transaction: receipt.hash,
  };
}
