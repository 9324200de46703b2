import { DAY, formatDuration } from "./duration.js";
import { BASIS_POINTS, formatPercentage } from "./percentage.js";

/** Who says so: the coalition's 2023 report or an IGF duty (`required`), or this kit (`chosen`). */
export type RuleSource = "required" | "chosen";

/** Smallest and largest value a number of the coalition file may have, both allowed. */
export interface Bound {
  min: number;
  max: number;
  unit: "count" | "seconds" | "basis points";
  source: RuleSource;
  /** The rule in a few words, as refusals quote it. */
  rule: string;
}

export const count = (
  min: number,
  max: number,
  rule: string,
  source: RuleSource = "chosen",
): Bound => ({
  min,
  max,
  unit: "count",
  source,
  rule,
});

export const days = (min: number, max: number, rule: string): Bound => ({
  min: min * DAY,
  max: max * DAY,
  unit: "seconds",
  source: "chosen",
  rule,
});

export const share = (min: number, max: number, rule: string): Bound => ({
  min: (min * BASIS_POINTS) / 100,
  max: (max * BASIS_POINTS) / 100,
  unit: "basis points",
  source: "chosen",
  rule,
});

/** The same bounds as in the contracts, which refuse what slips past the file. */
export const BOUNDS = {
  /** Required: a Dynamic Coalition has at least three stakeholder groups. Chosen: eight at most. */
  groups: count(3, 8, "a Dynamic Coalition spans at least three stakeholder groups", "required"),
  /** Chosen: also never shorter than the longest discussion, so that nobody joins after a motion to vote on it. */
  waitingPeriod: days(1, 90, "new members wait before their first vote, but not for ever"),
  /** Chosen: open membership needs a floor; the ceiling keeps a flood from being minted in a day. */
  joinsPerDay: count(10, 10_000, "joining stays open, at a rate people can watch"),
  /** Chosen: a voter has five vouches open at most. */
  vouches: count(1, 5, "vouches by voters, under the vouching policy"),
  /** Chosen. */
  livePerMember: count(1, 5, "live motions of one member"),
  /** Chosen. */
  discussion: days(1, 30, "time to discuss and second a motion"),
  /** Chosen. */
  voting: days(3, 30, "time to vote"),
  /** Chosen. */
  timelock: days(1, 30, "time between result and effect"),
  /** Chosen: K, the cap of min(K, ⌈√n / 2⌉) for n voters (the fundamental class doubles the formula). */
  seconds: count(1, 20, "most seconds a motion can need"),
  /** Chosen: also never more than there are founders, or the first motion could not pass. */
  quorumFloor: count(2, 100, "fewest votes For, whatever the share"),
  /** Chosen. */
  quorumShare: share(1, 50, "share of the electorate that must vote For"),
  /** Chosen: also never longer than the vote itself. */
  lateQuorumExtension: days(0, 30, "once, when quorum is reached late"),
  /** Chosen. */
  reading: days(1, 14, "time to read a text changed late, or a notice"),
  /** Chosen: also never longer than the reading. */
  objection: days(0.5, 7, "time to object to an accepted amendment or a correction"),
  /** Chosen. */
  consentFloor: count(1, 20, "fewest voters whose objection stops a notice"),
  /** Chosen. */
  consentShare: share(0, 10, "share of the electorate whose objection stops a notice"),
  /** Chosen: enough for the quorum floors; more than 100 join like everybody else. */
  founders: count(5, 100, "founders, the first voters"),
  /** Required: a Dynamic Coalition is founded by members from at least three stakeholder groups. */
  founderGroups: count(
    3,
    8,
    "a Dynamic Coalition is founded by at least three stakeholder groups",
    "required",
  ),
  /** Chosen: renditions of one version. */
  renditions: count(1, 12, "renditions of one document"),
} as const satisfies Record<string, Bound>;

/** Of the offices and of each of them, as above. Chosen throughout. */
export const OFFICE_BOUNDS = {
  /** Required: conduct officers and those who hear appeals. */
  offices: count(2, 16, "offices a coalition ever has, closed ones included"),
  seats: count(1, 9, "seats of one office"),
  /** Also never more than the office has seats. */
  cohorts: count(1, 9, "groups of seats whose terms end together"),
  termsInRow: count(1, 10, "terms one person may serve in a row"),
  term: days(90, 1_825, "length of a term"),
} as const satisfies Record<string, Bound>;

