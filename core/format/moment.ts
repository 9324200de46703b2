/** Last second a JavaScript date can name. */
const LAST = 8_640_000_000_000n;

function iso(seconds: bigint | number): string | undefined {
  const moment = BigInt(seconds);
  return moment >= 0n && moment <= LAST ? new Date(Number(moment) * 1000).toISOString() : undefined;
}

/** Writes a timestamp in seconds, in UTC: "2026-03-01 12:00:00 UTC". */
export function formatMoment(seconds: bigint | number): string {
  const text = iso(seconds);
  return text === undefined
    ? `${seconds} seconds after 1970`
    : text.replace("T", " ").replace(/\.\d{3}Z$/, " UTC");
}

/** Writes the day of a timestamp in seconds, in UTC: "2026-03-01". */
export function formatDate(seconds: bigint | number): string {
  return iso(seconds)?.replace(/T.*$/, "") ?? formatMoment(seconds);
}
