import { id as hashText } from "ethers";

/** Name of the office whose holders decide. */
export const CONDUCT_OFFICER = "conduct-officer";
/** Name of the office whose holders hear appeals. */
export const APPEAL_PANELLIST = "appeal-panellist";

/** What their holders are called, by the office's id. */
export const OFFICES_OF_CONDUCT: Readonly<Record<string, string>> = {
  [hashText(CONDUCT_OFFICER)]: "conduct officer",
  [hashText(APPEAL_PANELLIST)]: "appeal panellist",
};

/** The duties of the Code of Conduct of the IGF, by their numbers, from 1. A coalition's own text is in its archive. */
export const DUTIES = [
  "respect every person equally",
  "discuss issues, not persons",
  "be reasonable and informed",
  "listen to all stakeholders",
  "favour openness",
  "act in good faith",
  "behave ethically",
] as const;

/** "duty 2 (discuss issues, not persons)". */
export function dutyLabel(duty: number): string {
  const words = DUTIES[duty - 1];
  return words === undefined ? `duty ${duty}` : `duty ${duty} (${words})`;
}

const MEASURES = [
  "private advice",
  "a public notice",
  "a suspension from posting",
  "a long suspension from posting",
  "a suspension from posting by the members",
];

/** "rung 1, a public notice". */
export function rungLabel(rung: number): string {
  const words = MEASURES[rung];
  return words === undefined ? `rung ${rung}` : `rung ${rung}, ${words}`;
}
