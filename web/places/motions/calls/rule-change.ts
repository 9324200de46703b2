import type { Result } from "ethers";
import {
  type CoalitionAddresses,
  contractAt,
  INTERFACES,
} from "../../../../core/contracts/index.js";
import { type Call, motionClassAt } from "../../../../core/motions/index.js";
import { RULE_GROUPS, type RuleGroupName } from "../../../../core/motions/rule-groups.js";

/** What a call would set rules to, by their names in the contracts: periods in seconds, shares in basis points. */
export interface RuleChange {
  group: RuleGroupName;
  values: Readonly<Record<string, number>>;
}

/** Which rules a function sets. */
const SETS: Readonly<Record<string, (args: Result) => RuleGroupName | undefined>> = {
  "rulebook.setMotionRules": ([motionClass]) => motionClassAt(motionClass as bigint),
  "rulebook.setDeliberationRules": () => "deliberation",
  "rulebook.setLiveMotionCap": () => "livePerMember",
  "elections.setElectionRules": () => "elections",
  "conduct.setRules": () => "conduct",
  "membership.setWaitingPeriod": () => "waitingPeriod",
  "membership.setJoinsPerDay": () => "joinsPerDay",
  "policy.setVouchesNeeded": () => "vouchesNeeded",
  "timelock.updateDelay": () => "minDelay",
};

/** The rules a call sets; nothing for any other call, or one that cannot be read. */
export function ruleChange(
  addresses: CoalitionAddresses,
  { target, calldata }: Pick<Call, "target" | "calldata">,
): RuleChange | undefined {
  const contract = contractAt(addresses, target);
  if (contract === undefined) return undefined;
  try {
    const parsed = INTERFACES[contract].parseTransaction({ data: calldata });
    if (parsed === null) return undefined;
    const group = SETS[`${contract}.${parsed.name}`]?.(parsed.args);
    if (group === undefined) return undefined;
    // The rules are the last argument: a struct, or the one number.
    const last: unknown = parsed.args.at(-1);
    const names = Object.keys(RULE_GROUPS[group].bounds);
    const valueOf = (name: string) =>
      typeof last === "bigint" ? last : ((last as Record<string, unknown>)[name] as bigint);
    return {
      group,
      values: Object.fromEntries(names.map((name) => [name, Number(valueOf(name))])),
    };
  } catch {
    return undefined; // Calldata that is none: `describeCall` has said what can be said.
  }
}
