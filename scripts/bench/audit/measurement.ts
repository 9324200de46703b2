/** One audit of a history, in a process of its own. */
export interface AuditMeasurement {
  verdict: string;
  /** What was found wrong, of a history in which nothing is. */
  findings: readonly unknown[];
  blocks: number;
  ballots: number;
  /** Of the audit and its bundle. */
  seconds: number;
  /** Of each part of the audit, by the id of its check. */
  parts: Record<string, number>;
  /** Seconds that digesting and recovering the ballots' signatures takes by itself. */
  recovering: number;
  /** Most resident memory of the process at any time. */
  peakBytes: number;
  bundleBytes: number;
}
