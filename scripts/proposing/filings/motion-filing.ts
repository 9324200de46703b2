import type { CoalitionContracts } from "../../../core/contracts/index.js";
import { countOf, formatMoment, formatMotionId } from "../../../core/format/index.js";
import type { Filing } from "../filing.js";
import { motionProspect } from "../prospect.js";

/** An ordinary way of moving: discussion, then a vote. */
export function motionFiling({ governor }: CoalitionContracts, proposer: string): Filing {
  return {
    label: "Filed",
    question: "File this motion?",
    attempt: (lists) => governor.propose.staticCall(...lists),
    send: (lists) => governor.propose(...lists),
    preview: (prospect) => [
      `You, ${proposer}, file a motion of the ${prospect.class} class. Filed now:`,
      ...motionProspect(prospect),
    ],
    async outcome(id, { secondsNeeded }) {
      const [{ opensAt }, closesAt] = await Promise.all([
        governor.motion(id),
        governor.proposalDeadline(id),
      ]);
      const name = formatMotionId(id);
      return {
        lines: [`Motion ${name}`, secondLine(name, secondsNeeded, opensAt)],
        result: { motion: name, opensAt: Number(opensAt), closesAt: Number(closesAt) },
      };
    },
  };
}

/** What others have to do now. */
export function secondLine(name: string, needed: number, before: bigint): string {
  return `It needs ${countOf(needed, "second")} before ${formatMoment(before)}: npm run dao -- second ${name.slice(0, 10)} --as <account>`;
}
