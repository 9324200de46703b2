import type { ElectionStage } from "../../../core/elections/stage.js";
import type { ElectionView } from "../../reading/index.js";

/** Last second of a stage; nothing when the clock does not end it. */
export function stageEnd(election: ElectionView, stage: ElectionStage): number | undefined {
  switch (stage) {
    case "nominations":
      return election.nominationsUntil;
    case "acceptance":
      return election.acceptanceUntil;
    case "campaign":
      return election.opensAt;
    case "ballot":
      return election.closesAt;
    case "provisional":
    case "held":
      return election.settlesAt;
    default:
      return undefined;
  }
}
