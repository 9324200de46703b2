import { toUtf8Bytes } from "ethers";
import type { CoalitionContracts } from "../../core/contracts/index.js";
import { countOf, formatMoment, formatPeriod } from "../../core/format/index.js";
import type { Call } from "../../core/motions/action.js";
import { motionClassAt, motionRulesOf } from "../../core/motions/motion-class.js";
import { callLists } from "../../core/motions/motion-id.js";

/** What something would be filed under at this moment. Times are timestamps in seconds. */
export type Prospect = Awaited<ReturnType<typeof prospectOf>>;

export async function prospectOf(
  { rulebook, governor }: Pick<CoalitionContracts, "rulebook" | "governor">,
  calls: readonly Call[],
  description: string,
) {
  const { targets, values, calldatas } = callLists(calls);
  const [assessment, now] = await Promise.all([
    rulebook.assess(targets, values, calldatas, toUtf8Bytes(description).length),
    governor.clock(),
  ]);
  const rules = motionRulesOf(assessment.rules);
  return {
    class: motionClassAt(assessment[0]) ?? "unknown",
    rules,
    secondsNeeded: Number(assessment.secondsNeeded),
    opensAt: Number(now) + rules.discussion,
    closesAt: Number(now) + rules.discussion + rules.voting,
  };
}

/** The lines about a motion of its own. */
export function motionProspect(prospect: Prospect): string[] {
  const { rules, secondsNeeded, opensAt, closesAt } = prospect;
  return [
    `  it needs ${countOf(secondsNeeded, "second")} within ${formatPeriod(rules.discussion)}, or it lapses;`,
    `  the vote opens ${formatMoment(opensAt)} and closes ${formatMoment(closesAt)};`,
    `  it carries with ${majorityOf(prospect)} and its quorum; then it waits ${formatPeriod(rules.timelock)} before it may run.`,
  ];
}

export function majorityOf({ class: motionClass }: Prospect): string {
  return motionClass === "ordinary" ? "more For than Against" : "two For to each Against";
}
