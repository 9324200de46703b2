import { z } from "zod";
import { DaoError } from "../../../core/errors.js";
import {
  MOTION_CLASSES,
  setDeliberationRules,
  setJoinsPerDay,
  setLiveMotionCap,
  setMotionRules,
  setVouchesNeeded,
  setWaitingPeriod,
  updateDelay,
  type Action,
} from "../../../core/motions/index.js";
import { parseRuleChange, type RuleChange, type SingleRule } from "../rules.js";
import type { ActionBuilder, Workshop } from "./action-builder.js";

const schema = z.record(z.string(), z.union([z.string(), z.number()]));

const SINGLE: Record<SingleRule, (contracts: Workshop["contracts"], value: number) => Action> = {
  "waiting-period": setWaitingPeriod,
  "joins-per-day": setJoinsPerDay,
  "live-motions": setLiveMotionCap,
  vouches: setVouchesNeeded,
  "minimum-delay": updateDelay,
};

/** Rules by name; those of one class become one call. */
export const rules: ActionBuilder<typeof schema> = {
  schema,
  async build(words, { contracts }) {
    const changes = Object.entries(words).map(([name, value]) => parseRuleChange(name, value));
    if (changes.length === 0) {
      throw new DaoError("NOTHING_TO_CHANGE", "No rule is named.", {
        hint: 'Name one, such as "ordinary.voting" and "9 days".',
      });
    }
    const actions: Action[] = [];
    for (const change of changes) {
      if (change.motionClass === undefined)
        actions.push(SINGLE[change.rule](contracts, change.value));
    }
    const deliberation = changes.filter(({ motionClass }) => motionClass === "deliberation");
    if (deliberation.length > 0)
      actions.push(await setDeliberationRules(contracts, toFields(deliberation)));
    for (const motionClass of MOTION_CLASSES) {
      const own = changes.filter((change) => change.motionClass === motionClass);
      if (own.length > 0) actions.push(await setMotionRules(contracts, motionClass, toFields(own)));
    }
    return { actions };
  },
};

const toFields = (changes: readonly RuleChange[]) =>
  Object.fromEntries(changes.map(({ rule, value }) => [rule, value]));
