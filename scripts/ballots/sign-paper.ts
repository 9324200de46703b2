import { formatMotionId } from "../../core/format/index.js";
import { signBallot, SUPPORT, type SupportName } from "../../core/motions/index.js";
import type { Context } from "../cli/context.js";
import { findMotion } from "../motions/find-motion.js";
import { introduceMotion } from "../motions/introduce-motion.js";
import { requireBallotFree } from "./require-ballot-free.js";
import type { SignedBallotPaper } from "./signed-ballot.js";

/** Signs a ballot and sends nothing: whoever has it can carry it to the chain, and nobody can change it. */
export async function signPaper(
  context: Context,
  { motion: given, choice }: { motion: string; choice: SupportName },
): Promise<{ ballot: SignedBallotPaper }> {
  const contracts = await context.contracts();
  const { account: voter = "", chainId, signer } = await context.network();
  const motion = await findMotion(context, given);
  await requireBallotFree(contracts, motion, voter);
  context.preview([
    `You, ${voter}, sign a ballot "${choice}" on:`,
    ...introduceMotion(contracts, motion),
    "Nothing is sent. Whoever you give it to can cast it for you, and cannot alter it. Sign one ballot only:",
    "of two that differ, the first to arrive counts.",
  ]);
  await context.confirm("Sign this ballot?");
  const signature = await signBallot(
    await signer(),
    contracts.governor,
    motion.id,
    SUPPORT[choice],
  );
  const ballot = {
    chainId,
    governor: contracts.addresses.governor,
    motion: formatMotionId(motion.id),
    voter,
    support: choice,
    signature: signature.serialized,
  };
  context.output.line(JSON.stringify(ballot));
  return { ballot };
}
