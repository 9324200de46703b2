import type { AuditResult, OpenAudit } from "../../core/audit/index.js";
import {
  type ReportDetails,
  reportPage,
  tellStory,
  touchBallots,
} from "../../core/audit/report/index.js";
import { readOpens } from "../../core/opens/index.js";
import { ContradictionError, EvidenceMissingError } from "../../core/proof/index.js";
import type { Output } from "../cli/output.js";
import { writeStreamDurably } from "./write-durably.js";

/** Gathers what the page shows beside the verdict. What cannot be proved is left out; the checks have said so. */
export async function gatherDetails(
  { context, torn }: OpenAudit,
  output: Output,
): Promise<ReportDetails> {
  if (torn !== undefined) return { story: undefined, opens: undefined };
  const bar = output.progress("Looking at what is published", 0);
  const watched = { ...context, progress: (done: number) => bar.update(done, done) };
  try {
    return {
      story: await provable(() => tellStory(watched)),
      // Holders are asked by `dao audit opens`: the page is the same with and without a network.
      opens: await provable(() => readOpens(watched, [])),
    };
  } finally {
    bar.stop();
  }
}

/** Asks for what members will ask of a bundle, so that it is in it. */
export async function askForMembers({ context, torn }: OpenAudit, output: Output): Promise<void> {
  if (torn !== undefined) return;
  const bar = output.progress("Asking for each ballot", 0);
  const progress = (done: number) => bar.update(done, done);
  await provable(() => touchBallots({ ...context, progress })).finally(() => bar.stop());
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
