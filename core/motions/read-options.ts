import type { CoalitionContracts } from "../contracts/index.js";
import type { DropReason, Motion, MotionOption } from "./motion.js";
import { type MotionPhase, motionPhase, STATE } from "./phase.js";
import type { Text } from "./read-text.js";

/** A place as the contract answers it. */
interface Place {
  origin: bigint;
  text: bigint;
  next: bigint;
  objectUntil: bigint;
  editorial: boolean;
  standing: boolean;
}

/**
 * Adds to a motion of its own what it has on its ballot.
 *
 * @param family - the motion, its rivals and their corrections, in the order of filing.
 * @param now - timestamp of the block.
 */
export async function withOptions(
  { amendments }: CoalitionContracts,
  motion: Text,
  family: readonly Text[],
  { toBlock, now }: { toBlock: number; now: bigint },
): Promise<Motion> {
  const at = { blockTag: toBlock };
  const [{ ballots, preferred }, places, winner] = await Promise.all([
    amendments.tally(motion.id, at),
    motion.amended ? amendments.places(motion.id, at) : undefined,
    motion.amended ? amendments.winner(motion.id, at) : 0n,
  ]);
  const texts = new Map(family.map((text) => [text.id, text]));
  const seconded = motion.secondsGiven >= motion.secondsNeeded;
  const all: Place[] = [
    ...(places ?? [unrivalled(motion.id, seconded && !motion.withdrawn)]),
    ...family
      .filter(({ kind, id }) => kind === "rival" && !places?.some(({ origin }) => origin === id))
      .map(({ id }) => unrivalled(id, false)),
  ];
  const numbered = places?.length ?? 1;
  const options = all.flatMap((place, index): MotionOption[] => {
    const [origin, text] = [texts.get(place.origin), texts.get(place.text)];
    if (origin === undefined || text === undefined) return [];
    const number = index < numbered ? index + 1 : undefined;
    return [optionOf(place, { origin, text, number, first: all[0]?.text, ballots })];
  });
  const [own] = options;
  return {
    ...motion,
    votes: own?.votes ?? motion.votes,
    quorum: own?.quorum ?? motion.quorum,
    ballots,
    preferred: preferred.map((row) => [...row]),
    options,
    winner: winner === 0n ? undefined : winner,
    phase: motion.amended ? phaseOf(motion, options, texts.get(winner), texts, now) : motion.phase,
  };
}

function unrivalled(id: bigint, standing: boolean): Place {
  return { origin: id, text: id, next: 0n, objectUntil: 0n, editorial: false, standing };
}

function optionOf(
  { next, objectUntil, editorial, standing }: Place,
  {
    origin,
    text,
    number,
    first,
    ballots,
  }: {
    origin: Text;
    text: Text;
    number: number | undefined;
    first: bigint | undefined;
    ballots: bigint;
  },
): MotionOption {
  const { title, description, calls, quorum, state } = text;
  // A text that became the motion's own is counted there.
  const votes = standing || number === 1 ? text.votes : { for: 0n, against: 0n, abstain: 0n };
  const { mover, secondsGiven, secondsNeeded } = origin;
  const merged = number !== 1 && text.id === first;
  const option = { secondsGiven, secondsNeeded, standing, votes, quorum, class: text.class };
  return {
    number,
    origin: origin.id,
    text: text.id,
    title,
    description,
    calls,
    mover,
    ...option,
    pending: next === 0n ? undefined : { text: next, until: objectUntil, editorial },
    dropped: merged ? "accepted" : dropReason(option, origin.withdrawn, ballots),
    state,
  };
}

function dropReason(
  option: Pick<
    MotionOption,
    "secondsGiven" | "secondsNeeded" | "standing" | "votes" | "quorum" | "class"
  >,
  withdrawn: boolean,
  ballots: bigint,
): DropReason | undefined {
  if (option.secondsGiven < option.secondsNeeded) return "not seconded";
  if (withdrawn) return "withdrawn";
  if (ballots === 0n) return undefined;
  const { for: inFavour, against } = option.votes;
  if (inFavour < option.quorum) return "quorum";
  const carried = option.class === "ordinary" ? inFavour > against : inFavour >= 2n * against;
  return carried ? undefined : "majority";
}

/** Where the motion as a whole stands: where the text does that won, or else one that is on the ballot. */
function phaseOf(
  motion: Text,
  options: readonly MotionOption[],
  winner: Text | undefined,
  texts: ReadonlyMap<bigint, Text>,
  now: bigint,
): MotionPhase {
  const standing = options.find((option) => option.standing);
  const speaking = winner ?? texts.get(standing?.text ?? options[0]?.text ?? motion.id) ?? motion;
  const place = options.find(({ text }) => text === speaking.id);
  const { secondsGiven, secondsNeeded } = place ?? motion;
  const { state, opensAt, deadline, eta } = speaking;
  const withdrawnNow = standing === undefined ? motion.takeoverUntil : 0n;
  const takeoverUntil = state === STATE.pending ? withdrawnNow : 0n;
  const { notice } = motion;
  const phase = {
    state,
    secondsGiven,
    secondsNeeded,
    opensAt,
    deadline,
    takeoverUntil,
    eta,
    notice,
  };
  return motionPhase(phase, now);
}
