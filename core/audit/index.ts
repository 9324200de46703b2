export { auditOver, type AuditProgress, overallVerdict } from "./audit-over.js";
export type { AuditedBuild, RuntimeArtifact } from "./build.js";
export type { AuditContext, Check, CheckResult, Finding, Looked, Verdict } from "./check.js";
export { type BlobSource, checkedBlob } from "./checked-blob.js";
export { CHECKS } from "./checks.js";
export { type CodeComparison, compareCode } from "./compare-code.js";
export { type AuditSubject, openAudit, type OpenAudit } from "./open-audit.js";
export { stableJson } from "./stable-json.js";
export { type AuditOptions, type AuditResult, runAudit } from "./run-audit.js";
