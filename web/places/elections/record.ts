import type { ElectionRecord } from "../../../core/elections/election.js";
import type { RecallRecord } from "../../../core/elections/recall.js";
import { recordOf } from "../../../core/replay/plain.js";
import type { ElectionView, RecallView } from "../../reading/index.js";

/** An election as core's rules take it. */
export const electionRecord = (view: ElectionView): ElectionRecord => recordOf(view as never);

/** A recall likewise. */
export const recallRecord = (view: RecallView): RecallRecord => recordOf(view as never);
