import type { CoalitionContracts } from "../../../core/contracts/index.js";
import { countOf, formatMoment, formatMotionId } from "../../../core/format/index.js";
import type { Motion } from "../../../core/motions/index.js";
import { introduceMotion } from "../../motions/introduce-motion.js";
import type { Filing } from "../filing.js";
import { majorityOf } from "../prospect.js";
import { secondLine } from "./motion-filing.js";

/** A rival text for a motion that is discussed. */
export function amendmentFiling(
  contracts: CoalitionContracts,
  author: string,
  motion: Motion,
): Filing {
  const { amendments, governor } = contracts;
  const { id } = motion;
  return {
    label: "Amendment filed",
    question: "File this amendment?",
    attempt: (lists) => amendments.amend.staticCall(id, ...lists),
    send: (lists) => amendments.amend(id, ...lists),
    preview: (prospect) => [
      `You, ${author}, file an amendment to:`,
      ...introduceMotion(contracts, motion),
      `It is a text of its own, of the ${prospect.class} class:`,
      `  with ${countOf(prospect.secondsNeeded, "second")} before the vote opens (${formatMoment(motion.opensAt)} as it is now) it gets a place on the ballot;`,
      "  voters then rank all texts and the status quo, and the winning text alone is carried out;",
      `  against the status quo it carries with ${majorityOf(prospect)} and its quorum.`,
    ],
    async outcome(text, { secondsNeeded }) {
      const { opensAt } = await governor.motion(text);
      const name = formatMotionId(text);
      return {
        lines: [
          `Amendment ${name}`,
          secondLine(name, secondsNeeded, opensAt),
          `The mover may accept it: npm run dao -- accept-amendment ${name.slice(0, 10)} --as <account>`,
        ],
        result: { motion: formatMotionId(id), text: name, opensAt: Number(opensAt) },
      };
    },
  };
}
