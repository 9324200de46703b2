import type { Result } from "ethers";
import {
  type Bound,
  BOUNDS,
  CONDUCT_BOUNDS,
  DELIBERATION_RULE_BOUNDS,
  ELECTION_RULE_BOUNDS,
  formatBound,
  MOTION_RULE_BOUNDS,
  OFFICE_BOUNDS,
} from "../../coalition/bounds.js";
import { readLogs } from "../../contracts/index.js";
import { electionRulesOf } from "../../elections/terms.js";
import { MOTION_CLASSES } from "../../motions/index.js";
import { motionRulesOf } from "../../motions/motion-class.js";
import { type Json, tables } from "../../replay/index.js";
import { officeHistory } from "../../replay/fold/offices.js";
import { at } from "../chain-answers.js";
import type { AuditContext, Check, Finding } from "../check.js";
import { compare } from "../findings.js";

/** Numbers by name, with the bounds they may never leave. */
type Bounds = Readonly<Record<string, Bound>>;
type Numbers = Readonly<Record<string, unknown>>;

interface Setting {
  what: string;
  bounds: Bounds;
  /** What the contract says, and what the last event set. */
  live: Numbers;
  set: Numbers;
}

export const parametersCheck: Check = {
  id: "parameters",
  title: "The numbers members govern by",
  proves:
    "Every number that can be governed is what the last event set, and no motion took any of them out of its hard bounds.",
  async *run(context) {
    let items = 0;
    for await (const setting of settingsOf(context)) items += yield* compareSetting(setting);
    items += yield* ordinaryCalls(context);
    return { items };
  },
};

function* compareSetting({ what, bounds, live, set }: Setting): Generator<Finding, number> {
  const names = Object.keys(bounds);
  for (const name of names) {
    const value = Number(live[name]);
    const bound = bounds[name] as Bound;
    const item = names.length > 1 ? `${what}: ${name}` : what;
    yield* compare(`${item}, by its last event`, set[name], live[name]);
    if (!(value >= bound.min && value <= bound.max))
      yield { kind: "difference", item, expected: formatBound(bound), found: String(live[name]) };
  }
  return names.length;
}

async function* settingsOf(context: AuditContext): AsyncGenerator<Setting> {
  yield* motionSettings(context);
  yield* membershipSettings(context);
  yield* officeSettings(context);
  yield* conductSettings(context);
}

async function* motionSettings(context: AuditContext): AsyncGenerator<Setting> {
  const { contracts, state } = context;
  const { rulebook, timelock } = contracts;
  for (const [index, name] of MOTION_CLASSES.entries())
    yield {
      what: `rules of ${name} motions`,
      bounds: MOTION_RULE_BOUNDS,
      live: { ...motionRulesOf(await rulebook.motionRules(index, at(context))) },
      set: { ...(await tables.rules.get(state, name)) },
    };
  yield {
    what: "rules of deliberation",
    bounds: DELIBERATION_RULE_BOUNDS,
    live: structOf(await rulebook.deliberationRules(at(context))),
    set: await numbers(context, "deliberationRules"),
  };
  const cap = await rulebook.liveMotionCap(at(context));
  yield* single(context, "liveMotionCap", "live motions of one member", BOUNDS.livePerMember, cap);
  const delay = await timelock.getMinDelay(at(context));
  yield* single(context, "timelockMinDelay", "shortest delay", BOUNDS.timelock, delay);
}

async function* membershipSettings(context: AuditContext): AsyncGenerator<Setting> {
  const { membership, admission, elections } = context.contracts;
  const waiting = await membership.waitingPeriod(at(context));
  yield* single(context, "waitingPeriod", "waiting period", BOUNDS.waitingPeriod, waiting);
  const joins = await membership.joinsPerDay(at(context));
  yield* single(context, "joinsPerDay", "joins per day", BOUNDS.joinsPerDay, joins);
  if (admission.kind === "vouches") {
    const vouches = await admission.contract.vouchesNeeded(at(context));
    const key = `vouchesNeeded/${admission.address}`;
    yield* single(context, key, "vouches needed", BOUNDS.vouches, vouches);
  }
  yield {
    what: "rules of elections",
    bounds: ELECTION_RULE_BOUNDS,
    live: { ...electionRulesOf(await elections.electionRules(at(context))) },
    set: await numbers(context, "electionRules"),
  };
}

async function* officeSettings(context: AuditContext): AsyncGenerator<Setting> {
  const { offices } = context.contracts;
  const { seats, cohorts, termsInRow, term } = OFFICE_BOUNDS;
  for await (const [id] of tables.offices.scan(context.state)) {
    const history = await officeHistory(context.state, id);
    yield {
      what: `terms of the office ${history?.name ?? id}`,
      bounds: { seats, cohorts, termsInRow, term },
      live: structOf(await offices.termsOf(id, at(context))),
      set: { ...history?.terms },
    };
  }
}

async function* conductSettings(context: AuditContext): AsyncGenerator<Setting> {
  const { conduct } = context.contracts;
  const last = Number(await conduct.ruleSets(at(context)));
  let number = 0;
  for await (const [, set] of tables.conductRules.scan(context.state)) {
    number += 1;
    yield {
      what: `rules of conduct number ${number}`,
      bounds: CONDUCT_BOUNDS,
      live: number <= last ? structOf(await conduct.ruleSet(number, at(context))) : {},
      set: set as Numbers,
    };
  }
}

async function* single(
  context: AuditContext,
  key: string,
  what: string,
  bound: Bound,
  live: bigint,
): AsyncGenerator<Setting> {
  const set = (await context.state.get("settings", key)) ?? "no event";
  yield { what, bounds: { value: bound }, live: { value: live }, set: { value: set } };
}

const numbers = async ({ state }: AuditContext, key: string) =>
  ((await state.get("settings", key)) ?? {}) as { [name: string]: Json };

/** A struct of ethers by the names of its fields. */
const structOf = (struct: unknown): Numbers => (struct as Result).toObject();

/** Whatever was ever put on the list of ordinary calls or taken off it is there or not, as the rulebook says. */
async function* ordinaryCalls(context: AuditContext): AsyncGenerator<Finding, number> {
  const { contracts, state, range } = context;
  const logs = await readLogs(contracts.rulebook, range, ["OrdinaryCallSet"]);
  const calls = new Map(
    logs.map(({ args }) => [`${String(args.target)}/${String(args.selector)}`, args] as const),
  );
  for (const [key, { target, selector }] of calls) {
    const folded = (await state.get("settings", `ordinaryCall/${key}`)) === true;
    const live = await contracts.rulebook.isOrdinaryCall(
      target as string,
      selector as string,
      at(context),
    );
    yield* compare(`ordinary call ${key}`, folded, live);
  }
  return calls.size;
}
