import { formatDate } from "../format/moment.js";

/**
 * Reads "2027-01-31", a day of the calendar after 1970-01-01.
 *
 * @returns 00:00 UTC of that day in seconds since 1970, or nothing when the value is no such day.
 */
export function parseCalendarDay(value: unknown): number | undefined {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined;
  const milliseconds = Date.parse(`${value}T00:00:00Z`);
  if (!(milliseconds > 0)) return undefined;
  const seconds = milliseconds / 1_000;
  // A day the month does not have is not to become one of the next month.
  return formatDate(seconds) === value ? seconds : undefined;
}
