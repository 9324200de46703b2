import {
  BOUNDS,
  CONDUCT_BOUNDS,
  DELIBERATION_RULE_BOUNDS,
  ELECTION_RULE_BOUNDS,
  MOTION_RULE_BOUNDS,
  type Bound,
} from "../coalition/index.js";
import type { CoalitionContracts } from "../contracts/index.js";
import { changeElectionRules } from "../elections/office-actions.js";
import {
  MOTION_CLASSES,
  setConductRules,
  setDeliberationRules,
  setJoinsPerDay,
  setLiveMotionCap,
  setMotionRules,
  setVouchesNeeded,
  setWaitingPeriod,
  updateDelay,
  type Action,
  type MotionClass,
} from "./index.js";

type Numbers = Record<string, number>;

/**
 * Rules that are set together: their bounds by the names of the contracts, what they are now, and the calls that change
 * them. Periods are seconds, shares hundredths of a percent.
 */
export interface RuleGroup {
  bounds: Readonly<Record<string, Bound>>;
  present(contracts: CoalitionContracts): Promise<Numbers>;
  /** @throws DaoError for what the contracts would refuse. */
  change(contracts: CoalitionContracts, changes: Numbers): Promise<Action[]>;
}

export const RULE_GROUPS = {
  ordinary: motionRules("ordinary"),
  fundamental: motionRules("fundamental"),
  deliberation: {
    bounds: DELIBERATION_RULE_BOUNDS,
    present: async ({ rulebook }) =>
      numbersOf(await rulebook.deliberationRules(), DELIBERATION_RULE_BOUNDS),
    change: async (contracts, changes) => [await setDeliberationRules(contracts, changes)],
  },
  elections: {
    bounds: ELECTION_RULE_BOUNDS,
    present: async ({ elections }) =>
      numbersOf(await elections.electionRules(), ELECTION_RULE_BOUNDS),
    change: async (contracts, changes) => [await changeElectionRules(contracts, changes)],
  },
  conduct: {
    bounds: CONDUCT_BOUNDS,
    present: async ({ conduct }) => numbersOf(await conduct.rules(), CONDUCT_BOUNDS),
    change: async (contracts, changes) => [await setConductRules(contracts, changes)],
  },
  waitingPeriod: single("waitingPeriod", BOUNDS.waitingPeriod, {
    present: ({ membership }) => membership.waitingPeriod(),
    change: setWaitingPeriod,
  }),
  joinsPerDay: single("joinsPerDay", BOUNDS.joinsPerDay, {
    present: ({ membership }) => membership.joinsPerDay(),
    change: setJoinsPerDay,
  }),
  vouchesNeeded: single("vouchesNeeded", BOUNDS.vouches, {
    present: async ({ admission }) =>
      admission.kind === "vouches" ? admission.contract.vouchesNeeded() : undefined,
    change: setVouchesNeeded,
  }),
  livePerMember: single("livePerMember", BOUNDS.livePerMember, {
    present: ({ rulebook }) => rulebook.liveMotionCap(),
    change: setLiveMotionCap,
  }),
  minDelay: single("minDelay", BOUNDS.timelock, {
    present: ({ timelock }) => timelock.getMinDelay(),
    change: updateDelay,
  }),
} as const satisfies Record<string, RuleGroup>;

export type RuleGroupName = keyof typeof RULE_GROUPS;

export const isRuleGroup = (name: string | undefined): name is RuleGroupName =>
  name !== undefined && name in RULE_GROUPS;

function motionRules(of: MotionClass): RuleGroup {
  return {
    bounds: MOTION_RULE_BOUNDS,
    present: async ({ rulebook }) =>
      numbersOf(await rulebook.motionRules(MOTION_CLASSES.indexOf(of)), MOTION_RULE_BOUNDS),
    change: async (contracts, changes) => [await setMotionRules(contracts, of, changes)],
  };
}

function single(
  name: string,
  bound: Bound,
  rule: {
    present: (contracts: CoalitionContracts) => Promise<bigint | undefined>;
    change: (contracts: CoalitionContracts, value: number) => Action;
  },
): RuleGroup {
  return {
    bounds: { [name]: bound },
    present: async (contracts) => {
      const value = await rule.present(contracts);
      return value === undefined ? {} : { [name]: Number(value) };
    },
    change: async (contracts, changes) => [rule.change(contracts, changes[name] ?? Number.NaN)],
  };
}

const numbersOf = (struct: object, bounds: object): Numbers =>
  Object.fromEntries(
    Object.keys(bounds).map((name) => [name, Number((struct as Record<string, bigint>)[name])]),
  );
