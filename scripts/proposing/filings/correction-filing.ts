import type { CoalitionContracts } from "../../../core/contracts/index.js";
import { formatMoment, formatMotionId, formatPeriod } from "../../../core/format/index.js";
import type { Motion } from "../../../core/motions/index.js";
import { introduceMotion } from "../../motions/introduce-motion.js";
import type { Filing } from "../filing.js";

/** The mover's own wording for a motion or rival, which stands unless a voter objects. */
export function correctionFiling(
  contracts: CoalitionContracts,
  mover: string,
  origin: Motion,
): Filing {
  const { amendments, governor, rulebook } = contracts;
  const motion = origin.amends ?? origin.id;
  return {
    label: "Correction filed",
    question: "File this correction?",
    attempt: (lists) => amendments.correct.staticCall(origin.id, ...lists),
    send: (lists) => amendments.correct(origin.id, ...lists),
    async preview() {
      const { objection } = await rulebook.deliberationRules();
      return [
        `You, ${mover}, correct the wording of:`,
        ...introduceMotion(contracts, origin),
        `The text below takes its place in ${formatPeriod(objection)}, unless any voter objects; seconds stay.`,
      ];
    },
    async outcome(text) {
      const [places, { opensAt }] = await Promise.all([
        amendments.places(motion),
        governor.motion(motion),
      ]);
      const until = places.find((place) => place.origin === origin.id)?.objectUntil ?? 0n;
      const name = formatMotionId(text);
      return {
        lines: [
          `Correction ${name}`,
          `It stands after ${formatMoment(until)}, unless somebody objects: npm run dao -- object ${name.slice(0, 10)} --reason "…" --as <account>`,
        ],
        result: {
          motion: formatMotionId(motion),
          origin: formatMotionId(origin.id),
          text: name,
          objectUntil: Number(until),
          opensAt: Number(opensAt),
          secondsNeeded: 0,
        },
      };
    },
  };
}
