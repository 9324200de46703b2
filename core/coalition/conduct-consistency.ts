import type { CoalitionFile } from "./coalition-file.js";
import { DAY, formatDuration } from "./duration.js";
import { repeats, type Refuse } from "./refuse.js";

/** The two offices that put the Code of Conduct into operation, and the fewest people each can work with. */
export const CONDUCT_OFFICES = { "conduct-officer": 2, "appeal-panellist": 2 } as const;

type ConductOffice = keyof typeof CONDUCT_OFFICES;

/** Rules that join the numbers of conduct with each other and with the offices. */
export function checkConduct({ conduct, offices }: CoalitionFile, refuse: Refuse): void {
  const { replyWindow, decisionPeriod, suspension, longSuspension, yearSuspension } = conduct;
  if (decisionPeriod < replyWindow + 7 * DAY) {
    refuse(
      ["conduct", "decisionPeriod"],
      `${formatDuration(decisionPeriod)} leaves less than 7 days after the ${formatDuration(replyWindow)} to reply (chosen: officers read the reply before they decide)`,
    );
  }
  if (longSuspension < suspension) {
    refuse(
      ["conduct", "longSuspension"],
      `${formatDuration(longSuspension)} is shorter than the rung below it, ${formatDuration(suspension)} (chosen: a ladder goes up)`,
    );
  }
  if (yearSuspension < longSuspension) {
    refuse(
      ["conduct", "yearSuspension"],
      `${formatDuration(yearSuspension)} is shorter than the rung below it, ${formatDuration(longSuspension)} (chosen: a ladder goes up)`,
    );
  }
  for (const name of Object.keys(CONDUCT_OFFICES) as ConductOffice[]) {
    const index = offices.findIndex((office) => office.name === name);
    const office = offices[index];
    if (office === undefined) {
      refuse(
        ["offices"],
        `"${name}" is missing (required: the Code of Conduct is put into operation by officers and heard on appeal)`,
      );
    } else if (office.seats < CONDUCT_OFFICES[name]) {
      refuse(
        ["offices", index, "seats"],
        `${office.seats} is too few for "${name}", whose decisions take ${CONDUCT_OFFICES[name]} people (chosen)`,
      );
    }
  }
  requireExclusion({ offices }, refuse);
}

function requireExclusion({ offices }: Pick<CoalitionFile, "offices">, refuse: Refuse): void {
  const index = offices.findIndex(({ name }) => name === "conduct-officer");
  const [officer, panellist] = [
    offices[index],
    offices.find(({ name }) => name === "appeal-panellist"),
  ];
  if (officer === undefined || panellist === undefined) return;
  if (officer.excludes.includes(panellist.name) || panellist.excludes.includes(officer.name))
    return;
  refuse(
    ["offices", index, "excludes"],
    `must name "${panellist.name}": nobody hears the appeal against their own decision (required: due process)`,
  );
}

/** No list twice. */
export function checkLists({ lists }: CoalitionFile, refuse: Refuse): void {
  for (const index of repeats(lists.map(({ name }) => name))) {
    refuse(["lists", index, "name"], `"${lists[index]?.name}" is listed twice`);
  }
}
