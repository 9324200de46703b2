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

const count = (min: number, max: number, rule: string, source: RuleSource = "chosen"): Bound => ({
  min,
  max,
  unit: "count",
  source,
  rule,
});

const days = (min: number, max: number, rule: string): Bound => ({
  min: min * DAY,
  max: max * DAY,
  unit: "seconds",
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
  quorumShare: {
    min: BASIS_POINTS / 100,
    max: BASIS_POINTS / 2,
    unit: "basis points",
    source: "chosen",
    rule: "share of the electorate that must vote For",
  },
  /** Chosen: also never longer than the vote itself. */
  lateQuorumExtension: days(0, 30, "once, when quorum is reached late"),
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

/** Longest texts, in bytes of UTF-8. Chosen; the contracts' own limits where they have one. */
export const TEXT_LIMITS = {
  name: 128,
  /** "<shortName> Governor" must fit the 31 bytes of an EIP-712 name. */
  shortName: 20,
  uri: 2_048,
  group: 31,
  documentName: 64,
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
