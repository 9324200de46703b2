import { recallStage } from "../../../../core/elections/read-recalls.js";
import type { RecallStage } from "../../../../core/elections/stage.js";
import { useWords } from "../../../language/index.js";
import { Badge, useClock } from "../../../parts/index.js";
import type { RecallView } from "../../../reading/index.js";
import { recallRecord } from "../record.js";

export function useRecallStage(recall: RecallView): RecallStage {
  return recallStage(recallRecord(recall), BigInt(useClock()));
}

export function RecallBadge({ recall }: { recall: RecallView }) {
  const words = useWords("elections");
  const stage = useRecallStage(recall);
  const tone = stage === "vote" || stage === "petition" ? "info" : "plain";
  return <Badge tone={tone}>{words(`recallStage.${stage}`)}</Badge>;
}
