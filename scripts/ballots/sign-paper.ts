import type { CoalitionContracts } from "../../core/contracts/index.js";
import { formatMoment, formatMotionId } from "../../core/format/index.js";
import { type Motion, signBallot, signRankedBallot, SUPPORT } from "../../core/motions/index.js";
import type { Context } from "../cli/context.js";
import { findText, motionOf } from "../motions/find-motion.js";
import { introduceMotion } from "../motions/introduce-motion.js";
import { type Choice, rankedChoice, type RankedChoice } from "./ballot-choice.js";
import { requireBallotFree } from "./require-ballot-free.js";
import type { SignedPaper } from "./signed-ballot.js";

/**
 * Signs a ballot and sends nothing: whoever has it can carry it to the chain, and nobody can change it. Where there are
 * several options, a vote on one is signed as the ranking it means.
 */
export async function signPaper(
  context: Context,
  { motion: given, ...choice }: { motion: string } & Choice,
): Promise<{ ballot: SignedPaper }> {
  const contracts = await context.contracts();
  const { account: voter = "" } = await context.network();
  const named = await findText(context, given);
  const motion = await motionOf(context, named);
  const ranked =
    motion.amended || choice.rank !== undefined
      ? await rankedChoice(contracts, motion, named, choice)
      : undefined;
  await requireBallotFree(contracts, motion, voter);
  context.preview([
    ranked === undefined
      ? `You, ${voter}, sign a ballot "${choice.choice}" on:`
      : `You, ${voter}, sign a ballot that ranks the options of:`,
    ...introduceMotion(contracts, motion),
    ...(ranked === undefined ? [] : [ranked.line]),
    ...(await warnings(contracts, motion)),
    "Nothing is sent. Whoever you give it to can cast it for you, and cannot alter it. Sign one ballot only:",
    "of two that differ, the first to arrive counts.",
  ]);
  await context.confirm("Sign this ballot?");
  const ballot = await sign(context, motion, voter, ranked, choice);
  context.output.line(JSON.stringify(ballot));
  return { ballot };
}

/** Until the discussion ends texts may come, go and change, and a ballot is worth nothing for others. */
async function warnings({ governor }: CoalitionContracts, { opensAt }: Motion): Promise<string[]> {
  if ((await governor.clock()) > opensAt) return [];
  return [
    `The vote opens after ${formatMoment(opensAt)}. If the options change until then, this ballot cannot be cast: sign another.`,
  ];
}

async function sign(
  context: Context,
  { id }: Motion,
  voter: string,
  ranked: RankedChoice | undefined,
  { choice }: Choice,
): Promise<SignedPaper> {
  const { governor, amendments, addresses } = await context.contracts();
  const { chainId, signer } = await context.network();
  const paper = { chainId, governor: addresses.governor, motion: formatMotionId(id), voter };
  if (ranked !== undefined) {
    const { options, ranking, words } = ranked;
    const ballot = { motion: id, options, ranking, reason: "" };
    const { serialized } = await signRankedBallot(await signer(), amendments, ballot);
    return {
      ...paper,
      options: options.map(formatMotionId),
      ranking: words,
      signature: serialized,
    };
  }
  const support = choice ?? "abstain";
  const { serialized } = await signBallot(await signer(), governor, id, SUPPORT[support]);
  return { ...paper, support, signature: serialized };
}
