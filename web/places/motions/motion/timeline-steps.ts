import type { MotionView } from "../../../reading/index.js";
import { groupOf, isDiscussed } from "../phases.js";

/** One step of a motion's way; its words are the page's. */
export interface MotionStep {
  what: "filed" | "discussion" | "notice" | "vote" | "result" | "wait" | "executed";
  state: "done" | "now" | "next" | "skipped";
  /** Seconds since 1970: when it began or ended; of what is on or comes, when it ends or begins by itself. */
  at: number | undefined;
}

type Facts = Pick<
  MotionView,
  "kind" | "phase" | "filedAt" | "opensAt" | "deadline" | "eta" | "executedAt" | "notice"
>;

/** The way of a motion from its filing to what it does, as far as it got. */
export function timelineOf(motion: Facts): MotionStep[] {
  const { phase, filedAt, opensAt, deadline, eta, executedAt, notice } = motion;
  const discussed = isDiscussed(phase);
  const failed = groupOf(phase) === "failed";
  const early = phase === "lapsed" || phase === "cancelled";
  const quiet = notice !== undefined && !notice.contested;
  const carried = executedAt !== undefined;
  return [
    { what: "filed", state: "done", at: filedAt },
    {
      what: quiet ? "notice" : "discussion",
      state: discussed ? "now" : "done",
      // Withdrawn or gone before its end: nothing tells when.
      at: phase === "cancelled" ? undefined : opensAt,
    },
    {
      what: "vote",
      state: quiet || early ? "skipped" : phase === "vote" ? "now" : discussed ? "next" : "done",
      at: quiet || early ? undefined : deadline,
    },
    {
      what: "result",
      state: discussed || phase === "vote" ? "next" : "done",
      at: undefined,
    },
    {
      what: "wait",
      state: failed ? "skipped" : waitState(phase, carried),
      at: eta,
    },
    {
      what: "executed",
      state: failed ? "skipped" : carried ? "done" : phase === "due" ? "now" : "next",
      at: executedAt,
    },
  ];
}

function waitState(phase: string, carried: boolean): MotionStep["state"] {
  if (carried || phase === "due") return "done";
  return phase === "queued" || phase === "succeeded" ? "now" : "next";
}
