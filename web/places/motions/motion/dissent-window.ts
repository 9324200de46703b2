import type { MotionView } from "../../../reading/index.js";

/** Whether a dissent may be bound to a result now, as the archive decides it. */
export type DissentWindow =
  /** Nothing that can be dissented from, or not yet. */
  | { state: "none" }
  /** @param until - seconds since 1970; nothing while nobody has begun the waiting time. */
  | { state: "open"; until: number | undefined }
  | { state: "closed" };

type Facts = Pick<MotionView, "phase" | "eta" | "deadline">;

/**
 * @param timelock - seconds a motion of its class waits; nothing while that is not known. A motion that failed can be
 * dissented from as long as it would have waited.
 */
export function dissentWindow(
  { phase, eta, deadline }: Facts,
  timelock: number | undefined,
  now: number,
): DissentWindow {
  switch (phase) {
    case "succeeded":
      return { state: "open", until: undefined };
    case "queued":
      return eta === undefined || now < eta ? { state: "open", until: eta } : { state: "closed" };
    case "due":
    case "executed":
      return { state: "closed" };
    case "defeated": {
      if (timelock === undefined) return { state: "closed" };
      const until = deadline + timelock;
      return now <= until ? { state: "open", until } : { state: "closed" };
    }
    default:
      return { state: "none" };
  }
}
