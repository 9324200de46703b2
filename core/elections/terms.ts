import { ELECTION_METHODS, type ElectionMethod } from "../coalition/coalition-file.js";

export { ELECTION_METHODS, type ElectionMethod };
export { electionLead as leadOf } from "../coalition/office-consistency.js";

/** Terms of an office. Times are timestamps in seconds, periods seconds. */
export interface OfficeTerms {
  seats: number;
  method: ElectionMethod;
  /** Seat i belongs to cohort i mod cohorts. */
  cohorts: number;
  termsInRow: number;
  /** A boundary of cohort 0, from which all others follow both ways. */
  firstTermAt: bigint;
  term: number;
}

/** Rules of elections; periods in seconds, the share in hundredths of a percent. */
export interface ElectionRules {
  nominations: number;
  acceptance: number;
  extension: number;
  campaign: number;
  ballot: number;
  challenge: number;
  challengeHold: number;
  holdOver: number;
  secondsNeeded: number;
  challengeFloor: number;
  challengeShare: number;
}

const RULES = [
  "nominations",
  "acceptance",
  "extension",
  "campaign",
  "ballot",
  "challenge",
  "challengeHold",
  "holdOver",
  "secondsNeeded",
  "challengeFloor",
  "challengeShare",
] as const satisfies readonly (keyof ElectionRules)[];

/** What a contract or a log gives, by field. */
export function officeTermsOf(struct: Readonly<Record<keyof OfficeTerms, bigint>>): OfficeTerms {
  return {
    seats: Number(struct.seats),
    method: ELECTION_METHODS[Number(struct.method)] ?? "schulze",
    cohorts: Number(struct.cohorts),
    termsInRow: Number(struct.termsInRow),
    firstTermAt: struct.firstTermAt,
    term: Number(struct.term),
  };
}

export function electionRulesOf(
  struct: Readonly<Record<keyof ElectionRules, bigint>>,
): ElectionRules {
  return Object.fromEntries(RULES.map((rule) => [rule, Number(struct[rule])])) as Record<
    keyof ElectionRules,
    number
  >;
}

/** The first end of a term of this seat later than a moment (timestamp in seconds). */
export function boundaryAfter(terms: OfficeTerms, seat: number, moment: bigint): bigint {
  const length = BigInt(terms.term);
  const cohort = BigInt(seat % terms.cohorts);
  const first = terms.firstTermAt + (cohort * length) / BigInt(terms.cohorts);
  const gap = moment - first;
  // BigInt division rounds towards zero; boundaries reach back before the first one too.
  const whole = gap >= 0n ? gap / length : -((-gap + length - 1n) / length);
  return first + (whole + 1n) * length;
}

/** Indices of the seats in a mask. */
export function seatsIn(mask: bigint): number[] {
  return Array.from({ length: 16 }, (_, seat) => seat).filter(
    (seat) => (mask >> BigInt(seat)) & 1n,
  );
}
