import type { CoalitionContracts } from "../../../core/contracts/index.js";
import { countOf, formatMoment, formatMotionId, formatPeriod } from "../../../core/format/index.js";
import type { Filing } from "../filing.js";
import { secondLine } from "./motion-filing.js";

/** Notice of a decision that passes by itself unless voters object. */
export function noticeFiling(
  { governor, notices, rulebook }: CoalitionContracts,
  proposer: string,
): Filing {
  return {
    label: "Notice given",
    question: "Give this notice?",
    attempt: (lists) => notices.give.staticCall(...lists),
    send: (lists) => notices.give(...lists),
    async preview({ rules, secondsNeeded, opensAt }) {
      const needed = await rulebook.objectionsNeeded();
      return [
        `You, ${proposer}, give notice of a decision. Given now:`,
        `  it needs ${countOf(secondsNeeded, "second")} within ${formatPeriod(rules.discussion)}, or it lapses;`,
        `  it passes by itself after ${formatMoment(opensAt)}, unless ${countOf(needed, "voter")} object, each with a reason;`,
        `  then it goes to a vote like any motion. Passed, it waits ${formatPeriod(rules.timelock)} before it may run.`,
      ];
    },
    async outcome(id, { secondsNeeded }) {
      const [{ opensAt }, { needed }] = await Promise.all([
        governor.motion(id),
        notices.objections(id),
      ]);
      const name = formatMotionId(id);
      return {
        lines: [
          `Notice ${name}`,
          secondLine(name, secondsNeeded, opensAt),
          `Voters object with: npm run dao -- object ${name.slice(0, 10)} --reason "…" --as <account>`,
        ],
        result: { motion: name, objectionsNeeded: Number(needed), passesAt: Number(opensAt) },
      };
    },
  };
}
