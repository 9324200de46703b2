import { countOf, formatAddress } from "../format/index.js";
import { isUnheard } from "../replay/index.js";
import type { CaseRecord, CaseStep } from "./case.js";
import { caseStage, type CasesById } from "./phase.js";

/** What happened in a calendar year (UTC): counts, what the clock decided among them, whether recorded or not. */
export interface ConductYear {
  year: number;
  reports: number;
  dismissed: number;
  lapsed: number;
  advices: number;
  notices: number;
  suspensions: number;
  longSuspensions: number;
  referrals: number;
  yearSuspensions: number;
  reinstated: number;
  recusals: number;
  holds: number;
  holdsLapsed: number;
  appeals: number;
  upheld: number;
  lifted: number;
  /** Emergency holds of each officer who placed any. */
  officers: { officer: string; placed: number; lapsed: number }[];
}

type Count = Exclude<keyof ConductYear, "year" | "officers">;

const BY_RUNG = [
  "advices",
  "notices",
  "suspensions",
  "longSuspensions",
  "yearSuspensions",
] as const;

/** What each event counts as; the rest are no steps of a case. */
const COUNTED: Readonly<Record<string, (args: CaseStep["args"]) => Count>> = {
  CaseReported: () => "reports",
  CaseDismissed: () => "dismissed",
  CaseReferred: () => "referrals",
  Advised: () => "advices",
  Sanctioned: ({ rung }) => BY_RUNG[Number(rung)] ?? "notices",
  Reinstated: () => "reinstated",
  OfficerRecused: () => "recusals",
  HoldPlaced: () => "holds",
  AppealOpened: () => "appeals",
  AppealDecided: ({ verdict }) => (Number(verdict) === 1 ? "upheld" : "lifted"),
};

/** The calendar year (UTC) of a timestamp in seconds. */
export const yearOf = (seconds: number): number => new Date(seconds * 1000).getUTCFullYear();

/**
 * Counts a year from the cases alone.
 *
 * @param now - timestamp in seconds; what the clock has not decided by then is not counted.
 */
export function conductYear(cases: readonly CaseRecord[], year: number, now: number): ConductYear {
  const byId: CasesById = Object.fromEntries(cases.map((each) => [each.id, each]));
  const counts = emptyYear(year);
  const holds = new Map<string, { placed: number; lapsed: number }>();
  const holdsOf = (officer: string) => {
    const found = holds.get(officer) ?? { placed: 0, lapsed: 0 };
    holds.set(officer, found);
    return found;
  };
  for (const each of cases) {
    for (const { name, at, args } of each.steps) {
      const count = COUNTED[name]?.(args);
      if (count === undefined || yearOf(at) !== year) continue;
      counts[count] += 1;
      if (name === "HoldPlaced") holdsOf(args.officer as string).placed += 1;
    }
    const silence = silenceOf(each, now, byId);
    if (silence === undefined || yearOf(silence.at) !== year) continue;
    counts[silence.count] += 1;
    if (silence.count !== "lapsed" || each.outcome !== "undecided" || each.holder === undefined)
      continue;
    counts.holdsLapsed += 1;
    holdsOf(each.holder).lapsed += 1;
  }
  const officers = [...holds].map(([officer, held]) => ({ officer, ...held }));
  return { ...counts, officers };
}

/** What the clock decided in a case, and when its time was over. */
function silenceOf(
  each: CaseRecord,
  now: number,
  byId: CasesById,
): { count: "lapsed" | "lifted"; at: number } | undefined {
  if (isUnheard(each, now)) return { count: "lifted", at: each.heardUntil ?? 0 };
  const stage = caseStage(each, now, byId);
  if (stage !== "lapsed" && stage !== "advised") return undefined;
  return {
    count: "lapsed",
    at: each.outcome === "referred" ? (each.until ?? 0) : each.decideUntil,
  };
}

/** The year in words, line by line, as a yearly report may print it. */
export function conductYearLines(counts: ConductYear): string[] {
  const { year } = counts;
  const steps = [
    [counts.advices, "private advice", "private advices"],
    [counts.notices, "public notice", "public notices"],
    [counts.suspensions, "suspension", "suspensions"],
    [counts.longSuspensions, "long suspension", "long suspensions"],
    [counts.yearSuspensions, "suspension by the members", "suspensions by the members"],
  ] as const;
  return [
    `In ${year}: ${countOf(counts.reports, "report")}; ${counts.dismissed} dismissed, ${counts.lapsed} lapsed, ${counts.referrals} referred to the members.`,
    `Steps: ${steps.map(([count, one, more]) => countOf(count, one, more)).join(", ")}; ${countOf(counts.reinstated, "suspension")} ended early by the members.`,
    `Appeals: ${counts.appeals} opened, ${counts.upheld} upheld, ${counts.lifted} lifted, by a verdict or by silence.`,
    `Officers: ${countOf(counts.recusals, "recusal")}, ${countOf(counts.holds, "emergency hold")}, ${counts.holdsLapsed} not followed by a decision.`,
    ...counts.officers.map(
      ({ officer, placed, lapsed }) =>
        `  ${formatAddress(officer)}: ${countOf(placed, "hold")} placed, ${lapsed} not followed by a decision.`,
    ),
  ];
}

function emptyYear(year: number): Record<Count, number> & { year: number } {
  return {
    year,
    ...{ reports: 0, dismissed: 0, lapsed: 0, advices: 0, notices: 0, suspensions: 0 },
    ...{ longSuspensions: 0, referrals: 0, yearSuspensions: 0, reinstated: 0, recusals: 0 },
    ...{ holds: 0, holdsLapsed: 0, appeals: 0, upheld: 0, lifted: 0 },
  };
}
