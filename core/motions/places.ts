import type { DecodedLog } from "../contracts/index.js";
import { isBefore, type TextRecord } from "./text-record.js";

/** A text that was announced to take a place; objected to, or not. */
export interface Replacement {
  /** The motion or rival whose place it is. */
  origin: bigint;
  text: bigint;
  /** Last moment (timestamp) for an objection. */
  objectUntil: bigint;
  objected: boolean;
  log: DecodedLog;
}

/** A place on the ballot, from logs. */
export interface PlaceRecord {
  origin: TextRecord;
  /** What stands there by now. */
  text: bigint;
  /** What was last announced to take the place, until somebody objects or another follows; it may have taken it. */
  next: bigint | undefined;
  /** Seconded, not withdrawn, not merged into the motion. */
  standing: boolean;
  /** Filing order among the motion's texts, by which ties are resolved; the motion's own is 0. */
  filed: number;
}

/** What replacements are told from: who corrected, accepted and objected, in the order of the chain. */
export function replacementsOf(motion: bigint, logs: readonly DecodedLog[]): Replacement[] {
  const all: Replacement[] = [];
  for (const log of logs) {
    const { args, name } = log;
    if (name === "TextCorrected" || name === "AmendmentAccepted") {
      const origin = name === "TextCorrected" ? (args.origin as bigint) : motion;
      const [text, objectUntil] = [args.text as bigint, args.objectUntil as bigint];
      all.push({ origin, text, objectUntil, objected: false, log });
    } else if (name === "ReplacementObjected") {
      const announced = all.findLast(
        ({ origin, text }) => origin === args.origin && text === args.text,
      );
      if (announced !== undefined) announced.objected = true;
    }
  }
  return all;
}

/** Who holds the places and what stands there at a moment: the motion first, then rivals as they got their seconds. */
export function placesAt(
  now: bigint,
  motion: TextRecord,
  rivals: readonly { text: TextRecord; filed: number }[],
  replacements: readonly Replacement[],
): PlaceRecord[] {
  const entered = rivals
    .filter(({ text }) => text.seconded !== undefined)
    .sort((a, b) => (isBefore(a.text.seconded!, b.text.seconded!) ? -1 : 1));
  const [first, ...others] = [{ text: motion, filed: 0 }, ...entered].map(({ text, filed }) => ({
    origin: text,
    filed,
    ...holderAt(now, text.id, replacements),
    standing: text.seconded !== undefined && text.takeoverUntil === undefined,
  }));
  if (first === undefined) return [];
  return [
    first,
    ...others.map((place) => ({
      ...place,
      standing: place.standing && place.text !== first.text,
    })),
  ];
}

/** What stands in an origin's place, and what was announced for it. */
export function holderAt(
  now: bigint,
  origin: bigint,
  replacements: readonly Replacement[],
): { text: bigint; next: bigint | undefined } {
  const valid = replacements.filter((each) => each.origin === origin && !each.objected);
  const last = valid.at(-1);
  const settled = valid.findLast(({ objectUntil }) => now > objectUntil);
  // An objection takes back what was announced, also when it was announced last.
  const announced = replacements.findLast((each) => each.origin === origin);
  return {
    text: settled?.text ?? origin,
    next: announced?.objected === true ? undefined : last?.text,
  };
}
