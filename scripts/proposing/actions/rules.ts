import { z } from "zod";
import { DaoError } from "../../../core/errors.js";
import type { Action } from "../../../core/motions/index.js";
import { RULE_GROUPS, type RuleGroupName } from "../../../core/motions/rule-groups.js";
import { parseRuleChange, type RuleChange, type RuleGroup, type SingleRule } from "../rules.js";
import type { ActionBuilder } from "./action-builder.js";

const schema = z.record(z.string(), z.union([z.string(), z.number()]));

/** Rules that stand alone, by the names of the contracts. */
const SINGLE = {
  "waiting-period": "waitingPeriod",
  "joins-per-day": "joinsPerDay",
  "live-motions": "livePerMember",
  vouches: "vouchesNeeded",
  "minimum-delay": "minDelay",
} as const satisfies Record<SingleRule, RuleGroupName>;

/** Rules that one call sets together: those named change, the others stay. */
const GROUPED: readonly RuleGroup[] = [
  ...(["deliberation", "ordinary", "fundamental", "elections", "conduct"] as const),
];

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
    for (const change of changes) {
      if (change.group !== undefined) continue;
      const name = SINGLE[change.rule];
      actions.push(...(await RULE_GROUPS[name].change(contracts, { [name]: change.value })));
    }
    for (const group of GROUPED) {
      const own = changes.filter((change) => change.group === group);
      if (own.length > 0)
        actions.push(...(await RULE_GROUPS[group].change(contracts, toFields(own))));
    }
    return { actions };
  },
};

const toFields = (changes: readonly RuleChange[]) =>
  Object.fromEntries(changes.map(({ rule, value }) => [rule, value]));
