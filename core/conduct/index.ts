export * from "./acts.js";
export type { CasePhase, CaseRecord, CaseStep, ProposedRuling } from "./case.js";
export { rulingWords, stepSentence } from "./explain.js";
export { findCase } from "./find-case.js";
export {
  APPEAL_PANELLIST,
  CONDUCT_OFFICER,
  DUTIES,
  dutyLabel,
  OFFICES_OF_CONDUCT,
  rungLabel,
} from "./labels.js";
export { casePhase, type CasesById, caseStage } from "./phase.js";
export { readCases } from "./read-cases.js";
export { POSTING_RIGHTS, postingRightSentence } from "./right.js";
export { CASE_STAGES, type CaseStage, isUndecided } from "./stage.js";
export { statementDigest } from "./statement.js";
export { type ConductYear, conductYear, conductYearLines, yearOf } from "./year-report.js";
