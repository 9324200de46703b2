/** Where a message's time was found; what stands first is believed first. */
export type DateSource = "date" | "received" | "postmark";

/** A time of sending. */
export interface MailDate {
  /** Seconds since 1970, UTC. */
  at: number;
  source: DateSource;
}

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/** RFC 5322, section 4.3, and the zones European lists are full of; any other name counts as UTC, as it says. */
const ZONES: Readonly<Record<string, number>> = {
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  WET: 0,
  WEST: 60,
  CET: 60,
  MET: 60,
  CEST: 120,
  MEST: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  JST: 540,
};

const CLOCK = String.raw`(?<hour>\d{1,2})[:.](?<minute>\d{2})(?:[:.](?<second>\d{2})(?:\.\d+)?)?(?: *(?<half>[AaPp])[Mm])?`;
const ZONE = String.raw`(?<zone>[+-]\d{2}:?\d{2}|[A-Za-z]{1,5})`;
const FORMS = [
  // Tue, 4 Jan 2005 12:00:00 +0100
  new RegExp(
    String.raw`\b(?<day>\d{1,2})[ -]+(?<month>[A-Za-z]{3})[a-z]*\.?[ ,-]+(?<year>\d{2,4}),? +${CLOCK}(?: *${ZONE})?`,
  ),
  // Tue Jan  4 12:00:00 2005, with a zone on either side of the year
  new RegExp(
    String.raw`\b(?<month>[A-Za-z]{3})[a-z]*\.? +(?<day>\d{1,2}),? +${CLOCK}(?: +${ZONE})? +(?<year>\d{4})(?: +(?<late>[+-]\d{4}))?`,
  ),
  // 2005-01-04T12:00:00Z
  new RegExp(
    String.raw`\b(?<year>\d{4})-(?<number>\d{1,2})-(?<day>\d{1,2})[T ]+${CLOCK} *${ZONE}?`,
  ),
];

/** 1971 to 2100: clocks that were never set stand at 1970. */
const EARLIEST = 31_536_000;
const LATEST = 4_102_444_800;
const LONGEST = 200;

/**
 * Reads a date as mail programs wrote them over forty years; the same on every machine, whatever its own zone is.
 *
 * @returns seconds since 1970, or nothing when it is no date or an impossible one.
 */
export function parseMailDate(text: string): number | undefined {
  const plain = text
    .slice(0, LONGEST)
    .replace(/\([^()]*\)/g, " ")
    .replace(/\s+/g, " ");
  for (const form of FORMS) {
    const found = form.exec(plain)?.groups;
    if (found !== undefined) return toSeconds(found);
  }
  return undefined;
}

function toSeconds(found: Record<string, string | undefined>): number | undefined {
  const month =
    found.number === undefined
      ? MONTHS.indexOf((found.month ?? "").toLowerCase())
      : Number(found.number) - 1;
  const year = fullYear(found.year ?? "");
  const day = Number(found.day);
  const hour = toHour(Number(found.hour), found.half);
  const minute = Number(found.minute);
  const second = Math.min(Number(found.second ?? 0), 60);
  const possible = month >= 0 && month < 12 && day >= 1 && day <= daysIn(year, month);
  if (!possible || hour > 23 || minute > 59) return undefined;
  const local = Date.UTC(year, month, day, hour, minute, second) / 1000;
  const at = local - 60 * zoneMinutes(found.late ?? found.zone ?? "");
  return at >= EARLIEST && at < LATEST ? at : undefined;
}

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();

/** RFC 5322, section 4.3: two digits below 50 are of this century, three digits count from 1900. */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length === 2) return year < 50 ? 2000 + year : 1900 + year;
  return text.length === 3 ? 1900 + year : year;
}

function toHour(hour: number, half: string | undefined): number {
  if (half === undefined || hour > 12) return hour;
  return (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
}

function zoneMinutes(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  if (sign === undefined) return ZONES[zone.toUpperCase()] ?? 0;
  const total = Number(hours) * 60 + Number(minutes);
  // Further from UTC than anybody lives: the zone is broken, not the time.
  if (total > 14 * 60) return 0;
  return sign === "-" ? -total : total;
}
