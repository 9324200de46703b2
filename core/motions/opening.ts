import type { DecodedLog } from "../contracts/index.js";
import type { MotionRecord } from "./motion-record.js";
import { readingBefore } from "./text-record.js";

type Texts = Pick<MotionRecord, "motion" | "rivals" | "replacements" | "notice" | "snapshot">;

/**
 * When the vote may open at the earliest: after the discussion as filed, after every text on the ballot was public for
 * the reading period, after every objection period and every chance to take a text over.
 *
 * @returns a timestamp in seconds.
 */
export function openingOf({
  motion,
  rivals,
  replacements,
  notice,
  snapshot,
  settings,
  timeOf,
}: Texts & {
  /** Every rule ever set. */
  settings: readonly DecodedLog[];
  timeOf: (event: DecodedLog) => bigint;
}): bigint {
  const reading = (event: DecodedLog) => readingBefore(event, settings);
  // A text has been public since the discussion as filed at the latest: later none is filed.
  const readUntil = (event: DecodedLog) => earlier(timeOf(event), snapshot) + reading(event);
  return [
    ...[motion, ...rivals.map(({ text }) => text)].map(({ withdrawnUntil }) => withdrawnUntil),
    ...rivals.map(({ text }) => text.seconded && readUntil(text.seconded)),
    ...replacements.flatMap(({ log, objectUntil }) => [
      objectUntil,
      log.name === "AmendmentAccepted" ? readUntil(log) : undefined,
    ]),
    notice?.contested && timeOf(notice.contested) + reading(notice.contested),
  ].reduce<bigint>((latest, moment) => later(latest, moment ?? 0n), snapshot);
}

/** Last moment of the vote, as long as no late quorum prolongs it; of an uncontested notice, when it passes. */
export function closingOf({
  motion,
  notice,
  snapshot,
  opensAt,
  filedClose,
}: Texts & { opensAt: bigint; filedClose: bigint }): bigint {
  if (notice !== undefined && notice.contested === undefined) return opensAt;
  return opensAt > snapshot ? opensAt + BigInt(motion.rules.voting) : filedClose;
}

const earlier = (one: bigint, other: bigint) => (one < other ? one : other);
const later = (one: bigint, other: bigint) => (one > other ? one : other);
