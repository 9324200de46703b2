import {
  BOUNDS,
  nearestKey,
  type Bound,
  type DeliberationRules,
} from "../../core/coalition/index.js";
import { formatBound, formatBounded } from "../../core/coalition/bounds.js";
import { outOfBounds } from "../../core/coalition/fields.js";
import { parsePercentage } from "../../core/coalition/percentage.js";
import { DaoError } from "../../core/errors.js";
import {
  MOTION_CLASSES,
  type MotionClass,
  type MotionRules,
} from "../../core/motions/motion-class.js";
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

/** Rules outside the classes. `minimum-delay` is the timelock's own, below which no class can go. */
const SINGLE_RULES = {
  "waiting-period": BOUNDS.waitingPeriod,
  "joins-per-day": BOUNDS.joinsPerDay,
  "live-motions": BOUNDS.livePerMember,
  vouches: BOUNDS.vouches,
  "minimum-delay": BOUNDS.timelock,
} as const satisfies Record<string, Bound>;

export type SingleRule = keyof typeof SINGLE_RULES;

/** A change of one rule, within its bounds. Durations are seconds, shares hundredths of a percent. */
export type RuleChange = { name: string; value: number } & (
  | { rule: SingleRule; motionClass?: undefined }
  | { rule: keyof DeliberationRules; motionClass: "deliberation" }
  | { rule: keyof MotionRules; motionClass: MotionClass }
);

/** Every name a rule may be called by. */
export const RULE_NAMES: readonly string[] = [
  ...Object.keys(SINGLE_RULES),
  ...Object.keys(DELIBERATION_RULES).map((rule) => `deliberation.${rule}`),
  ...MOTION_CLASSES.flatMap((name) => Object.keys(CLASS_RULES).map((rule) => `${name}.${rule}`)),
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

type FoundRule = { bound: Bound } & (
  | { rule: SingleRule; motionClass?: undefined }
  | { rule: keyof DeliberationRules; motionClass: "deliberation" }
  | { rule: keyof MotionRules; motionClass: MotionClass }
);

function findRule(name: string): FoundRule {
  if (Object.hasOwn(SINGLE_RULES, name)) {
    const rule = name as SingleRule;
    return { rule, bound: SINGLE_RULES[rule] };
  }
  const [className = "", ...rest] = name.split(".");
  const motionClass = MOTION_CLASSES.find((each) => each === className);
  const key = rest.join(".");
  if (className === "deliberation" && Object.hasOwn(DELIBERATION_RULES, key)) {
    const { field, bound } = DELIBERATION_RULES[key as keyof typeof DELIBERATION_RULES];
    return { rule: field, motionClass: className, bound };
  }
  if (motionClass !== undefined && Object.hasOwn(CLASS_RULES, key)) {
    const { field, bound } = CLASS_RULES[key as keyof typeof CLASS_RULES];
    return { rule: field, motionClass, bound };
  }
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
