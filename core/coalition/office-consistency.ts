import type { CoalitionFile, ElectionRules, OfficeRules } from "./coalition-file.js";
import { formatDuration } from "./duration.js";
import { nearestKey } from "./nearest-key.js";
import { repeats, type Refuse } from "./refuse.js";

/** The periods an election goes through, in their order. */
const LEAD = [
  "nominations",
  "acceptance",
  "extension",
  "campaign",
  "ballot",
  "challenge",
] as const satisfies readonly (keyof ElectionRules)[];

/** Rules that join several keys of an office, or several offices. */
export function checkOffices({ offices }: CoalitionFile, refuse: Refuse): void {
  const names = offices.map(({ name }) => name);
  for (const index of repeats(names)) {
    refuse(["offices", index, "name"], `"${names[index]}" is listed twice`);
  }
  for (const [index, office] of offices.entries()) {
    const { seats, cohorts, method } = office;
    if (cohorts > seats) {
      refuse(
        ["offices", index, "cohorts"],
        `${cohorts} is more than the office has seats, ${seats} (chosen: a cohort is a group of seats)`,
      );
    }
    if (method === "approval" && seats === 1) {
      refuse(
        ["offices", index, "method"],
        '"approval" is for several seats; one seat is filled by "schulze" (chosen)',
      );
    }
    checkExclusions(office, index, names, refuse);
  }
}

function checkExclusions(
  { name, excludes }: OfficeRules,
  index: number,
  names: string[],
  refuse: Refuse,
): void {
  for (const repeat of repeats(excludes)) {
    refuse(["offices", index, "excludes", repeat], `"${excludes[repeat]}" is listed twice`);
  }
  for (const [position, other] of excludes.entries()) {
    if (other === name) {
      refuse(["offices", index, "excludes", position], `"${other}" is the office itself`);
    } else if (!names.includes(other)) {
      const near = nearestKey(
        other,
        names.filter((known) => known !== name),
      );
      refuse(
        ["offices", index, "excludes", position],
        `"${other}" is none of the offices; ${near === undefined ? `they are ${names.join(", ")}` : `did you mean "${near}"?`}`,
      );
    }
  }
}

/** Rules that join elections with the terms of offices and with the motions that can annul a result. */
export function checkElections(file: CoalitionFile, refuse: Refuse): void {
  const lead = electionLead(file.elections);
  for (const [index, { term }] of file.offices.entries()) {
    if (2 * lead > term) {
      refuse(
        ["offices", index, "term"],
        `${formatDuration(term)} is less than twice the ${formatDuration(lead)} an election takes (nominations, acceptance, extension, campaign, ballot and challenge; chosen: officers are not always being elected)`,
      );
    }
  }
  const { discussion, voting, lateQuorumExtension, timelock } = file.motions.ordinary;
  const motion = discussion + voting + lateQuorumExtension + timelock;
  const { challengeHold } = file.elections;
  if (challengeHold <= motion) {
    refuse(
      ["elections", "challengeHold"],
      `${formatDuration(challengeHold)} is too short for an ordinary motion, which takes ${formatDuration(motion)} with its late quorum extension and its timelock (chosen: a challenged result can be annulled)`,
    );
  }
}

/** How long an election takes that meets no obstacle, one extension included (seconds). */
export function electionLead(rules: Pick<ElectionRules, (typeof LEAD)[number]>): number {
  return LEAD.reduce((sum, period) => sum + rules[period], 0);
}
