export { reportPage, type ReportDetails } from "./html/report-page.js";
export { type AuditStory, tellStory } from "./story.js";
export { touchBallots } from "./touch-ballots.js";
