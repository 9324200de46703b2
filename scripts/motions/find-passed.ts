import { id as hashText } from "ethers";
import { quote } from "../../core/format/index.js";
import {
  callLists,
  optionLabel,
  type Motion,
  type MotionOption,
  type Phase,
} from "../../core/motions/index.js";
import type { Context } from "../cli/context.js";
import { findMotion } from "./find-motion.js";
import { introduceMotion } from "./introduce-motion.js";
import { requirePhase } from "./require-phase.js";
import { placed, speakingOption } from "./speaking-text.js";

/** What passed of a motion, as queue and execute take it. */
export interface Passed {
  motion: Motion;
  /** The text that won. */
  option: MotionOption;
  /** Targets, values, calldatas and the hash of the description. */
  call: readonly [targets: string[], values: bigint[], calldatas: string[], description: string];
  /** The lines that say which text this is, and of which motion. */
  lines: string[];
}

/**
 * The text that won a motion, whichever of its texts is named.
 *
 * @throws DaoError `MOTION_UNKNOWN`, `MOTION_AMBIGUOUS`, `MOTION_NOT_READY`
 */
export async function findPassed(
  context: Context,
  given: string,
  { wanted, act }: { wanted: readonly Phase[]; act: string },
): Promise<Passed> {
  const contracts = await context.contracts();
  const motion = await findMotion(context, given);
  const option = await speakingOption(contracts, motion);
  await requirePhase(contracts, placed(motion, option), { wanted, act });
  const { number = 1, title, calls, text } = option;
  const { targets, values, calldatas } = callLists(calls);
  const introduced = introduceMotion(contracts, { id: text, title, calls });
  return {
    motion,
    option,
    call: [targets, values, calldatas, hashText(option.description)],
    lines: motion.amended
      ? [`Of the motion ${quote(motion.title)} ${optionLabel(number, title)} won:`, ...introduced]
      : introduced,
  };
}
