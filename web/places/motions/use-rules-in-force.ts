import { isRuleGroup, RULE_GROUPS } from "../../../core/motions/rule-groups.js";
import { useChain } from "../../reading/index.js";

/** The rules of one group as the contracts have them now; nothing is asked for what is no group. */
export const useRulesInForce = (group: string | undefined) =>
  useChain(
    ["rules", group],
    async (contracts) => (isRuleGroup(group) ? RULE_GROUPS[group].present(contracts) : undefined),
    isRuleGroup(group),
  );
