import { z } from "zod";
import { changeElectionRules } from "../../../core/elections/index.js";
import { DaoError } from "../../../core/errors.js";
import {
  setConductRules,
  setDeliberationRules,
  setJoinsPerDay,
  setLiveMotionCap,
  setMotionRules,
  setVouchesNeeded,
  setWaitingPeriod,
  updateDelay,
  type Action,
} from "../../../core/motions/index.js";
import {
  parseRuleChange,
  type RuleChange,
  type RuleGroup,
  type RuleGroups,
  type SingleRule,
} from "../rules.js";
import type { ActionBuilder, Workshop } from "./action-builder.js";

const schema = z.record(z.string(), z.union([z.string(), z.number()]));

const SINGLE: Record<SingleRule, (contracts: Workshop["contracts"], value: number) => Action> = {
  "waiting-period": setWaitingPeriod,
  "joins-per-day": setJoinsPerDay,
  "live-motions": setLiveMotionCap,
  vouches: setVouchesNeeded,
  "minimum-delay": updateDelay,
};

/** Rules that one call sets together: those named change, the others stay. */
const GROUPED: {
  [Group in RuleGroup]: (
    contracts: Workshop["contracts"],
    changes: Partial<RuleGroups[Group]>,
  ) => Promise<Action>;
} = {
  deliberation: setDeliberationRules,
  ordinary: (contracts, changes) => setMotionRules(contracts, "ordinary", changes),
  fundamental: (contracts, changes) => setMotionRules(contracts, "fundamental", changes),
  elections: changeElectionRules,
  conduct: setConductRules,
};

/** Rules by name; those of one group become one call. */
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
    for (const change of changes)
      if (change.group === undefined) actions.push(SINGLE[change.rule](contracts, change.value));
    for (const group of Object.keys(GROUPED) as RuleGroup[]) {
      const own = changes.filter((change) => change.group === group);
      if (own.length > 0) actions.push(await GROUPED[group](contracts, toFields(own)));
    }
    return { actions };
  },
};

const toFields = (changes: readonly RuleChange[]) =>
  Object.fromEntries(changes.map(({ rule, value }) => [rule, value]));
