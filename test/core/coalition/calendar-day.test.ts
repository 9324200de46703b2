import fc from "fast-check";
import { parseCalendarDay } from "../../../core/coalition/index.js";
import { formatDate } from "../../../core/format/index.js";

const LAST = Date.UTC(9999, 11, 31) / 86_400_000;

describe("calendar days", () => {
  it("are read and written back, each 00:00 UTC of its day", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: LAST }), (day) => {
        const text = formatDate(day * 86_400);
        return /^\d{4}-\d{2}-\d{2}$/.test(text) && parseCalendarDay(text) === day * 86_400;
      }),
    );
  });

  it("are of four, two and two digits, each in the calendar", () => {
    const all = fc.tuple(fc.nat(9_999), fc.nat(99), fc.nat(99));
    fc.assert(
      fc.property(all, ([year, month, day]) => {
        const pad = (value: number, width: number) => String(value).padStart(width, "0");
        const seconds = parseCalendarDay(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
        const date = new Date(Date.UTC(year, month - 1, day));
        const real =
          year > 1969 &&
          date.getUTCFullYear() === year &&
          date.getUTCMonth() === month - 1 &&
          date.getUTCDate() === day &&
          date.getTime() > 0;
        return seconds === (real ? date.getTime() / 1_000 : undefined);
      }),
      { numRuns: 1_000 },
    );
  });
});
