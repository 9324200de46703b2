import type { CoalitionContracts } from "../../core/contracts/index.js";
import type { Motion, MotionOption } from "../../core/motions/index.js";
import type { Placed } from "./require-phase.js";

/** The option whose fate is the motion's: the one that wins, or else one that is on the ballot, or its own. */
export async function speakingOption(
  { amendments, governor }: CoalitionContracts,
  { id, amended, options, snapshot }: Motion,
): Promise<MotionOption> {
  const won = amended && (await governor.clock()) > snapshot ? await amendments.winner(id) : 0n;
  const found =
    options.find(({ text }) => text === won) ??
    options.find(({ standing }) => standing) ??
    options[0];
  if (found === undefined) throw new Error("a motion without a text of its own");
  return found;
}

/** The option as its phase follows from it; of several the motion's own withdrawal does not matter. */
export function placed(motion: Motion, option: MotionOption): Placed {
  const { secondsGiven, secondsNeeded, text, standing } = option;
  const { opensAt, notice } = motion;
  const takeoverUntil = standing ? 0n : motion.takeoverUntil;
  return { id: text, secondsGiven, secondsNeeded, opensAt, takeoverUntil, notice };
}
