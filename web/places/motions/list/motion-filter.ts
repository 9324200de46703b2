import type { MotionSummary } from "../../../reading/index.js";
import { PHASE_GROUPS, type PhaseGroup } from "../phases.js";

/** Which motions somebody wants to see. */
export interface MotionFilter {
  group: PhaseGroup | "all";
  kind: MotionSummary["kind"] | "all";
  class: MotionSummary["class"] | "all";
  /** Part of the title; upper and lower case are the same. */
  words: string;
}

const GROUPS: readonly string[] = ["all", ...Object.keys(PHASE_GROUPS)];

/** Reads a filter from an address; whatever makes no sense there asks for nothing. */
export function filterFrom(query: URLSearchParams): MotionFilter {
  const oneOf = <Value extends string>(name: string, allowed: readonly string[]) => {
    const given = query.get(name) ?? "all";
    return (allowed.includes(given) ? given : "all") as Value;
  };
  return {
    group: oneOf("state", GROUPS),
    kind: oneOf("kind", ["motion", "notice"]),
    class: oneOf("class", ["ordinary", "fundamental"]),
    words: (query.get("words") ?? "").slice(0, 200),
  };
}

/** Writes a filter into an address, leaving out what asks for nothing. */
export function queryOf({ group, kind, class: of, words }: MotionFilter): URLSearchParams {
  const all = { state: group, kind, class: of, words };
  return new URLSearchParams(
    Object.entries(all).filter(([, value]) => value !== "all" && value !== ""),
  );
}

export function isWanted(filter: MotionFilter, motion: MotionSummary): boolean {
  const { group, kind, class: of, words } = filter;
  if (group !== "all" && !PHASE_GROUPS[group].includes(motion.phase)) return false;
  if (kind !== "all" && motion.kind !== kind) return false;
  if (of !== "all" && motion.class !== of) return false;
  return motion.title.toLocaleLowerCase().includes(words.trim().toLocaleLowerCase());
}
