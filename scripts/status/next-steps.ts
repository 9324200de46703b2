import { formatMotionId } from "../../core/format/index.js";
import type { Motion, Phase } from "../../core/motions/index.js";

/** A command that would do something now, and what. */
export interface NextStep {
  command: string;
  why: string;
}

type Verb = (id: string, motion: Motion) => string | undefined;

/** What moves a motion on, by where it stands. */
const VERBS: Partial<Record<Phase, Verb>> = {
  discussion: (id, { secondsGiven, secondsNeeded }) =>
    secondsGiven < secondsNeeded ? `second ${id} --as 1` : undefined,
  notice: (id, { secondsGiven, secondsNeeded }) =>
    secondsGiven < secondsNeeded ? `second ${id} --as 1` : `object ${id} --reason "…" --as 1`,
  contested: (id, { secondsGiven, secondsNeeded }) =>
    secondsGiven < secondsNeeded ? `second ${id} --as 1` : undefined,
  withdrawn: (id) => `take-over ${id} --as 1`,
  vote: (id, { amended }) =>
    amended ? `vote ${id} --rank "1,quo" --as 1` : `vote ${id} for --as 1`,
  succeeded: (id) => `queue ${id}`,
  due: (id) => `execute ${id}`,
};

/** Enough of an id that no other motion begins with it by chance. */
const ID_LENGTH = 10;

/** What people could do now, the most pressing first. */
export function nextSteps(live: readonly Motion[], enrollable: number): NextStep[] {
  const urgency = ({ phase }: Motion) => phase.until ?? 0n;
  const steps = [...live]
    .sort((a, b) => (urgency(a) < urgency(b) ? -1 : 1))
    .flatMap((motion): NextStep[] => {
      const id = formatMotionId(motion.id).slice(0, ID_LENGTH);
      const command = VERBS[motion.phase.phase]?.(id, motion);
      return command === undefined ? [] : [{ command, why: motion.phase.sentence }];
    });
  if (enrollable > 0) {
    steps.push({ command: "enrol", why: "Makes voters of everybody who has waited long enough." });
  }
  if (live.length === 0) {
    steps.push({
      command: "propose --help",
      why: "No motion is under way: any voter may file one.",
    });
  }
  return steps;
}
