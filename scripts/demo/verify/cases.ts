import { readLogs } from "../../../core/contracts/index.js";
import type { Checks } from "../checks.js";
import type { DemoCase, DemoForum } from "../forum/demo-forum.js";
import type { Stage } from "../stage.js";

/** Stages of a case, in the contract's order. */
const STAGES = [
  ...["reply", "decision", "referred", "lapsed", "advised", "dismissed"],
  ...["appealable", "appealed", "lifted", "final", "standing"],
] as const;

const LIFTED = STAGES.indexOf("lifted");

/** A case as the chain tells it. */
export interface CaseRow {
  id: string;
  respondent: string;
  duty: number;
  rung: number;
  stage: string;
  /** When the suspension ended or would have (seconds); null for a notice. */
  until: number | null;
  hidesPost: boolean;
}

/** What was decided is what the story tells; it touched posting and nothing else. */
export async function verifyCases(
  { contracts, chain }: Stage,
  { cases, respondent, refusals, list }: DemoForum,
  checks: Checks,
): Promise<CaseRow[]> {
  const { conduct, membership } = contracts;
  const reported = await readLogs(conduct, { fromBlock: 0 }, ["CaseReported"]);
  checks.add(
    `${cases.length} cases were reported, and each is told by its events`,
    reported.map(({ args }) => String(args.caseId)).join() === cases.map(({ id }) => id).join(),
  );
  const rows = await Promise.all(cases.map(({ id }) => rowOf(id)));
  for (const [index, told] of cases.entries()) {
    const row = rows[index];
    if (row !== undefined) checks.add(sentenceOf(told), await holds(told, row));
  }
  checks.add(
    "a suspended member's post was refused by the relay and by the contract alike",
    refusals.relay === "MAY_NOT_POST" && refusals.contract === "LISTS_MAY_NOT_POST",
  );
  checks.add(
    "at the end the member may post, and never lost seat or vote",
    (await conduct.mayPost(respondent.address, list.id)) &&
      (await membership.isVoter(respondent.address)),
  );
  return rows;

  async function rowOf(id: string): Promise<CaseRow> {
    const [found, stage] = await Promise.all([conduct.caseOf(id), conduct.stage(id)]);
    return {
      ...{ id, respondent: found.respondent, duty: Number(found.duty), rung: Number(found.rung) },
      stage: STAGES[Number(stage)] ?? "unknown",
      until: found.until === 0n ? null : Number(found.until),
      hidesPost: found.hidesPost,
    };
  }

  async function holds(told: DemoCase, row: CaseRow): Promise<boolean> {
    if (row.rung !== told.rung) return false;
    const now = await chain.now();
    switch (told.ending) {
      case "stands": {
        const { hidden, caseId } = await conduct.isHidden(told.post, row.respondent);
        return row.hidesPost && hidden && caseId === told.id && row.stage !== STAGES[LIFTED];
      }
      case "expired":
        return row.until !== null && row.until <= now && row.stage !== STAGES[LIFTED];
      case "lifted":
        return row.until !== null && row.until > now && row.stage === STAGES[LIFTED];
    }
  }
}

function sentenceOf({ rung, ending }: DemoCase): string {
  switch (ending) {
    case "stands":
      return `the public notice of rung ${rung} stands, and its post is marked as hidden`;
    case "expired":
      return `the suspension of rung ${rung} ended by the clock alone`;
    case "lifted":
      return `the suspension of rung ${rung} was lifted on appeal before its time`;
  }
}
