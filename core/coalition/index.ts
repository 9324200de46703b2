export {
  BOUNDS,
  CONDUCT_BOUNDS,
  ELECTION_BOUNDS,
  formatBound,
  LIST_BOUNDS,
  OFFICE_BOUNDS,
  type Bound,
  type RuleSource,
  TEXT_LIMITS,
  DELIBERATION_RULE_BOUNDS,
  ELECTION_RULE_BOUNDS,
  MOTION_RULE_BOUNDS,
} from "./bounds.js";
export { parseCalendarDay } from "./calendar-day.js";
export {
  type AdmissionRules,
  type CoalitionFile,
  type ConductRules,
  type DeliberationRules,
  ELECTION_METHODS,
  type ElectionMethod,
  type ElectionRules,
  type Founder,
  type FoundingDocument,
  type FoundingList,
  type FoundingRendition,
  type MotionClassRules,
  type OfficeRules,
} from "./coalition-file.js";
export { CoalitionFileError, type CoalitionFileIssue } from "./coalition-file-error.js";
export { DEVELOPMENT_ACCOUNTS, isDevelopmentAccount } from "./development-accounts.js";
export {
  DEPOSIT_KINDS,
  DOCUMENT_KINDS,
  documentKindAt,
  documentKindIndex,
  type DocumentKind,
  isStandingKind,
  STANDING_KINDS,
  type StandingKind,
} from "./document-kinds.js";
export { DAY, formatDuration, HOUR, parseDuration } from "./duration.js";
export { leftoversOf } from "./leftovers.js";
export { nearestKey } from "./nearest-key.js";
export { electionLead } from "./office-consistency.js";
export { parseCoalitionFile } from "./parse-coalition-file.js";
export { BASIS_POINTS, formatPercentage, parsePercentage } from "./percentage.js";
