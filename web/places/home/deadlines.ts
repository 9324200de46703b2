import type { MotionSummary } from "../../reading/index.js";
import type { OpenElection } from "./open-elections.js";
import type { OpenRecall } from "./open-recalls.js";

/**
 * Something that ends, and what: `discussion`, `vote` … of a motion, `nominations`, `ballot` … of an election, `petition` or
 * `vote` of a recall.
 */
export interface Deadline {
  of: "motion" | "election" | "recall";
  id: string;
  /** Of the motion, or the name of the office. */
  name: string;
  what: string;
  until: number;
}

type Motion = Pick<MotionSummary, "id" | "title" | "phase" | "until">;

/** What ends next, the soonest first. What has ended already waits for somebody and is no deadline. */
export function deadlinesOf(
  motions: readonly Motion[],
  elections: readonly OpenElection[],
  recalls: readonly OpenRecall[],
  now: number,
): Deadline[] {
  const ofMotions = motions.flatMap(({ id, title, phase, until }): Deadline[] =>
    until === undefined ? [] : [{ of: "motion", id, name: title, what: phase, until }],
  );
  const ofElections = elections.map(({ id, office, stage, until }): Deadline => ({
    ...{ of: "election", id, name: office, what: stage, until },
  }));
  const ofRecalls = recalls.map(({ id, office, stage, until }): Deadline => ({
    ...{ of: "recall", id, name: office, what: stage, until },
  }));
  return [...ofMotions, ...ofElections, ...ofRecalls]
    .filter(({ until }) => until > now)
    .sort((a, b) => a.until - b.until || a.name.localeCompare(b.name));
}
