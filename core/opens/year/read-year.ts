import { auditedMoment } from "../../audit/chain-answers.js";
import type { AuditContext } from "../../audit/check.js";
import { conductYear, readCases } from "../../conduct/index.js";
import { DaoError } from "../../errors.js";
import type { SeatRecord } from "../../members/index.js";
import { recordOf, tables } from "../../replay/index.js";
import { calendarYear } from "./calendar.js";
import { membersOfYear } from "./members-of-year.js";
import { officesAt } from "./offices-of-year.js";
import { casesOfYear, documentsOfYear, postsOfYear, resolutionsOfYear } from "./records-of-year.js";
import { electionsOfYear, motionsOfYear, recallsOfYear } from "./votes-of-year.js";
import type { YearReport } from "./year-report.js";

/**
 * The numbers of a calendar year (UTC), from the proved state alone; what the clock decides is read at the audited block.
 *
 * @throws DaoError `YEAR_UNKNOWN` when it begins after the audited block.
 */
export async function readYear(
  context: Pick<AuditContext, "chain" | "contracts" | "range" | "state">,
  year: number,
): Promise<YearReport> {
  const { contracts, range, state } = context;
  const now = await auditedMoment(context);
  const calendar = calendarYear(year);
  if (!(calendar.from <= now)) {
    throw new DaoError("YEAR_UNKNOWN", `The year ${year} begins after block ${range.toBlock}.`, {
      hint: `Name a year up to ${new Date(now * 1000).getUTCFullYear()}.`,
    });
  }
  const upTo = Math.min(now, calendar.to);
  const seats: SeatRecord[] = [];
  for await (const [, row] of tables.seats.scan(state)) seats.push(recordOf<SeatRecord>(row));
  const groups: string[] = [];
  for await (const [, { name }] of tables.groups.scan(state)) groups.push(name);
  const cases = await readCases(contracts, range);
  return {
    year,
    directory: contracts.addresses.directory,
    block: { number: range.toBlock, hash: range.blockHash, time: now },
    whole: now > calendar.to,
    members: membersOfYear(seats, groups, calendar, upTo),
    motions: await motionsOfYear(context, calendar, now),
    elections: await electionsOfYear(state, calendar, now),
    recalls: await recallsOfYear(state, calendar),
    offices: await officesAt(state, seats, upTo),
    conduct: conductYear(cases, year, now),
    cases: casesOfYear(cases, calendar, now),
    documents: await documentsOfYear(state, calendar),
    resolutions: await resolutionsOfYear(state, calendar),
    posts: await postsOfYear(state, calendar),
  };
}
