import type { CoalitionContracts } from "../../core/contracts/index.js";
import type { Ranking } from "../../core/counting/index.js";
import { DaoError } from "../../core/errors.js";
import {
  formatRanking,
  type Motion,
  optionLabel,
  parseRanking,
  rankingInWords,
  rankingOfVote,
  SUPPORT,
  type SupportName,
} from "../../core/motions/index.js";

/** What a voter typed: for, against or abstain on the text named, or a ranking of all options. */
export type Choice =
  { choice: SupportName; rank?: undefined } | { rank: string; choice?: undefined };

/** A ballot on a motion with several options. */
export interface RankedChoice {
  /** Texts in order of place, zero where none stands: what the ballot is made out for. */
  options: bigint[];
  /** Rank of the status quo and of each place. */
  ranking: Ranking;
  /** The same as one may type it. */
  words: string;
  /** The line that says what it means. */
  line: string;
}

/**
 * What a choice means where voters rank several options.
 *
 * @param named - the text that was named: the motion, or one of its options.
 * @throws DaoError `MOTION_NOT_RANKED`, `OPTION_NOT_STANDING`, and what makes no ranking.
 */
export async function rankedChoice(
  { amendments }: CoalitionContracts,
  motion: Motion,
  named: Motion,
  choice: Choice,
): Promise<RankedChoice> {
  if (!motion.amended) {
    throw new DaoError("MOTION_NOT_RANKED", "This motion has one option, and nothing to rank.", {
      hint: "Vote for, against or abstain.",
    });
  }
  const options = [...(await amendments.ballotOf(motion.id)).texts];
  const standing = [true, ...options.map((text) => text !== 0n)];
  const ranking =
    choice.rank === undefined
      ? rankingOfVote(SUPPORT[choice.choice], placeOf(motion, named, options), standing)
      : parseRanking(choice.rank, standing);
  const labels = [
    "the status quo",
    ...options.map((text, i) =>
      text === 0n ? undefined : optionLabel(i + 1, titleOf(motion, text)),
    ),
  ];
  const words = formatRanking(ranking);
  return {
    options,
    ranking,
    words,
    line: `Your ranking: ${rankingInWords(ranking, labels)}.`,
  };
}

/** The text that a vote on a motion or option is about: what stands in its place now. */
export function textOf(motion: Motion, named: Motion): bigint {
  const origin = named.corrects ?? named.id;
  return motion.options.find((option) => option.origin === origin)?.text ?? named.id;
}

function placeOf(motion: Motion, named: Motion, options: readonly bigint[]): number {
  const index = options.indexOf(textOf(motion, named));
  if (index !== -1) return index + 1;
  throw new DaoError("OPTION_NOT_STANDING", "The text you name is not on the ballot.", {
    hint: "Look at the motion's options: npm run dao -- motions; or rank those that stand with --rank.",
  });
}

function titleOf({ options }: Motion, text: bigint): string {
  return options.find((option) => option.text === text)?.title ?? "";
}
