import { foundCoalition, type Coalition } from "../fixture/coalition.js";
import { call, fileMotion, openVote, secondMotion } from "../fixture/motions.js";

/** The coalition with one seconded ordinary motion, still in discussion. */
export async function withMotion(c: Coalition) {
  const motion = await fileMotion(c, [await call(c.archive, "recordResolution", ["Resolved."])]);
  await secondMotion(c, motion);
  const snapshot = await c.governor.proposalSnapshot(motion.id);
  const deadline = await c.governor.proposalDeadline(motion.id);
  /** The governor as voter number `index + 1` sees it. */
  const as = (index: number) => c.governor.connect(c.founders[index]!);
  return { ...c, motion, snapshot, deadline, as };
}

/** The pilot's coalition with one seconded ordinary motion in discussion. */
export async function discussedMotion() {
  return withMotion(await foundCoalition());
}

/** The pilot's coalition with one ordinary motion being voted on. */
export async function openMotion() {
  const c = await discussedMotion();
  await openVote(c, c.motion);
  return c;
}