/** Of elections, as above. Chosen throughout. */
export const ELECTION_BOUNDS = {
  nominations: days(3, 60, "time to nominate and second"),
  acceptance: days(1, 30, "time to accept a nomination once they are closed"),
  extension: days(1, 30, "time added when candidates are too few, twice at most"),
  campaign: days(0, 30, "time between the last acceptance and the ballot"),
  ballot: days(3, 30, "time to vote for candidates"),
  challenge: days(1, 30, "time to challenge a result"),
  /** Also longer than an ordinary motion takes, or no motion could annul a challenged result. */
  challengeHold: days(7, 90, "how long a challenged result is held"),
  holdOver: days(7, 365, "how long officers stay on when two ballots missed the quorum"),
  seconds: count(1, 5, "seconds a nominee needs"),
  challengeFloor: count(1, 20, "fewest voters whose challenge holds a result"),
  challengeShare: share(0, 10, "share of the electorate whose challenge holds a result"),
} as const satisfies Record<string, Bound>;

/** Rules of one class of motions, under the names that the contracts give them. */
export const MOTION_RULE_BOUNDS = {
  discussion: BOUNDS.discussion,
  voting: BOUNDS.voting,
  timelock: BOUNDS.timelock,
  lateQuorumExtension: BOUNDS.lateQuorumExtension,
  quorumFloor: BOUNDS.quorumFloor,
  quorumShare: BOUNDS.quorumShare,
  secondsCap: BOUNDS.seconds,
} as const satisfies Record<string, Bound>;

/** Rules of discussion, likewise. */
export const DELIBERATION_RULE_BOUNDS = {
  reading: BOUNDS.reading,
  objection: BOUNDS.objection,
  consentFloor: BOUNDS.consentFloor,
  consentShare: BOUNDS.consentShare,
} as const satisfies Record<string, Bound>;

const { seconds: secondsNeeded, ...OF_SAME_NAME } = ELECTION_BOUNDS;

/** Rules of elections, likewise. */
export const ELECTION_RULE_BOUNDS = {
  ...OF_SAME_NAME,
  secondsNeeded,
} as const satisfies Record<string, Bound>;

/** Of the Code of Conduct in operation, as above; they let members be milder than the pilot, never harsher. Chosen throughout. */
export const CONDUCT_BOUNDS = {
  replyWindow: days(3, 14, "time to answer a report before anything public is decided"),
  /** Also at least 7 days more than the reply. */
  decisionPeriod: days(10, 42, "time to decide a case, or it lapses"),
  appealWindow: days(14, 60, "time to appeal"),
  hearingPeriod: days(7, 31, "time to hear an appeal, or the sanction is lifted"),
  ladderMemory: days(90, 365, "how long a rung leads to the next"),
  suspension: days(1, 14, "longest suspension after a public notice"),
  /** Also never shorter than the rung below it. */
  longSuspension: days(1, 31, "longest suspension after a short one"),
  /** Also never shorter than the rung below it. */
  yearSuspension: days(1, 365, "longest suspension by motion"),
  hold: days(1 / 24, 2, "length of an emergency hold"),
  codeGrace: days(7, 365, "time to accept a new Code of Conduct before posting pauses"),
  appealVoters: count(1, 10, "voters who may appeal together for somebody else"),
  reportCap: count(1, 10, "undecided cases one member may have reported"),
} as const satisfies Record<string, Bound>;

/** Of the lists a coalition is founded with. Required: open lists; chosen: how many. */
export const LIST_BOUNDS = {
  lists: count(1, 8, "every coalition has an open list from its first day", "required"),
} as const satisfies Record<string, Bound>;

/** Longest texts, in bytes of UTF-8. Chosen; the contracts' own limits where they have one. */
export const TEXT_LIMITS = {
  name: 128,
  /** "<shortName> Authenticator" must fit the 31 bytes of an EIP-712 name. */
  shortName: 17,
  uri: 2_048,
  group: 31,
  documentName: 64,
  officeName: 64,
  listName: 64,
  listPurpose: 512,
  file: 255,
  mediaType: 127,
} as const;

/** "1 day", "10 %" or "200", as the unit asks. */
export function formatBounded(value: number, unit: Bound["unit"]): string {
  if (unit === "seconds") return formatDuration(value);
  return unit === "basis points" ? formatPercentage(value) : String(value);
}

/** "between 3 days and 30 days", as refusals and the documentation write it. */
export function formatBound({ min, max, unit }: Bound): string {
  return `between ${formatBounded(min, unit)} and ${formatBounded(max, unit)}`;
}
