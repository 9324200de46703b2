import {
  BOUNDS,
  CONDUCT_BOUNDS,
  ELECTION_BOUNDS,
  nearestKey,
  type Bound,
  type ConductRules,
  type DeliberationRules,
} from "../../core/coalition/index.js";
import { formatBound, formatBounded } from "../../core/coalition/bounds.js";
import { outOfBounds } from "../../core/coalition/fields.js";
import { parsePercentage } from "../../core/coalition/percentage.js";
import type { ElectionRules } from "../../core/elections/index.js";
import { DaoError } from "../../core/errors.js";
import type { MotionClass, MotionRules } from "../../core/motions/motion-class.js";
import { duration } from "../cli/values.js";

/** The rules of one class, as a person writes them and as the Rulebook calls them. */
const CLASS_RULES = {
  discussion: { field: "discussion", bound: BOUNDS.discussion },
  voting: { field: "voting", bound: BOUNDS.voting },
  timelock: { field: "timelock", bound: BOUNDS.timelock },
  seconds: { field: "secondsCap", bound: BOUNDS.seconds },
  "quorum-floor": { field: "quorumFloor", bound: BOUNDS.quorumFloor },
  "quorum-share": { field: "quorumShare", bound: BOUNDS.quorumShare },
  "late-quorum-extension": { field: "lateQuorumExtension", bound: BOUNDS.lateQuorumExtension },
} as const satisfies Record<string, { field: keyof MotionRules; bound: Bound }>;

/** How motions are discussed, as a person writes it and as the Rulebook calls it. */
const DELIBERATION_RULES = {
  reading: { field: "reading", bound: BOUNDS.reading },
  objection: { field: "objection", bound: BOUNDS.objection },
  "consent-floor": { field: "consentFloor", bound: BOUNDS.consentFloor },
  "consent-share": { field: "consentShare", bound: BOUNDS.consentShare },
} as const satisfies Record<string, { field: keyof DeliberationRules; bound: Bound }>;

/** How a case under the Code of Conduct goes, as a person writes it and as Conduct calls it. */
const CONDUCT_RULES = {
  "reply-window": { field: "replyWindow", bound: CONDUCT_BOUNDS.replyWindow },
  "decision-period": { field: "decisionPeriod", bound: CONDUCT_BOUNDS.decisionPeriod },
  "appeal-window": { field: "appealWindow", bound: CONDUCT_BOUNDS.appealWindow },
  "hearing-period": { field: "hearingPeriod", bound: CONDUCT_BOUNDS.hearingPeriod },
  "ladder-memory": { field: "ladderMemory", bound: CONDUCT_BOUNDS.ladderMemory },
  suspension: { field: "suspension", bound: CONDUCT_BOUNDS.suspension },
  "long-suspension": { field: "longSuspension", bound: CONDUCT_BOUNDS.longSuspension },
  "year-suspension": { field: "yearSuspension", bound: CONDUCT_BOUNDS.yearSuspension },
  hold: { field: "hold", bound: CONDUCT_BOUNDS.hold },
  "code-grace": { field: "codeGrace", bound: CONDUCT_BOUNDS.codeGrace },
  "appeal-voters": { field: "appealVoters", bound: CONDUCT_BOUNDS.appealVoters },
  "report-cap": { field: "reportCap", bound: CONDUCT_BOUNDS.reportCap },
} as const satisfies Record<string, { field: keyof ConductRules; bound: Bound }>;

/** How elections go, as a person writes it and as Elections calls it. */
const ELECTION_RULES = {
  nominations: { field: "nominations", bound: ELECTION_BOUNDS.nominations },
  acceptance: { field: "acceptance", bound: ELECTION_BOUNDS.acceptance },
  extension: { field: "extension", bound: ELECTION_BOUNDS.extension },
  campaign: { field: "campaign", bound: ELECTION_BOUNDS.campaign },
  ballot: { field: "ballot", bound: ELECTION_BOUNDS.ballot },
  challenge: { field: "challenge", bound: ELECTION_BOUNDS.challenge },
  "challenge-hold": { field: "challengeHold", bound: ELECTION_BOUNDS.challengeHold },
  "hold-over": { field: "holdOver", bound: ELECTION_BOUNDS.holdOver },
  seconds: { field: "secondsNeeded", bound: ELECTION_BOUNDS.seconds },
  "challenge-floor": { field: "challengeFloor", bound: ELECTION_BOUNDS.challengeFloor },
  "challenge-share": { field: "challengeShare", bound: ELECTION_BOUNDS.challengeShare },
} as const satisfies Record<string, { field: keyof ElectionRules; bound: Bound }>;

