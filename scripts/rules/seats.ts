import type { OfficeRules } from "../../core/coalition/index.js";

/** Seats of an office, and in brackets how many of them end their terms together: "3 (2 + 1)". */
export function seatsOf({ seats, cohorts }: Pick<OfficeRules, "seats" | "cohorts">): string {
  if (cohorts === 1) return String(seats);
  // Seat i belongs to cohort i mod cohorts.
  const together = Array.from({ length: cohorts }, (_, cohort) =>
    Math.ceil((seats - cohort) / cohorts),
  );
  return `${seats} (${together.join(" + ")})`;
}

/** Offices nobody holds together with this one: an exclusion goes both ways, whichever of the two names it. */
export function apartFrom(office: OfficeRules, offices: readonly OfficeRules[]): string[] {
  const others = offices.filter(
    ({ name, excludes }) =>
      name !== office.name && (office.excludes.includes(name) || excludes.includes(office.name)),
  );
  return others.map(({ name }) => name);
}
