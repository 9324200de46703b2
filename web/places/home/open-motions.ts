import type { MotionSummary } from "../../reading/index.js";

type Motion = Pick<MotionSummary, "phase" | "secondsGiven" | "secondsNeeded">;

/** Motions by what can be done about them now. */
export interface OpenMotions<M> {
  /** In discussion, and lapse without more seconds. */
  needSeconds: M[];
  discussed: M[];
  /** Pass by themselves unless voters object. */
  notices: M[];
  voting: M[];
  /** Passed: anybody may queue or execute them. */
  due: M[];
}

const NOTICES: ReadonlySet<string> = new Set(["notice", "contested"]);
const DUE: ReadonlySet<string> = new Set(["succeeded", "due"]);

export function openMotions<M extends Motion>(motions: readonly M[]): OpenMotions<M> {
  const open: OpenMotions<M> = { needSeconds: [], discussed: [], notices: [], voting: [], due: [] };
  for (const motion of motions) {
    if (motion.phase === "vote") open.voting.push(motion);
    else if (DUE.has(motion.phase)) open.due.push(motion);
    else if (NOTICES.has(motion.phase)) open.notices.push(motion);
    else if (motion.phase === "discussion") {
      const isShort = motion.secondsGiven < motion.secondsNeeded;
      (isShort ? open.needSeconds : open.discussed).push(motion);
    }
  }
  return open;
}
