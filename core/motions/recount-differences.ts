import type { CoalitionContracts } from "../contracts/index.js";
import { formatCount, formatMoment, shortMotionId } from "../format/index.js";
import type { OptionCount } from "./count-ballots.js";
import type { MotionRecord } from "./motion-record.js";
import type { Votes } from "./motion.js";
import { type Outcome, type Standing, textOutcome } from "./outcome.js";

/** What the contracts say of a motion; votes, quorum and state of the motion's own place. */
export interface GovernorFigures extends Votes {
  quorum: bigint;
  deadline: bigint;
  state: number;
  /** `preferred[i][j]` ballots rank alternative i above j. */
  preferred: bigint[][];
  /** Texts in order of place, zero where none stands. */
  ballotOf: bigint[];
  /** The text that wins with the ballots cast; zero when none does. */
  winner: bigint;
  /** Votes, quorum and state of every text of the motion, by id. */
  texts: ReadonlyMap<bigint, Votes & { quorum: bigint; state: number }>;
}

/** OpenZeppelin's states that go with an outcome. */
const STATES: Readonly<Record<Outcome, readonly number[]>> = {
  open: [0, 1],
  cancelled: [2],
  lapsed: [3],
  defeated: [3],
  passed: [4, 5, 7],
};

/** Asks governor and amendments at a block. */
export async function readFigures(
  { governor, amendments }: CoalitionContracts,
  { motion, texts }: MotionRecord,
  blockTag: number,
): Promise<GovernorFigures> {
  const at = { blockTag };
  const { id } = motion;
  const [deadline, tally, paper, winner, figures] = await Promise.all([
    governor.proposalDeadline(id, at),
    amendments.tally(id, at),
    amendments.ballotOf(id, at),
    amendments.winner(id, at),
    Promise.all([...texts.keys()].map(async (text) => [text, await figuresOf(text)] as const)),
  ]);
  const all = new Map(figures);
  const first = paper.texts[0] ?? 0n;
  // A node that hides a filing leaves the contract with a text nobody can tell from logs.
  const own = all.get(first) ?? all.get(id);
  if (own === undefined) throw new Error("a motion that is none of its own texts");
  return {
    ...own,
    deadline,
    preferred: tally.preferred.map((row) => [...row]),
    ballotOf: [...paper.texts],
    winner,
    texts: all,
  };

  async function figuresOf(text: bigint) {
    const [votes, quorum, state] = await Promise.all([
      governor.proposalVotes(text, at),
      governor.proposalQuorum(text, at),
      governor.state(text, at),
    ]);
    const { forVotes, againstVotes, abstainVotes } = votes;
    return {
      for: forVotes,
      against: againstVotes,
      abstain: abstainVotes,
      quorum,
      state: Number(state),
    };
  }
}

/** Where the logs and the contracts differ, one line each. */
export function differencesOf(standing: Standing, figures: GovernorFigures): string[] {
  const { record, places, count } = standing;
  const amended = places.length > 1 || record.replacements.length > 0;
  const differences = count.options.flatMap((option, index) => {
    const text = places[index]?.text ?? 0n;
    // A place that lost its text to the motion's own has no figures.
    if (option.text === undefined && index > 0) return [];
    return figureDifferences(option, figures.texts.get(text), amended ? index + 1 : undefined);
  });
  const { deadline } = figures;
  if (count.closesAt !== deadline) {
    differences.push(
      `By the logs the vote closes at ${formatMoment(count.closesAt)}, the governor says ${formatMoment(deadline)}.`,
    );
  }
  for (const text of record.texts.keys()) {
    const outcome = textOutcome(standing, text);
    const state = figures.texts.get(text)?.state ?? -1;
    if (STATES[outcome].includes(state)) continue;
    const subject = text === record.motion.id ? "the motion" : `the text ${shortMotionId(text)}`;
    differences.push(`By the logs ${subject} is ${outcome}, the governor says state ${state}.`);
  }
  const texts = places.map(({ standing: stands, text }) => (stands ? text : 0n));
  if (texts.join() !== figures.ballotOf.join())
    differences.push("By the logs other texts are on the ballot than the contract says.");
  // Of a motion that nobody amended the one option says all.
  return amended ? [...differences, ...rankingDifferences(standing, figures)] : differences;
}

function figureDifferences(
  option: OptionCount,
  said: (Votes & { quorum: bigint }) | undefined,
  place: number | undefined,
): string[] {
  return (["for", "against", "abstain", "quorum"] as const).flatMap((figure) => {
    const governor = said?.[figure];
    if (option[figure] === governor) return [];
    const what = `"${figure}"${place === undefined ? "" : ` of option ${place}`}`;
    const words = governor === undefined ? "nothing" : formatCount(governor);
    return [
      `The logs give ${formatCount(option[figure])} for ${what}, the governor says ${words}.`,
    ];
  });
}

function rankingDifferences({ count, places }: Standing, figures: GovernorFigures): string[] {
  const differences: string[] = [];
  for (const [i, row] of count.preferred.entries()) {
    for (const [j, ballots] of row.entries()) {
      const said = figures.preferred[i]?.[j] ?? 0n;
      if (BigInt(ballots) === said) continue;
      differences.push(
        `By the logs ${formatCount(ballots)} rank ${alternative(i)} above ${alternative(j)}, the contract says ${formatCount(said)}.`,
      );
    }
  }
  const winner = count.winner === undefined ? 0n : (places[count.winner - 1]?.text ?? 0n);
  if (winner !== figures.winner) {
    const name = (text: bigint) => (text === 0n ? "the status quo" : shortMotionId(text));
    differences.push(
      `By the logs ${name(winner)} wins, the contract says ${name(figures.winner)}.`,
    );
  }
  return differences;
}

const alternative = (index: number) => (index === 0 ? "the status quo" : `option ${index}`);
