import type { AuditedRange, EvidenceSource } from "../../core/proof/index.js";
import type { Holder } from "../../core/opens/index.js";

/** What was typed about where the evidence comes from. */
export interface EvidenceInput {
  block: string | undefined;
  offline: string | undefined;
  bundle: string | undefined;
  relay: readonly string[];
  directory: string | undefined;
  fromBlock: number | undefined;
}

/** Evidence an audit can begin with. Close it afterwards. */
export interface Evidence {
  source: EvidenceSource;
  range: AuditedRange;
  /** The coalition's directory. */
  directory: string;
  /** Who keeps content, each to be asked by itself; nobody without a network. */
  holders: readonly Holder[];
  /** One line: where the block's hash comes from, and what is to be done about it. */
  trust: string;
  /** Writes everything that was asked for to the bundle; nothing where none is wanted. */
  capture: (() => Promise<Captured>) | undefined;
  close(): Promise<void>;
}

/** A bundle that was written. */
export interface Captured {
  path: string;
  bytes: number;
  /** Blocks it can be audited at. */
  captures: readonly { block: number; hash: string }[];
}