/** Rules that are set together, by the word before the dot. */
const GROUPS = {
  deliberation: DELIBERATION_RULES,
  ordinary: CLASS_RULES,
  fundamental: CLASS_RULES,
  elections: ELECTION_RULES,
  conduct: CONDUCT_RULES,
} as const satisfies Record<string, Record<string, { field: string; bound: Bound }>>;

/** Rules outside the groups. `minimum-delay` is the timelock's own, below which no class can go. */
const SINGLE_RULES = {
  "waiting-period": BOUNDS.waitingPeriod,
  "joins-per-day": BOUNDS.joinsPerDay,
  "live-motions": BOUNDS.livePerMember,
  vouches: BOUNDS.vouches,
  "minimum-delay": BOUNDS.timelock,
} as const satisfies Record<string, Bound>;

export type SingleRule = keyof typeof SINGLE_RULES;

/** The groups, and the fields of each as its contract calls them. */
export interface RuleGroups extends Record<MotionClass, MotionRules> {
  deliberation: DeliberationRules;
  elections: ElectionRules;
  conduct: ConductRules;
}

export type RuleGroup = keyof RuleGroups;

type NamedRule =
  | { rule: SingleRule; group?: undefined }
  | { [Group in RuleGroup]: { rule: keyof RuleGroups[Group]; group: Group } }[RuleGroup];

/** A change of one rule, within its bounds. Durations are seconds, shares hundredths of a percent. */
export type RuleChange = { name: string; value: number } & NamedRule;

/** Every name a rule may be called by. */
export const RULE_NAMES: readonly string[] = [
  ...Object.keys(SINGLE_RULES),
  ...Object.entries(GROUPS).flatMap(([group, rules]) =>
    Object.keys(rules).map((rule) => `${group}.${rule}`),
  ),
];

/**
 * Understands "ordinary.voting" and "9 days".
 *
 * @throws DaoError `RULE_UNKNOWN`, `RULE_VALUE_MALFORMED`, `INPUT_INVALID` (a duration), `RULE_OUT_OF_BOUNDS`
 */
export function parseRuleChange(name: string, value: string | number): RuleChange {
  const { bound, ...rule } = findRule(name);
  const number = readValue(bound, value);
  if (number === undefined) {
    throw new DaoError("RULE_VALUE_MALFORMED", `"${value}" is no value for ${name}.`, {
      hint: `Write ${EXAMPLES[bound.unit]}, ${formatBound(bound)}.`,
    });
  }
  if (number < bound.min || number > bound.max) {
    throw new DaoError("RULE_OUT_OF_BOUNDS", `${name}: ${outOfBounds(number, bound)}.`, {
      hint: "No motion can move a bound: choose a value within it.",
    });
  }
  return { name, value: number, ...rule };
}

/** "9 days", "12.5 %" or "3", as the rule's unit asks. */
export function formatRuleValue({ name, value }: { name: string; value: number }): string {
  return formatBounded(value, findRule(name).bound.unit);
}

const EXAMPLES: Record<Bound["unit"], string> = {
  seconds: 'a duration such as "9 days"',
  "basis points": "a percentage such as 12.5",
  count: "a whole number",
};

function findRule(name: string): NamedRule & { bound: Bound } {
  if (Object.hasOwn(SINGLE_RULES, name)) {
    const rule = name as SingleRule;
    return { rule, bound: SINGLE_RULES[rule] };
  }
  const [word = "", ...rest] = name.split(".");
  const rules: Record<string, { field: string; bound: Bound }> = Object.hasOwn(GROUPS, word)
    ? GROUPS[word as RuleGroup]
    : {};
  const key = rest.join(".");
  const found = Object.hasOwn(rules, key) ? rules[key] : undefined;
  // Each group's fields are those of its contract, by GROUPS.
  if (found !== undefined)
    return { rule: found.field, group: word, bound: found.bound } as NamedRule & { bound: Bound };
  const near = nearestKey(name, RULE_NAMES);
  throw new DaoError("RULE_UNKNOWN", `"${name.slice(0, 80)}" is not a rule.`, {
    hint: near === undefined ? `The rules are ${RULE_NAMES.join(", ")}.` : `Did you mean ${near}?`,
  });
}

function readValue({ unit }: Bound, value: string | number): number | undefined {
  const text = String(value).trim();
  if (unit === "seconds") return duration(text);
  const digits = unit === "basis points" ? text.replace(/ ?%$/, "") : text;
  const number = /^\d+(\.\d+)?$/.test(digits) ? Number(digits) : undefined;
  if (unit === "basis points") return parsePercentage(number);
  return Number.isSafeInteger(number) ? number : undefined;
}
