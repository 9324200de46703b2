import type { ElectionStage } from "../../../core/elections/stage.js";
import { useWords } from "../../language/index.js";
import { Badge, type BadgeProps } from "../../parts/index.js";

const TONES: Partial<Record<ElectionStage, BadgeProps["tone"]>> = {
  ballot: "info",
  nominations: "info",
  acceptance: "info",
  held: "warning",
  annulled: "danger",
  seated: "success",
};

/** A stage as a part of keys of words. */
export const stageWord = (stage: ElectionStage): string =>
  stage === "held over" ? "heldOver" : stage;

export function StageBadge({ stage }: { stage: ElectionStage }) {
  const words = useWords("elections");
  return <Badge tone={TONES[stage] ?? "plain"}>{words(`stage.${stageWord(stage)}`)}</Badge>;
}
