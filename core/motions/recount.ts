import {
  providerOf,
  readBlockTimes,
  type BlockRange,
  type CoalitionContracts,
} from "../contracts/index.js";
import type { PairwiseMatrix } from "../counting/index.js";
import { readElectorate } from "../members/electorate.js";
import { countBallots, type OptionCount } from "./count-ballots.js";
import { explainRecount } from "./explain-recount.js";
import { readRecord } from "./motion-record.js";
import type { Votes } from "./motion.js";
import { optionLabel } from "./option-label.js";
import { outcomeOf, type Outcome } from "./outcome.js";
import { placesAt } from "./places.js";
import { differencesOf, readFigures, type GovernorFigures } from "./recount-differences.js";

/** An option counted again: votes are ballots over and under the status quo. */
export interface RecountedOption extends OptionCount {
  /** Its place on the ballot, from 1. */
  number: number;
  title: string;
}

/** A motion counted again from logs, beside what the contracts say. Its own votes are those of its own place. */
export interface Recount extends Votes {
  id: bigint;
  /** How many had a vote. */
  electorate: number;
  /** Ballots that count. */
  ballots: number;
  /** Ballots over the status quo that it needs. */
  quorum: bigint;
  quorate: boolean;
  majority: boolean;
  /** Every place on the ballot, the motion's own first. */
  options: RecountedOption[];
  /** `preferred[i][j]` ballots rank alternative i above j; 0 is the status quo, the others are places. */
  preferred: PairwiseMatrix;
  /** The text that wins with the ballots cast; nothing when none does. */
  winner: bigint | undefined;
  /** Objections to a notice; nothing for any other motion. */
  objections: { given: number; needed: number } | undefined;
  /** Last moment of the vote, a timestamp in seconds. */
  closesAt: bigint;
  outcome: Outcome;
  /** How the outcome follows from the figures, in one paragraph. */
  explanation: string;
  /** The contracts' figures at the same block. */
  contract: GovernorFigures;
  /** Whether the contracts' figures and states are those that the logs give. */
  agrees: boolean;
  /** Where they differ, one line each. */
  differences: string[];
}

/**
 * Counts a motion again: roll, rules, seconds, texts, ballots and times from logs alone, the arithmetic from the written
 * rules.
 *
 * @param id - of a motion, or of a text that amends one: then the motion is counted.
 * @param range - must begin at the coalition's deployment or before.
 * @throws DaoError `MOTION_UNKNOWN` or `RULES_UNKNOWN`.
 */
export async function recount(
  contracts: CoalitionContracts,
  id: bigint,
  range: BlockRange,
): Promise<Recount> {
  const provider = providerOf(contracts.governor);
  const toBlock = range.toBlock ?? (await provider.getBlockNumber());
  const until = { ...range, toBlock };
  const now = (await readBlockTimes(provider, [toBlock])).get(toBlock) ?? 0n;
  const record = await readRecord(contracts, id, until);
  // Before its snapshot a motion is measured by the voters there are, as the governor does.
  const timepoint = record.snapshot < now ? record.snapshot : now - 1n;
  const electorate = await readElectorate(contracts, timepoint, until);
  const places = placesAt(now, record.motion, record.rivals, record.replacements);
  const texts = places.map(({ text, origin }) => record.texts.get(text) ?? origin);
  const count = countBallots({
    options: places.map(({ text, standing, filed }, index) => {
      const { class: of, rules, title } = texts[index] ?? record.motion;
      const label = optionLabel(index + 1, title);
      return { text: standing ? text : undefined, class: of, rules, filed, label };
    }),
    electorate,
    opensAt: record.opensAt,
    closesAt: record.closesAt,
    lateQuorumExtension: record.motion.rules.lateQuorumExtension,
    ballots: record.ballots,
  });
  const standing = { record, places, count, now };
  const outcome = outcomeOf(standing);
  const options = count.options.map((option, index) => ({
    number: index + 1,
    title: texts[index]?.title ?? "",
    ...option,
  }));
  const figures = await readFigures(contracts, record, toBlock);
  const differences = [...count.objections, ...differencesOf(standing, figures)];
  const [own] = count.options;
  if (own === undefined) throw new Error("a motion without a place of its own");
  const { text: _, dropped: __, ...votes } = own;
  return {
    id: record.motion.id,
    ...votes,
    electorate: electorate.size,
    ballots: count.ballots,
    options,
    preferred: count.preferred,
    winner: count.winner === undefined ? undefined : places[count.winner - 1]?.text,
    objections: record.notice && {
      given: record.notice.objectors.size,
      needed: record.notice.needed,
    },
    closesAt: count.closesAt,
    outcome,
    explanation: explainRecount(standing, electorate.size, outcome),
    contract: figures,
    agrees: differences.length === 0,
    differences,
  };
}
