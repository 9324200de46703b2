import type { Bound } from "../../../../core/coalition/index.js";
import type { Format } from "../../../parts/index.js";

/** In what a person writes a rule. */
export type RuleUnit = "days" | "hours" | "percent" | "count";

const DAY = 86_400;
const HOUR = 3_600;

const SIZE: Record<RuleUnit, number> = { days: DAY, hours: HOUR, percent: 100, count: 1 };

/** Periods of at most two days are written in hours. */
export function unitOf({ unit, max }: Bound): RuleUnit {
  if (unit === "seconds") return max <= 2 * DAY ? "hours" : "days";
  return unit === "basis points" ? "percent" : "count";
}

/** What the contract has, as it is read: a period, a share or a count. */
export function ruleInWords(value: number, { unit }: Bound, format: Format): string {
  if (unit === "seconds") return format.period(value);
  return unit === "basis points" ? format.share(value, 10_000) : format.number(value);
}

/** What the contract has, as one types it: "0.5" for half a day. */
export function ruleText(value: number, bound: Bound): string {
  return String(Number((value / SIZE[unitOf(bound)]).toFixed(4)));
}

/**
 * What was typed, as the contract has it; a comma is a decimal point too.
 *
 * @returns nothing for what is no number, or none between the bounds.
 */
export function ruleValue(text: string, bound: Bound): number | undefined {
  const given = text.trim().replace(",", ".");
  if (!/^\d{1,9}(\.\d{1,6})?$/.test(given)) return undefined;
  const value = Math.round(Number(given) * SIZE[unitOf(bound)]);
  const whole = unitOf(bound) !== "count" || Number.isInteger(Number(given));
  return whole && value >= bound.min && value <= bound.max ? value : undefined;
}
