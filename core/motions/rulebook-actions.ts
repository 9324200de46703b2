import { isHexString } from "ethers";
import {
  BOUNDS,
  DELIBERATION_RULE_BOUNDS,
  MOTION_RULE_BOUNDS,
  type DeliberationRules,
} from "../coalition/index.js";
import { INTERFACES, type CoalitionContracts } from "../contracts/index.js";
import { DaoError } from "../errors.js";
import { quote } from "../format/index.js";
import type { Action } from "./action.js";
import { changedRules } from "./changed-rules.js";
import { checkedAddress, checkedNumber } from "./check-input.js";
import type { DescribedCoalition } from "./describe-call.js";
import { encodeAction } from "./encode-action.js";
import {
  MOTION_CLASSES,
  motionRulesOf,
  type MotionClass,
  type MotionRules,
} from "./motion-class.js";

/**
 * Changes some rules of a class and leaves the others as they are at this moment. Times are seconds, the share is
 * hundredths of a percent.
 *
 * @throws DaoError `VALUE_OUT_OF_BOUNDS`, or `NOTHING_TO_CHANGE`.
 */
export async function setMotionRules(
  contracts: CoalitionContracts,
  motionClass: MotionClass,
  changes: Partial<MotionRules>,
): Promise<Action> {
  const index = MOTION_CLASSES.indexOf(motionClass);
  const present = motionRulesOf(await contracts.rulebook.motionRules(index));
  const rules = changedRules(present, changes, MOTION_RULE_BOUNDS, `${motionClass} motions`);
  return encodeAction(contracts, "rulebook", "setMotionRules", [index, rules]);
}

/**
 * Changes some rules of discussion and leaves the others as they are at this moment. Times are seconds, the share is
 * hundredths of a percent.
 *
 * @throws DaoError `VALUE_OUT_OF_BOUNDS`, or `NOTHING_TO_CHANGE`.
 */
export async function setDeliberationRules(
  contracts: CoalitionContracts,
  changes: Partial<DeliberationRules>,
): Promise<Action> {
  const { reading, objection, consentFloor, consentShare } =
    await contracts.rulebook.deliberationRules();
  const present = {
    reading: Number(reading),
    objection: Number(objection),
    consentFloor: Number(consentFloor),
    consentShare: Number(consentShare),
  };
  const rules = changedRules(present, changes, DELIBERATION_RULE_BOUNDS, "discussion");
  return encodeAction(contracts, "rulebook", "setDeliberationRules", [rules]);
}

export function setLiveMotionCap(contracts: DescribedCoalition, cap: number): Action {
  const motions = checkedNumber("number of live motions", cap, BOUNDS.livePerMember);
  return encodeAction(contracts, "rulebook", "setLiveMotionCap", [motions]);
}

/**
 * Puts a call on the list of ordinary calls, or takes it off.
 *
 * @param fn - a selector (0x and 8 digits), or the name of a function of the coalition's own contracts.
 * @throws DaoError `FUNCTION_UNKNOWN`.
 */
export function setOrdinaryCall(
  contracts: DescribedCoalition,
  target: string,
  fn: string,
  ordinary: boolean,
): Action {
  const selector = isHexString(fn, 4) ? fn.toLowerCase() : selectorOf(fn);
  return encodeAction(contracts, "rulebook", "setOrdinaryCall", [
    checkedAddress(target),
    selector,
    ordinary,
  ]);
}

function selectorOf(name: string): string {
  const selectors = new Set(
    Object.values(INTERFACES).flatMap((abi) => {
      const found: string[] = [];
      abi.forEachFunction((fragment) => {
        if (fragment.name === name) found.push(fragment.selector);
      });
      return found;
    }),
  );
  const [selector] = selectors;
  if (selector !== undefined && selectors.size === 1) return selector;
  const fault = selectors.size === 0 ? "unknown" : "ambiguous";
  throw new DaoError("FUNCTION_UNKNOWN", `The function ${quote(name)} is ${fault}.`, {
    hint: "Give its selector: 0x and 8 hexadecimal digits.",
  });
}
