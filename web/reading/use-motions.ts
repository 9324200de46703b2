import type { BallotView, MotionSummary, MotionView } from "./reader.js";
import { keys } from "./keys.js";
import { type Many, useMany } from "./use-many.js";
import { type Answer, useOne } from "./use-one.js";

/** Motions and notices, the newest first. */
export const useMotions = (): Many<MotionSummary> =>
  useMany(keys.motions, (reader, query) => reader.motions(query));

/** One motion with everything on its ballot; of a text that amends one, that one. */
export const useMotion = (id: string | undefined): Answer<MotionView | null> =>
  useOne(keys.motion(id ?? ""), (reader) => reader.motion(id ?? ""), Boolean(id));

/** Ballots on a motion. */
export const useMotionBallots = (id: string | undefined): Many<BallotView> =>
  useMany(keys.ballots(id ?? ""), (reader, query) => reader.ballots(id ?? "", query), Boolean(id));
