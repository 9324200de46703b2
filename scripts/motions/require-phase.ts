import type { CoalitionContracts } from "../../core/contracts/index.js";
import { DaoError } from "../../core/errors.js";
import { motionPhase, type Motion, type Phase } from "../../core/motions/index.js";

/** What to do about a motion in each phase. */
const NEXT: Readonly<Record<Phase, string>> = {
  discussion: "Wait until the vote was held.",
  notice: "Wait until it passes, or object: npm run dao -- object",
  contested: "Wait until the vote was held.",
  withdrawn: "Take it over with npm run dao -- take-over, or let it go.",
  vote: "Wait until the vote closes.",
  lapsed: "File it again if more people support it now.",
  cancelled: "File it again if you want it.",
  replaced: "See the motion's options: npm run dao -- motions",
  defeated: "Nothing is left to do.",
  succeeded: "Queue it first: npm run dao -- queue",
  queued: "Wait until then.",
  due: "Execute it: npm run dao -- execute",
  executed: "Nothing is left to do.",
};

/** A text as its place on the ballot is seconded. */
export type Placed = Pick<
  Motion,
  "id" | "secondsGiven" | "secondsNeeded" | "opensAt" | "takeoverUntil" | "notice"
>;

/**
 * Asks where a text stands at this moment; what was read with it is as old as the latest block.
 *
 * @param act - what cannot be done otherwise: "The motion cannot be queued".
 * @throws DaoError `MOTION_NOT_READY`, saying where it stands and until when.
 */
export async function requirePhase(
  { governor }: CoalitionContracts,
  text: Placed,
  { wanted, act }: { wanted: readonly Phase[]; act: string },
): Promise<void> {
  const { id } = text;
  const [state, deadline, eta, now] = await Promise.all([
    governor.state(id),
    governor.proposalDeadline(id),
    governor.proposalEta(id),
    governor.clock(),
  ]);
  const { phase, sentence } = motionPhase({ ...text, state: Number(state), deadline, eta }, now);
  if (wanted.includes(phase)) return;
  throw new DaoError("MOTION_NOT_READY", `${act} now. ${sentence}`, {
    hint: NEXT[phase],
  });
}
