import type { CoalitionContracts } from "../../core/contracts/index.js";
import { formatPeriod } from "../../core/format/index.js";
import type { DeploymentParameters } from "../../deploy/parameters.js";
import { compareLists } from "./compare-lists.js";
import { compareSigningDomain } from "./compare-signing-domain.js";
import type { History } from "./history.js";
import { Part, type PartReport } from "./report.js";

type Rules = DeploymentParameters["conductRules"];

/** How a rule of conduct is written, under the name it has in the coalition file. */
const RULES: Record<keyof Rules, (value: bigint | number) => string> = {
  replyWindow: formatPeriod,
  decisionPeriod: formatPeriod,
  appealWindow: formatPeriod,
  hearingPeriod: formatPeriod,
  ladderMemory: formatPeriod,
  suspension: formatPeriod,
  longSuspension: formatPeriod,
  yearSuspension: formatPeriod,
  hold: formatPeriod,
  codeGrace: formatPeriod,
  appealVoters: String,
  reportCap: String,
};
const NAMES = Object.keys(RULES) as (keyof Rules)[];

/** Conduct goes by the numbers of the file, the lists are those of the file, and papers are signed for this coalition. */
export async function checkForum(
  { authenticator, conduct, lists }: CoalitionContracts,
  parameters: DeploymentParameters,
  history: History,
): Promise<PartReport> {
  const part = new Part("forum");
  await compareSigningDomain(part, authenticator, "papers", parameters.authenticatorName);
  await compareSigningDomain(part, lists, "posts", parameters.listsName);

  // The contract has no answer while it counts no set of rules.
  const live = (await conduct.ruleSets()) === 0n ? undefined : await conduct.rules();
  const changed = history.hasLater(history.conduct, "ConductRulesSet");
  for (const key of NAMES) {
    const write = RULES[key];
    const actual = live === undefined ? "nothing" : write(live[key]);
    part.compare(`conduct.${key}`, write(parameters.conductRules[key]), actual, changed);
  }
  await compareRuleSets(part, conduct, history);
  await compareLists(part, lists, parameters.lists, history);
  return part;
}

/** Cases keep the rules they were reported under, so every set there ever was must still be what the logs say. */
async function compareRuleSets(
  part: Part,
  conduct: CoalitionContracts["conduct"],
  history: History,
): Promise<void> {
  const sets = history.conduct.filter(({ name }) => name === "ConductRulesSet");
  const count = await conduct.ruleSets();
  part.compare("sets of rules of conduct, by the logs", String(sets.length), String(count));
  for (const { args } of sets) {
    const number = args.number as bigint;
    if (number > count) continue; // The count says that one is missing.
    const kept = await conduct.ruleSet(number);
    const told = args.rules as Record<keyof Rules, bigint>;
    for (const key of NAMES) {
      const write = RULES[key];
      part.compare(
        `conduct.${key} of set ${number}, by the logs`,
        write(told[key]),
        write(kept[key]),
      );
    }
  }
}
