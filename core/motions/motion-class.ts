/** Classes of motions; the position is the number the contracts use. */
export const MOTION_CLASSES = ["ordinary", "fundamental"] as const;

export type MotionClass = (typeof MOTION_CLASSES)[number];

/** Class behind a number read from the chain. Source: `IRulebook.sol`. */
export function motionClassAt(index: bigint | number): MotionClass | undefined {
  return MOTION_CLASSES[Number(index)];
}

/** The rules of one class. Times are seconds, the share is hundredths of a percent, the rest are counts. */
export interface MotionRules {
  discussion: number;
  voting: number;
  timelock: number;
  lateQuorumExtension: number;
  quorumFloor: number;
  quorumShare: number;
  secondsCap: number;
}

/** Takes rules out of what a contract or an event answers. */
export function motionRulesOf(rules: Readonly<Record<keyof MotionRules, bigint>>): MotionRules {
  return {
    discussion: Number(rules.discussion),
    voting: Number(rules.voting),
    timelock: Number(rules.timelock),
    lateQuorumExtension: Number(rules.lateQuorumExtension),
    quorumFloor: Number(rules.quorumFloor),
    quorumShare: Number(rules.quorumShare),
    secondsCap: Number(rules.secondsCap),
  };
}
