import { CASE_STAGES, type CaseStage } from "../../../core/conduct/stage.js";
import type { Tone } from "../../parts/index.js";
import type { CaseView } from "../../reading/index.js";

/** The stage of a case; undefined for one this version does not know. */
export const stageOf = ({ stage }: Pick<CaseView, "stage">): CaseStage | undefined =>
  CASE_STAGES.find((each) => each === stage);

/** Stages in which somebody may still do something that decides. */
const OPEN: ReadonlySet<string> = new Set<CaseStage>([
  "reply",
  "decision",
  "referred",
  "appealable",
  "appealed",
]);

export const isOpen = ({ stage }: Pick<CaseView, "stage">): boolean => OPEN.has(stage);

/** When the clock ends the stage a case is at (seconds since 1970); undefined where it does not. */
export function stageEnd(view: CaseView): number | undefined {
  switch (stageOf(view)) {
    case "reply":
      return view.replyUntil;
    case "decision":
      return view.decideUntil;
    case "referred":
      return view.until;
    case "appealable":
      return view.appealUntil;
    case "appealed":
      return view.heardUntil;
    default:
      return undefined;
  }
}

/** How a stage is marked, beside its words. */
export function stageTone({ stage }: Pick<CaseView, "stage">): Tone | "plain" {
  if (stage === "reply" || stage === "decision" || stage === "appealed") return "info";
  if (stage === "referred" || stage === "appealable") return "warning";
  return "plain";
}
