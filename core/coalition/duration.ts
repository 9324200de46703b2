const SECONDS_PER = { second: 1, minute: 60, hour: 3_600, day: 86_400, week: 604_800 } as const;

type Unit = keyof typeof SECONDS_PER;

/** Seconds in a day. */
export const DAY = SECONDS_PER.day;
/** Seconds in an hour. */
export const HOUR = SECONDS_PER.hour;

/**
 * Reads "14 days", "72 hours", "1 week" or a whole number of seconds.
 *
 * @returns seconds, or nothing when the value is none of these.
 */
export function parseDuration(value: unknown): number | undefined {
  if (typeof value === "number")
    return Number.isSafeInteger(value) && value >= 0 ? value : undefined;
  if (typeof value !== "string") return undefined;
  const [, count, unit] = /^(\d{1,12}) (second|minute|hour|day|week)s?$/.exec(value) ?? [];
  return count === undefined ? undefined : parseDurationParts(count, unit as Unit);
}

function parseDurationParts(count: string, unit: Unit): number | undefined {
  const seconds = Number(count) * SECONDS_PER[unit];
  return Number.isSafeInteger(seconds) ? seconds : undefined;
}

/** Writes seconds in the largest of days, hours, minutes and seconds that needs no fraction. */
export function formatDuration(seconds: number): string {
  const unit = (["day", "hour", "minute"] as const).find(
    (name) => seconds > 0 && seconds % SECONDS_PER[name] === 0,
  );
  const count = seconds / SECONDS_PER[unit ?? "second"];
  return `${count} ${unit ?? "second"}${count === 1 ? "" : "s"}`;
}
