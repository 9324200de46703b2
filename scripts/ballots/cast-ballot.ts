import { formatMoment, formatMotionId } from "../../core/format/index.js";
import { SUPPORT, type SupportName } from "../../core/motions/index.js";
import type { Context } from "../cli/context.js";
import { findMotion } from "../motions/find-motion.js";
import { introduceMotion } from "../motions/introduce-motion.js";

/** Casts the account's own ballot. */
export async function castBallot(
  context: Context,
  {
    motion: given,
    choice,
    reason,
  }: { motion: string; choice: SupportName; reason: string | undefined },
): Promise<Record<string, unknown>> {
  const contracts = await context.contracts();
  const { governor } = contracts;
  const { account } = await context.network();
  const motion = await findMotion(context, given);
  const { id, title } = motion;
  const support = SUPPORT[choice];
  await (reason === undefined
    ? governor.castVote.staticCall(id, support)
    : governor.castVoteWithReason.staticCall(id, support, reason));
  context.preview([
    `You, ${account}, vote "${choice}" on:`,
    ...introduceMotion(contracts, motion),
    ...(reason === undefined ? [] : [`Your reason, published: ${reason}`]),
    `The vote closes ${formatMoment(await governor.proposalDeadline(id))}. A ballot once cast stands.`,
  ]);
  await context.confirm(`Vote "${choice}"?`);
  const receipt = await context.send("Ballot cast", () =>
    reason === undefined
      ? governor.castVote(id, support)
      : governor.castVoteWithReason(id, support, reason),
  );
  return {
    motion: formatMotionId(id),
    title,
    voter: account,
    choice,
    reason,
    transaction: receipt.hash,
  };
}
