import type { BallotCount } from "./count-ballots.js";
import type { MotionRecord } from "./motion-record.js";
import { holderAt, type PlaceRecord } from "./places.js";
import type { TextRecord } from "./text-record.js";

/** What the logs make of a motion. `open` covers everything before the close of the vote. */
export type Outcome = "open" | "cancelled" | "lapsed" | "defeated" | "passed";

/** What the logs make of a motion at a moment (timestamp in seconds). */
export interface Standing {
  record: MotionRecord;
  places: readonly PlaceRecord[];
  count: BallotCount;
  now: bigint;
}

/** How the motion as a whole ends, whichever of its texts wins. */
export function outcomeOf(standing: Standing): Outcome {
  const { places, record, count } = standing;
  const winner = count.winner === undefined ? undefined : places[count.winner - 1]?.text;
  const speaking = winner ?? places.find((place) => place.standing)?.text ?? record.motion.id;
  return textOutcome(standing, speaking);
}

/** How one text ends. What another took the place of is cancelled. */
export function textOutcome({ record, places, count, now }: Standing, text: bigint): Outcome {
  const origin = originOf(record, text, now);
  if (origin === undefined) return "cancelled";
  const { takeoverUntil, seconded } = origin;
  if (takeoverUntil !== undefined) return now > takeoverUntil ? "cancelled" : "open";
  if (now <= record.opensAt) return "open";
  if (seconded === undefined) return "lapsed";
  if (isUncontested(record)) return "passed";
  if (now <= count.closesAt) return "open";
  const winner = count.winner === undefined ? undefined : places[count.winner - 1]?.text;
  return winner === text ? "passed" : "defeated";
}

/** Whether it passes by itself unless voters object. */
export function isUncontested({ notice }: MotionRecord): boolean {
  return notice !== undefined && notice.contested === undefined;
}

/** Whose place a text holds, or is announced for; nothing when another text has it. */
function originOf(record: MotionRecord, id: bigint, now: bigint): TextRecord | undefined {
  const { motion, texts, replacements } = record;
  const holds = (origin: bigint) => {
    const { text, next } = holderAt(now, origin, replacements);
    return text === id || next === id;
  };
  if (holds(motion.id)) return motion;
  const corrected = replacements.find(
    ({ text, log }) => text === id && log.name === "TextCorrected",
  );
  const origin = corrected?.origin ?? id;
  return holds(origin) ? texts.get(origin) : undefined;
}
