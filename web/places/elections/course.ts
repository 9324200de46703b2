import type { ElectionStage } from "../../../core/elections/stage.js";
import type { ElectionView } from "../../reading/index.js";

/** The parts of an election's course, in their order. */
export const COURSE = [
  "called",
  "nominations",
  "acceptance",
  "campaign",
  "ballot",
  "challenge",
  "seating",
] as const;

export interface CourseStep {
  key: (typeof COURSE)[number];
  state: "done" | "now" | "next" | "skipped";
  /** When it ends; the call: when it was made. Seconds; nothing where nobody can say. */
  at: number | undefined;
  /** The earliest it can be: the steps before wait for somebody to take them. */
  isEarliest: boolean;
}

const REACHED: Partial<Record<ElectionStage, (typeof COURSE)[number]>> = {
  nominations: "nominations",
  acceptance: "acceptance",
  reckoning: "acceptance",
  campaign: "campaign",
  opening: "campaign",
  ballot: "ballot",
  closing: "ballot",
  counting: "ballot",
  provisional: "challenge",
  held: "challenge",
  seating: "seating",
};

/** What an election went through, where it is, and when the rest comes at the earliest. */
export function courseOf(election: ElectionView, stage: ElectionStage): CourseStep[] {
  const reached = REACHED[stage];
  const now = reached === undefined ? COURSE.length : COURSE.indexOf(reached);
  const ends = endsOf(election);
  return COURSE.map((key, index) => {
    const { at, isEarliest } = ends[key];
    const never =
      reached === undefined && (isEarliest || (key === "seating" && stage !== "seated"));
    const state = never ? "skipped" : index < now ? "done" : index === now ? "now" : "next";
    return { key, state, at: never ? undefined : at, isEarliest: isEarliest && !never };
  });
}

type Ends = Record<CourseStep["key"], { at: number | undefined; isEarliest: boolean }>;

function endsOf(election: ElectionView): Ends {
  const { calledAt, nominationsUntil, acceptanceUntil, opensAt, closesAt, settlesAt } = election;
  const { campaign, ballot, challenge } = election.rules;
  const fixed = (at: number) => ({ at, isEarliest: false });
  const either = (at: number, earliest: number) =>
    at === 0 ? { at: earliest, isEarliest: true } : fixed(at);
  const campaignEnd = either(opensAt, acceptanceUntil + campaign);
  const ballotEnd = either(closesAt, campaignEnd.at + ballot);
  const challengeEnd = either(settlesAt, ballotEnd.at + challenge);
  return {
    called: fixed(calledAt),
    nominations: fixed(nominationsUntil),
    acceptance: fixed(acceptanceUntil),
    campaign: campaignEnd,
    ballot: ballotEnd,
    challenge: challengeEnd,
    seating: { at: undefined, isEarliest: false },
  };
}
