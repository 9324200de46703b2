/** Instead of a moment no calendar has. */
const NOTHING = "–";
/** The furthest moment a JavaScript date can name, in seconds from 1970; timestamps of contracts may be further. */
const FURTHEST = 8.64e12;

/** Whether a moment (seconds since 1970) has a date. */
export const hasDate = (at: number): boolean => Math.abs(at) <= FURTHEST;

/**
 * Numbers and times as the reader's language writes them. Moments and periods are in seconds. Whatever number comes,
 * none of it throws: of a moment without a date a dash is written.
 */
export interface Format {
  number(value: number | bigint): string;
  /** A part of a whole in percent; of nothing it is 0 %. */
  share(part: number, whole: number): string;
  bytes(size: number): string;
  date(at: number): string;
  moment(at: number): string;
  /** A moment with seconds and the name of the time zone. */
  exactMoment(at: number): string;
  /** "in 3 days", "2 hours ago". */
  relative(at: number, now: number): string;
  /** "2 days, 3 hours": the two largest units. */
  period(seconds: number): string;
  list(items: readonly string[], type?: "conjunction" | "disjunction"): string;
}

const UNITS = [
  ["year", 365 * 86_400],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

const SIZES = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

export function formatFor(language: string): Format {
  const number = (value: number | bigint) => new Intl.NumberFormat(language).format(value);
  const dated = (at: number, options: Intl.DateTimeFormatOptions) =>
    hasDate(at) ? new Intl.DateTimeFormat(language, options).format(at * 1000) : NOTHING;
  return {
    number,
    share: (part, whole) =>
      new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 }).format(
        whole === 0 ? 0 : part / whole,
      ),
    bytes: (size) => {
      const power = Math.min(sizePower(size), SIZES.length - 1);
      return new Intl.NumberFormat(language, {
        style: "unit",
        unit: SIZES[power],
        unitDisplay: power === 0 ? "long" : "short",
        maximumFractionDigits: 1,
      }).format(size / 1000 ** power);
    },
    date: (at) => dated(at, { dateStyle: "long" }),
    moment: (at) => dated(at, { dateStyle: "medium", timeStyle: "short" }),
    exactMoment: (at) => dated(at, { dateStyle: "full", timeStyle: "long" }),
    relative: (at, now) => {
      const away = at - now;
      if (!Number.isFinite(away)) return NOTHING;
      const [unit, seconds] = UNITS.find(([, length]) => Math.abs(away) >= length) ?? UNITS[4];
      return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(
        Math.trunc(away / seconds),
        unit,
      );
    },
    period: (seconds) => inUnits(language, seconds),
    list: (items, type = "conjunction") => new Intl.ListFormat(language, { type }).format(items),
  };
}

function sizePower(size: number): number {
  return size >= 1000 ? Math.floor(Math.log10(size) / 3) : 0;
}

function inUnits(language: string, seconds: number): string {
  const parts: string[] = [];
  let rest = Math.max(0, Math.floor(seconds));
  for (const [unit, length] of UNITS) {
    const many = Math.floor(rest / length);
    rest -= many * length;
    if (many > 0 || (unit === "second" && parts.length === 0)) {
      parts.push(
        new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(many),
      );
    }
    if (parts.length === 2) break;
  }
  return new Intl.ListFormat(language, { type: "unit" }).format(parts);
}
