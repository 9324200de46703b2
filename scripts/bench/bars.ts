import type { Growth, Measurement } from "./results.js";
import { anchoredBatch, laterBatch, VERB } from "./verbs.js";

/** What a ballot in a batch cannot cost less than: its calldata, ecrecover, and one cold read of the voter. */
const FLOOR = 6_265;
const MOST_SPREAD = 0.02;
/** Gas of a post in a batch of 100. */
const MOST_PER_POST = 1_000;

/** One promise, and whether the measurement keeps it. */
export interface Bar {
  text: string;
  holds: boolean;
}

/** Judges the measurements. */
export function judge(measured: readonly Measurement[], growth: readonly Growth[]): Bar[] {
  const find = (name: string) => {
    const found = measured.find((line) => line.name === name);
    if (found === undefined) throw new Error(`"${name}" was not measured`);
    return found;
  };
  const ratioBar = (name: string, most: number): Bar => {
    const ratio = find(name).ratio ?? Number.POSITIVE_INFINITY;
    return { text: `${name}: ratio ${ratio.toFixed(3)}, at most ${most}`, holds: ratio <= most };
  };
  const batch = find(laterBatch(100)).ours;
  const most = Math.floor(1.8 * FLOOR);
  const post = find(anchoredBatch(100)).ours;
  return [
    ratioBar(VERB.voteLater, 0.7),
    ratioBar(laterBatch(100), 0.12),
    {
      text: `${laterBatch(100)}: ${Math.round(batch)} gas, at most ${most} (1.8 times the floor of ${FLOOR})`,
      holds: batch <= most,
    },
    ratioBar(VERB.join, 0.75),
    {
      text: `${anchoredBatch(100)}: ${Math.round(post)} gas, at most ${MOST_PER_POST}`,
      holds: post <= MOST_PER_POST,
    },
    ...sizeBars(growth),
  ];
}

/** Ballots from all over the electorate touch one word per 256 voters, so that line is shown and not promised. */
function sizeBars(growth: readonly Growth[]): Bar[] {
  return growth
    .filter(({ name, gas }) => gas.size > 1 && name !== VERB.spread)
    .map(({ name, gas, spread }) => {
      const sizes = [...gas.keys()].join(", ");
      const percent = (100 * spread).toFixed(2);
      return {
        text: `${name}: ${percent} % between ${sizes} members, at most ${100 * MOST_SPREAD} %`,
        holds: spread <= MOST_SPREAD,
      };
    });
}
