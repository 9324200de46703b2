import type { AuditResult, OpenAudit } from "../../core/audit/index.js";
import {
  type ReportDetails,
  reportPage,
  tellStory,
  touchBallots,
} from "../../core/audit/report/index.js";
import { readOpens } from "../../core/opens/index.js";
import { ContradictionError, EvidenceMissingError } from "../../core/proof/index.js";
import { writeStreamDurably } from "./write-durably.js";

/** Gathers what the page shows beside the verdict. What cannot be proved is left out; the checks have said so. */
export async function gatherDetails({ context, torn }: OpenAudit): Promise<ReportDetails> {
  if (torn !== undefined) return { story: undefined, opens: undefined };
  return {
    story: await provable(() => tellStory(context)),
    // Holders are asked by `dao audit opens`: the page is the same with and without a network.
    opens: await provable(() => readOpens(context, [])),
  };
}

/** Asks for what members will ask of a bundle, so that it is in it. */
export async function askForMembers({ context, torn }: OpenAudit): Promise<void> {
  if (torn === undefined) await provable(() => touchBallots(context));
}

async function provable<Value>(read: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ContradictionError || error instanceof EvidenceMissingError)
      return undefined;
    throw error;
  }
}

/** @throws DaoError `FILE_UNWRITABLE` */
export async function writeReport(
  path: string,
  result: AuditResult,
  details: ReportDetails,
): Promise<void> {
  await writeStreamDurably(path, [new TextEncoder().encode(reportPage(result, details))]);
}
