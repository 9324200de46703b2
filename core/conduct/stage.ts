/** Where a case stands, in the order of `IConduct.CaseStage`. */
export const CASE_STAGES = [
  "reply",
  "decision",
  "referred",
  "lapsed",
  "advised",
  "dismissed",
  "appealable",
  "appealed",
  "lifted",
  "final",
  "standing",
] as const;

export type CaseStage = (typeof CASE_STAGES)[number];

/** Whether officers may still decide. */
export const isUndecided = (stage: CaseStage): boolean => stage === "reply" || stage === "decision";
