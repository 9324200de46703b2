import type { CoalitionAddresses } from "../contracts/index.js";
import {
  type AuditedRange,
  ContradictionError,
  EvidenceMissingError,
  type EvidenceSource,
  ProvenChain,
  provenProvider,
} from "../proof/index.js";
import { auditOver, type AuditProgress, overallVerdict } from "./audit-over.js";
import type { AuditedBuild } from "./build.js";
import type { CheckResult, Finding, Verdict } from "./check.js";
import { type BlobSource } from "./checked-blob.js";
import { CHECKS } from "./checks.js";
import { chainCheck } from "./checks/chain.js";
import { findingOf, missing } from "./findings.js";
import { openAudit, type OpenAudit } from "./open-audit.js";
import { notRun, verdictOf } from "./run-check.js";

export interface AuditOptions {
  /** Whoever has the evidence; nothing it says is believed. */
  source: EvidenceSource;
  range: AuditedRange;
  /** The coalition's directory, 20 bytes, 0x-prefixed. */
  directory: string;
  build: AuditedBuild | undefined;
  /** Content blocks, checked against their CIDs; without it the source is asked. */
  blob?: BlobSource | undefined;
  /** Tells how far it is: `headers` and `history`, then each check by its id. */
  onProgress?: AuditProgress | undefined;
  /** Ids of checks; what is left out leaves the audit incomplete. */
  only?: readonly string[] | undefined;
  /** Bytes of transactions and receipts kept in memory. */
  keptBytes?: number | undefined;
  /** Shown the proved state once the checks ran, for whoever reports more of it; what it throws is its own. */
  report?: ((opened: OpenAudit) => Promise<void>) | undefined;
}

/** What an audit found: plain JSON, and the same for the same evidence. */
export interface AuditResult {
  verdict: Verdict;
  range: { chainId: string; fromBlock: number; toBlock: number; blockHash: string };
  coalition: {
    /** As its seats are named; null when it could not be learnt. */
    name: string | null;
    directory: string;
    addresses: Partial<CoalitionAddresses>;
  };
  checks: CheckResult[];
}

/**
 * Audits a coalition's whole history up to the block the auditor names.
 *
 * @throws DaoError `ADDRESS_MALFORMED`, `COALITION_NOT_FOUND`, `COALITION_NOT_SEALED`: there is nothing to audit.
 */
export async function runAudit(options: AuditOptions): Promise<AuditResult> {
  const { source, range, onProgress } = options;
  const known = [options.directory];
  try {
    const chain = await ProvenChain.open(source, range, {
      addresses: () => known,
      progress: (done, of) => onProgress?.("headers", done, of),
      ...(options.keptBytes !== undefined && { keptBytes: options.keptBytes }),
    });
    const opened = await openAudit({
      ...{ range, directory: options.directory, chain, provider: provenProvider(chain) },
      build: options.build,
      blob: options.blob ?? ((cid) => source.blob(cid)),
      found: (addresses) => known.push(...addresses),
      progress: (done, of) => onProgress?.("history", done, of),
    });
    const checks = withFailure(await auditOver(opened, options), chain.failure);
    await options.report?.(opened);
    return resultOf(options, checks, opened);
  } catch (error) {
    if (!(error instanceof ContradictionError || error instanceof EvidenceMissingError))
      throw error;
    return resultOf(options, nothingRan(findingOf(error, "the audited block")), undefined);
  }
}

/** The chain answers for what any evidence did, whether or not a check came to hear of it. */
function withFailure(
  results: readonly CheckResult[],
  failure: ContradictionError | EvidenceMissingError | undefined,
): CheckResult[] {
  if (failure === undefined) return [...results];
  const told = results.some(({ verdict }) => verdict !== "PASS");
  if (failure instanceof EvidenceMissingError && told) return [...results];
  const finding = findingOf(failure, chainCheck.title);
  const own = results.find(({ id }) => id === chainCheck.id) ?? notRun(chainCheck, finding);
  const known = own.findings.some(({ item }) => item === finding.item);
  const findings = known ? own.findings : [...own.findings, finding];
  const others = results.filter(({ id }) => id !== chainCheck.id);
  return [{ ...own, findings, verdict: verdictOf(findings) }, ...others];
}

const nothingRan = (why: Finding): CheckResult[] =>
  CHECKS.map((check) => notRun(check, check === chainCheck ? why : missing(check.title, why.item)));

function resultOf(
  { range, directory }: AuditOptions,
  checks: CheckResult[],
  opened: OpenAudit | undefined,
): AuditResult {
  const { fromBlock, toBlock } = range;
  return {
    verdict: overallVerdict(checks),
    range: {
      chainId: range.chainId.toString(),
      ...{ fromBlock, toBlock, blockHash: range.blockHash.toLowerCase() },
    },
    coalition: {
      name: opened?.name ?? null,
      directory,
      addresses: { ...opened?.context.contracts.addresses },
    },
    checks,
  };
}
