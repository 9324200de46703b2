import { electionStage } from "../../../core/elections/phase.js";
import type { ElectionStage } from "../../../core/elections/stage.js";
import type { ElectionView } from "../../reading/index.js";
import { useClock } from "../../parts/index.js";
import { electionRecord } from "./record.js";

/** Where an election stands by the clock of the chain. */
export function useStage(election: ElectionView): ElectionStage {
  const now = useClock();
  return electionStage(electionRecord(election), BigInt(now));
}
