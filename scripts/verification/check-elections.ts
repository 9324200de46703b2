import type { CoalitionContracts } from "../../core/contracts/index.js";
import { formatPeriod, formatShare } from "../../core/format/index.js";
import type { DeploymentParameters } from "../../deploy/parameters.js";
import { compareSigningDomain } from "./compare-signing-domain.js";
import type { History } from "./history.js";
import { Part, type PartReport } from "./report.js";

type Rules = DeploymentParameters["electionRules"];

/** How a rule is written, and the name it has in the coalition file. */
const RULES: { [Name in keyof Rules]: [key: string, write: (value: bigint | number) => string] } = {
  nominations: ["nominations", formatPeriod],
  acceptance: ["acceptance", formatPeriod],
  extension: ["extension", formatPeriod],
  campaign: ["campaign", formatPeriod],
  ballot: ["ballot", formatPeriod],
  challenge: ["challenge", formatPeriod],
  challengeHold: ["challengeHold", formatPeriod],
  holdOver: ["holdOver", formatPeriod],
  secondsNeeded: ["seconds", String],
  challengeFloor: ["challengeFloor", String],
  challengeShare: ["challengeShare", formatShare],
};

/** The rules of elections are those of the file, and what is signed for an election is signed for this one. */
export async function checkElections(
  { elections, ballotBox }: CoalitionContracts,
  { electionRules }: DeploymentParameters,
  history: History,
): Promise<PartReport> {
  const part = new Part("elections");
  await compareSigningDomain(part, elections, "acceptances", "Coalition Elections");
  await compareSigningDomain(part, ballotBox, "ballots of elections", "Coalition Ballot Box");
  const live = await elections.electionRules();
  const changed = history.hasLater(history.elections, "ElectionRulesSet");
  for (const name of Object.keys(RULES) as (keyof Rules)[]) {
    const [key, write] = RULES[name];
    part.compare(`elections.${key}`, write(electionRules[name]), write(live[name]), changed);
  }
  return part;
}
