import type { CoalitionContracts } from "../contracts/index.js";
import type { AuditedRange } from "../proof/evidence.js";
import type { Rpc, StateReader } from "../replay/index.js";
import type { AuditedBuild } from "./build.js";

export type Verdict = "PASS" | "FAIL" | "INCOMPLETE";

/** Something that is not as it should be, or that could not be looked at. */
export interface Finding {
  kind: "difference" | "missing";
  /** What was looked at: a motion, a ballot, a document. */
  item: string;
  /** Of a difference. */
  expected?: string;
  found?: string;
  /** Where to look: block, transaction, address, CID. Of what is missing: who would have it. */
  evidence?: string;
}

/** What every check gets. All that `chain`, `contracts` and `state` answer was proved against the audited block. */
export interface AuditContext {
  range: AuditedRange;
  /** JSON-RPC over proved answers; refuses what cannot be proved. */
  chain: Rpc;
  /** The coalition's contracts over `chain`. */
  contracts: CoalitionContracts;
  /** The fold of all events up to the audited block. */
  state: StateReader;
  /** What the contracts' code ought to be; nothing when the auditor has no build. */
  build: AuditedBuild | undefined;
  /** Bytes of one content block, checked against its CID; nothing when nobody has them. */
  blob(cid: string): Promise<Uint8Array | undefined>;
  /** Tells how far a check is; `of` where it is known. */
  progress(done: number, of?: number): void;
}

/** One thing an audit looks at. */
export interface Check {
  /** Kebab-case; stable, because scripts name it. */
  id: string;
  title: string;
  /** One sentence: what is known when it passes. */
  proves: string;
  /** Yields what is wrong or missing; nothing is wrong when it yields nothing. @returns what it looked at. */
  run(context: AuditContext): AsyncGenerator<Finding, Looked>;
}

/** What a check looked at. */
export interface Looked {
  /** How many items. */
  items: number;
  /** Figures worth showing beside the verdict, in a stable order; JSON values. */
  figures?: Readonly<Record<string, number | string>>;
}

/** What became of one check. */
export interface CheckResult {
  id: string;
  title: string;
  proves: string;
  verdict: Verdict;
  items: number;
  figures: Readonly<Record<string, number | string>>;
  findings: readonly Finding[];
}
