import type { CoalitionContracts } from "../../core/contracts/index.js";
import {
  findRecall,
  readRecalls,
  recallPhase,
  type RecallPhase,
  type RecallRecord,
  type RecallStage,
} from "../../core/elections/index.js";
import { DaoError } from "../../core/errors.js";
import { quote } from "../../core/format/index.js";
import type { Context } from "../cli/context.js";

/** A recall and where it stands at this moment. */
export interface OpenedRecall {
  contracts: CoalitionContracts;
  recall: RecallRecord;
  phase: RecallPhase;
}

/** A recall by its id or the beginning of it. @throws DaoError `RECALL_UNKNOWN`, `RECALL_AMBIGUOUS` */
export async function openRecall(context: Context, given: string): Promise<OpenedRecall> {
  const contracts = await context.contracts();
  const { fromBlock } = await context.deployment();
  const recall = findRecall(await readRecalls(contracts, { fromBlock }), given);
  return { contracts, recall, phase: recallPhase(recall, await contracts.governor.clock()) };
}

/** The lines that say which recall this is and where it stands. */
export function introduceRecall({ recall, phase }: OpenedRecall): string[] {
  return [
    `  Recall of ${recall.holder} from ${recall.office} (${recall.id})`,
    `  The petition says: ${quote(recall.reason, 512)}`,
    `  ${phase.sentence}`,
  ];
}

/** @throws DaoError `RECALL_NOT_READY` */
export function requireRecallStage(
  { phase }: OpenedRecall,
  wanted: readonly RecallStage[],
  act: string,
): void {
  if (wanted.includes(phase.stage)) return;
  throw new DaoError("RECALL_NOT_READY", `${act} now. ${phase.sentence}`, {
    hint: "npm run dao -- recall list shows where every recall stands.",
  });
}
