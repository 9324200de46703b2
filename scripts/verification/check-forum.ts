import { id } from "ethers";
import type { CoalitionContracts } from "../../core/contracts/index.js";
import { formatPeriod } from "../../core/format/index.js";
import type { DeploymentParameters } from "../../deploy/parameters.js";
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

/** Conduct goes by the numbers of the file, the lists are those of the file, and papers are signed for this coalition. */
export async function checkForum(
  { authenticator, conduct, lists }: CoalitionContracts,
  parameters: DeploymentParameters,
  history: History,
): Promise<PartReport> {
  const part = new Part("forum");
  await compareSigningDomain(part, authenticator, "papers", parameters.authenticatorName);
  await compareSigningDomain(part, lists, "posts", parameters.listsName);

  const live = await conduct.rules();
  const changed = history.hasLater(history.conduct, "ConductRulesSet");
  for (const key of Object.keys(RULES) as (keyof Rules)[]) {
    const write = RULES[key];
    part.compare(`conduct.${key}`, write(parameters.conductRules[key]), write(live[key]), changed);
  }

  const names = new Map(parameters.lists.map(({ name }) => [id(name), name]));
  for (const { name, args } of history.lists) {
    if (name === "ListOpened") names.set(String(args.list), String(args.name));
  }
  const open: string[] = [];
  for (const list of await lists.listIds()) {
    const { closedAt } = await lists.listOf(list);
    if (closedAt === 0n) open.push(list);
  }
  const expected = parameters.lists.map(({ name }) => id(name));
  part.compareSets(expected, open, (list) => ({
    what: `list ${names.get(list) ?? list}`,
    present: "open",
    absent: "not open",
    changedSince: ["ListOpened", "ListClosed"].some((event) =>
      history.hasLater(history.lists, event, ({ args }) => args.list === list),
    ),
  }));
  return part;
}
