import {
  casePhase,
  type CasePhase,
  type CaseRecord,
  type CasesById,
  findCase,
  readCases,
} from "../../core/conduct/index.js";
import type { CoalitionContracts } from "../../core/contracts/index.js";
import type { Context } from "../cli/context.js";

/** A case and where it stands at this moment. */
export interface OpenedCase {
  contracts: CoalitionContracts;
  record: CaseRecord;
  phase: CasePhase;
}

/** All cases, and where they stand. */
export async function openCases(context: Context) {
  const contracts = await context.contracts();
  const { fromBlock } = await context.deployment();
  const records = await readCases(contracts, { fromBlock });
  const byId: CasesById = Object.fromEntries(records.map((each) => [each.id, each]));
  // The clock as the contracts see it: the latest block may be old.
  const now = Number(await contracts.governor.clock());
  const opened = records.map((record): OpenedCase => ({
    contracts,
    record,
    phase: casePhase(record, now, byId),
  }));
  return { contracts, records, now, opened };
}

/** A case by its id or the beginning of it. @throws DaoError `CASE_UNKNOWN`, `CASE_AMBIGUOUS` */
export async function openCase(context: Context, given: string): Promise<OpenedCase> {
  const { contracts, records, opened } = await openCases(context);
  const { id } = findCase(records, given);
  const found = opened.find(({ record }) => record.id === id);
  if (found === undefined)
    throw new Error(`case ${id} was read from ${contracts.conduct.target as string} and lost`);
  return found;
}
