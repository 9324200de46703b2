import { ZeroAddress } from "ethers";
import type { CoalitionContracts } from "../../../../core/contracts/index.js";
import { type Call, motionDescription } from "../../../../core/motions/index.js";
import { explainFailure } from "../../../acting/failures.js";
import { buildActions } from "./build-actions.js";
import type { MotionDraft, Step } from "./draft.js";

export interface FaultQuery {
  contracts(): Promise<CoalitionContracts>;
  files: Readonly<Record<number, File>>;
  /** The calls of the text that is amended. */
  same?: readonly Call[] | undefined;
}

/**
 * Why what a step asks for does not do as it is typed; nothing when it fits. What cannot be told here, as without a
 * connection, is left to the last step.
 */
export async function faultInStep(
  step: Step,
  draft: MotionDraft,
  { contracts, files, same }: FaultQuery,
): Promise<unknown> {
  try {
    if (step === "content")
      await buildActions(await contracts(), draft, { description: "", files, same });
    if (step === "words") describe(draft);
    return undefined;
  } catch (error) {
    return explainFailure(error).kind === "rules" ? error : undefined;
  }
}

const describe = ({ title, text }: MotionDraft) =>
  motionDescription({ title: title.trim(), text, proposer: ZeroAddress });
