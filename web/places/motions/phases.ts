import type { Phase } from "../../../core/motions/index.js";
import type { Tone } from "../../parts/index.js";

/** Phases as people look for them. */
export const PHASE_GROUPS = {
  open: ["discussion", "notice", "contested", "withdrawn", "vote"],
  passed: ["succeeded", "queued", "due"],
  done: ["executed"],
  failed: ["defeated", "lapsed", "cancelled", "replaced"],
} as const satisfies Record<string, readonly Phase[]> as Readonly<
  Record<PhaseGroup, readonly string[]>
>;

export type PhaseGroup = "open" | "passed" | "done" | "failed";

/** The group of a phase; a phase this version does not know is in none. */
export function groupOf(phase: string): PhaseGroup | undefined {
  return (Object.keys(PHASE_GROUPS) as PhaseGroup[]).find((group) =>
    PHASE_GROUPS[group].includes(phase),
  );
}

const TONES: Record<PhaseGroup, Tone> = {
  open: "info",
  passed: "success",
  done: "success",
  failed: "warning",
};

export function toneOf(phase: string): Tone | "plain" {
  const group = groupOf(phase);
  return group === undefined ? "plain" : TONES[group];
}

/** While texts may be filed, seconded, taken over and objected to. */
export const isDiscussed = (phase: string): boolean =>
  ["discussion", "notice", "contested", "withdrawn"].includes(phase);
