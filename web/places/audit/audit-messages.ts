import type {
  AuditedBlock,
  AuditedBallot,
  AuditedBuild,
  AuditResult,
} from "../../../core/audit/index.js";

/** What is audited, and who is asked. */
export interface AuditJob {
  chainId: number;
  /** The coalition's directory. */
  directory: string;
  fromBlock: number;
  /** A hash or a number; nothing for the newest that is final. */
  block: string | undefined;
  rpcUrls: readonly string[];
  /** Whoever may have content. */
  relays: readonly string[];
  build: AuditedBuild | undefined;
}

/** What an audit in the browser came to. */
export interface Audited {
  block: AuditedBlock;
  result: AuditResult;
}

export interface BallotsFound {
  block: AuditedBlock;
  ballots: AuditedBallot[];
}

/** What can be asked of the worker, and what it answers. */
export interface AuditQuestions {
  audit: { job: AuditJob; answer: Audited };
  /** @param query - an address, the id of a motion or election, or a motion's title. */
  ballots: { job: AuditJob; query: string; answer: BallotsFound };
  /** The page that `dao audit --html` writes, of the audit that ran. */
  page: { answer: string };
}

export type AuditQuestion =
  | { id: number; ask: "audit"; job: AuditJob }
  | { id: number; ask: "ballots"; job: AuditJob; query: string }
  | { id: number; ask: "page" };

/** An error on its way between threads. */
export interface SentError {
  code: string | undefined;
  message: string;
  hint: string | undefined;
}

export type FromAuditor =
  | { type: "progress"; step: string; done: number; of: number | undefined }
  | { type: "answer"; id: number; value: unknown }
  | { type: "failure"; id: number; error: SentError };
