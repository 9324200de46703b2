import type { MotionTextView } from "../../../../core/wire/read.js";
import type { CoalitionContracts } from "../../../../core/contracts/index.js";
import { motionClassAt } from "../../../../core/motions/index.js";
import { explainRevert } from "../../../../core/refusals/index.js";

/**
 * `same`: as on the chain, and its targets run the code they ran when it was filed. `changed`: they run other code now.
 * `forged`: the chain has no such text, or has it otherwise than whoever served it says.
 */
export type ChainStanding = "same" | "changed" | "forged";

type Contracts = Pick<CoalitionContracts, "governor" | "timelock">;

/** Holds a text against the contracts: that it was filed, its class, and the code it calls. @throws what the node answers */
export async function chainStanding(
  { governor, timelock }: Contracts,
  text: Pick<MotionTextView, "id" | "class" | "calls" | "codeDigest">,
): Promise<ChainStanding> {
  let filed: Awaited<ReturnType<Contracts["governor"]["motion"]>>;
  try {
    filed = await governor.motion(text.id);
  } catch (error) {
    // No such motion: an error of the contract, not of the way to it.
    if (explainRevert(error) !== undefined) return "forged";
    throw error;
  }
  const { codeDigest, class: filedAs } = filed;
  if (motionClassAt(filedAs) !== text.class || codeDigest.toString() !== text.codeDigest)
    return "forged";
  const now = await timelock.codeDigest(text.calls.map(({ target }) => target));
  return codeDigest === now ? "same" : "changed";
}
