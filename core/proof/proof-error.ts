import { DaoError } from "../errors.js";

/** What a source said contradicts the block the auditor named: somebody lies, or a disk is broken. */
export class ContradictionError extends DaoError {
  override name = "ContradictionError";

  /** @param item - what was looked at, as a person would say it. */
  constructor(
    readonly item: string,
    readonly expected: string,
    readonly found: string,
    options?: { cause?: unknown },
  ) {
    super("EVIDENCE_CONTRADICTS", `${item}: expected ${expected}, found ${found}.`, {
      hint: "Ask another node, and compare the block's hash with a source of its own.",
      ...options,
    });
  }
}

/** A source does not have what an audit needs: nothing is wrong, and nothing is proved. */
export class EvidenceMissingError extends DaoError {
  override name = "EvidenceMissingError";

  /** @param item - what is missing. @param hint - who has it, and which method of a node gives it. */
  constructor(
    readonly item: string,
    hint: string,
    options?: { cause?: unknown },
  ) {
    super("EVIDENCE_MISSING", `${item} could not be had.`, { hint, ...options });
  }
}
