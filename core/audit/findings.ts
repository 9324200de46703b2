import { EvidenceMissingError, ContradictionError } from "../proof/proof-error.js";
import { isDaoError } from "../errors.js";
import { explainRevert, isContractAnswer } from "../refusals/index.js";
import type { Finding } from "./check.js";

/** Yields a difference unless what was found is what was expected; both as people read them. */
export function* compare(
  item: string,
  expected: unknown,
  found: unknown,
  evidence?: string,
): Generator<Finding, void> {
  const [one, other] = [String(expected), String(found)];
  if (one === other) return;
  yield { kind: "difference", item, expected: one, found: other, ...(evidence && { evidence }) };
}

/** Lines in which a recount says where logs and contracts differ. */
export function* differences(
  item: string,
  lines: readonly string[],
  evidence?: string,
): Generator<Finding, void> {
  for (const found of lines) {
    const expected = "what the written rules give";
    yield { kind: "difference", item, expected, found, ...(evidence && { evidence }) };
  }
}

export function missing(item: string, evidence?: string): Finding {
  return { kind: "missing", item, ...(evidence && { evidence }) };
}

/** Events that no contract wrote, or that the rules do not allow. */
const CONTRADICTIONS: ReadonlySet<string> = new Set([
  "LOG_MALFORMED",
  "JOURNAL_DIFFERS",
  "EVENTS_MISSING",
  "MOTION_UNKNOWN",
  "RULES_UNKNOWN",
  "BALLOT_UNKNOWN",
]);

/** What could not be had, or what this version cannot read. */
const GAPS: ReadonlySet<string> = new Set([
  "BLOCK_MISSING",
  "CONTENT_MISSING",
  "EVENT_UNKNOWN",
  "ELECTION_STAGE_UNKNOWN",
]);

/** What an error means for an audit. @throws the error itself when it is a bug. */
export function findingOf(error: unknown, looked: string): Finding {
  if (error instanceof ContradictionError) {
    const { item, expected, found } = error;
    return { kind: "difference", item, expected, found };
  }
  if (error instanceof EvidenceMissingError) return missing(error.item, error.hint);
  if (isDaoError(error) && CONTRADICTIONS.has(error.code))
    return {
      kind: "difference",
      item: looked,
      expected: "a history that the contracts can have written",
      found: error.message,
    };
  if (isDaoError(error) && GAPS.has(error.code)) return missing(error.message, error.hint);
  if (isContractAnswer(error))
    return {
      kind: "difference",
      item: looked,
      expected: "an answer of the contract",
      found: explainRevert(error)?.message ?? "a refusal",
    };
  throw error;
}
