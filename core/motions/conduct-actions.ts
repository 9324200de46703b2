import { CONDUCT_BOUNDS, type Bound, type ConductRules } from "../coalition/index.js";
import type { CoalitionContracts } from "../contracts/index.js";
import type { Action } from "./action.js";
import { changedRules } from "./changed-rules.js";
import { checkedHash, checkedNumber } from "./check-input.js";
import type { DescribedCoalition } from "./describe-call.js";
import { encodeAction } from "./encode-action.js";

const HOUR = 3_600;
const SUSPENSION: Bound = { ...CONDUCT_BOUNDS.yearSuspension, min: HOUR };

/**
 * Changes some rules of conduct and leaves the others as they are at this moment; cases already reported keep theirs.
 * Times are seconds.
 *
 * @throws DaoError `VALUE_OUT_OF_BOUNDS`, or `NOTHING_TO_CHANGE`.
 */
export async function setConductRules(
  contracts: CoalitionContracts,
  changes: Partial<ConductRules>,
): Promise<Action> {
  const struct = await contracts.conduct.rules();
  const present = Object.fromEntries(
    (Object.keys(CONDUCT_BOUNDS) as (keyof ConductRules)[]).map((rule) => [
      rule,
      Number(struct[rule]),
    ]),
  ) as unknown as ConductRules;
  const rules = changedRules(present, changes, CONDUCT_BOUNDS, "conduct");
  return encodeAction(contracts, "conduct", "setRules", [rules]);
}

/**
 * Suspends the posting of the person a case is about, which two officers asked the members for.
 *
 * @param length - seconds; at most what the rules of the case allow.
 * @throws DaoError `HASH_MALFORMED`, `VALUE_OUT_OF_BOUNDS`
 */
export function suspend(contracts: DescribedCoalition, caseId: string, length: number): Action {
  const seconds = checkedNumber("suspension", length, SUSPENSION);
  return encodeAction(contracts, "conduct", "suspend", [checkedHash(caseId), seconds]);
}

/** Ends a suspension before its time. @throws DaoError `HASH_MALFORMED` */
export function reinstate(contracts: DescribedCoalition, caseId: string): Action {
  return encodeAction(contracts, "conduct", "reinstate", [checkedHash(caseId)]);
}
