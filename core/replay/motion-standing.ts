import type { DecodedLog } from "../contracts/index.js";
import { zeros } from "../counting/pairwise-matrix.js";
import { type BallotCount, countPreferences } from "../motions/count-ballots.js";
import type { MotionRecord } from "../motions/motion-record.js";
import { optionLabel } from "../motions/option-label.js";
import { type Outcome, outcomeOf, textOutcome } from "../motions/outcome.js";
import { type MotionPhase, motionPhase, STATE } from "../motions/phase.js";
import { placesAt, type PlaceRecord } from "../motions/places.js";
import type { TextRecord } from "../motions/text-record.js";
import { motionKey } from "./event.js";
import { votersFrom } from "./fold/membership.js";
import type { StateReader } from "./store.js";
import { tables, type MotionRow, type TextRow } from "./tables.js";

/** A motion at a moment, by the written rules: rows know no clock. */
export interface MotionStanding {
  motion: MotionRow;
  /** Of the motion, its rivals and corrections, by id. */
  texts: ReadonlyMap<string, TextRow>;
  places: readonly PlaceRecord[];
  count: BallotCount;
  /** How many may vote, or could if the snapshot were now. */
  electorate: number;
  outcome: Outcome;
  /** OpenZeppelin's ProposalState of each text. */
  states: ReadonlyMap<string, number>;
  phase: MotionPhase;
  /** Id of the text that wins with the ballots cast so far. */
  winner: string | undefined;
}

/**
 * Says where a motion stands.
 *
 * @param id - 32 bytes as hexadecimal, of a motion of its own.
 * @param now - timestamp in seconds, not before the last event of the state.
 * @returns nothing when there is no such motion.
 */
export async function motionStanding(
  store: StateReader,
  id: string,
  now: number,
): Promise<MotionStanding | undefined> {
  const motion = await tables.motions.get(store, id);
  if (motion === undefined) return undefined;
  const texts = await textsOf(store, motion);
  const record = recordOfMotion(motion, texts);
  const places = placesAt(BigInt(now), record.motion, record.rivals, record.replacements);
  const electorate = await votersFrom(store, Math.min(motion.snapshot, now - 1));
  const count = countPreferences(
    places.map(({ text, standing, filed, origin }, index) => {
      const { class: of, rules, title } = record.texts.get(text) ?? origin;
      const label = optionLabel(index + 1, title);
      return { text: standing ? text : undefined, class: of, rules, filed, label };
    }),
    electorate,
    {
      ballots: motion.ballots,
      // The first ballot fixes how many there are.
      preferred: motion.fixed || places.length === 1 ? motion.preferred : zeros(places.length + 1),
      closesAt: BigInt(motion.deadline),
      objections: [],
    },
  );
  const standing = { record, places, count, now: BigInt(now) };
  const states = new Map(
    [...texts.values()].map((text) => [
      text.id,
      stateOf(textOutcome(standing, BigInt(text.id)), text, motion, now),
    ]),
  );
  const winner = count.winner === undefined ? undefined : places[count.winner - 1]?.text;
  const shown = winner ?? places.find((place) => place.standing)?.text ?? BigInt(id);
  const speaking = texts.get(motionKey(shown)) as TextRow;
  return {
    ...{ motion, texts, places, count, electorate, states },
    outcome: outcomeOf(standing),
    phase: phaseOf(motion, speaking, texts, places, states.get(speaking.id) ?? 0, now),
    winner: winner === undefined ? undefined : motionKey(winner),
  };
}

async function textsOf(store: StateReader, motion: MotionRow): Promise<Map<string, TextRow>> {
  const corrections = motion.replacements
    .filter(({ how }) => how === "TextCorrected")
    .map(({ text }) => text);
  const texts = new Map<string, TextRow>();
  for (const id of [motion.id, ...motion.rivals, ...corrections])
    texts.set(id, await tables.texts.need(store, id));
  return texts;
}

/** The rows as `core/motions` has them, for its rules. */
function recordOfMotion(motion: MotionRow, texts: ReadonlyMap<string, TextRow>): MotionRecord {
  const records = new Map([...texts].map(([id, row]) => [BigInt(id), textRecordOf(row)]));
  const recordOf = (id: string) => records.get(BigInt(id)) as TextRecord;
  const { notice } = motion;
  return {
    motion: recordOf(motion.id),
    rivals: motion.rivals.map((id) => ({ text: recordOf(id), filed: texts.get(id)?.filed ?? 0 })),
    texts: records,
    replacements: motion.replacements.map((row) => ({
      origin: BigInt(row.origin),
      text: BigInt(row.text),
      objectUntil: BigInt(row.objectUntil),
      objected: row.objected,
      log: logAt(row.how, 0, 0),
    })),
    notice: notice && {
      needed: notice.needed,
      objectors: new Set(),
      contested: notice.contested ? logAt("Objected", 0, 0) : undefined,
    },
    snapshot: BigInt(motion.snapshot),
    opensAt: BigInt(motion.opensAt),
    closesAt: BigInt(motion.deadline),
    ballots: [],
  };
}

function textRecordOf(row: TextRow): TextRecord {
  const { withdrawnUntil } = row;
  const until = withdrawnUntil === undefined ? undefined : BigInt(withdrawnUntil);
  return {
    id: BigInt(row.id),
    ...{ title: row.title, class: row.class, rules: row.rules, secondsNeeded: row.secondsNeeded },
    seconders: new Set(),
    seconded: row.seconded && logAt("MotionSeconded", row.seconded.block, row.seconded.index),
    takeoverUntil: row.takenOver ? undefined : until,
    withdrawnUntil: until,
  };
}

/** As much of a log as the rules look at. */
function logAt(name: string, blockNumber: number, index: number): DecodedLog {
  return { name, args: {}, log: { blockNumber, transactionHash: "", index } };
}

function stateOf(outcome: Outcome, text: TextRow, motion: MotionRow, now: number): number {
  if (text.executedAt !== undefined) return STATE.executed;
  if (text.eta !== undefined) return STATE.queued;
  switch (outcome) {
    case "open":
      return now <= motion.opensAt || isWithdrawn(text) ? STATE.pending : STATE.active;
    case "cancelled":
      return STATE.canceled;
    case "lapsed":
    case "defeated":
      return STATE.defeated;
    case "passed":
      return STATE.succeeded;
  }
}

const isWithdrawn = ({ withdrawnUntil, takenOver }: TextRow) =>
  withdrawnUntil !== undefined && !takenOver;

function phaseOf(
  motion: MotionRow,
  speaking: TextRow,
  texts: ReadonlyMap<string, TextRow>,
  places: readonly PlaceRecord[],
  state: number,
  now: number,
): MotionPhase {
  const place = places.find(({ text }) => motionKey(text) === speaking.id);
  const origin = texts.get(motionKey(place?.origin.id ?? BigInt(motion.id))) as TextRow;
  const gone = !places.some(({ standing }) => standing) && state === STATE.pending;
  const withdrawn = gone && isWithdrawn(origin) ? (origin.withdrawnUntil ?? 0) : 0;
  return motionPhase(
    {
      state,
      secondsGiven: origin.secondsGiven,
      secondsNeeded: origin.secondsNeeded,
      opensAt: BigInt(motion.opensAt),
      deadline: BigInt(motion.deadline),
      takeoverUntil: BigInt(withdrawn),
      eta: BigInt(speaking.eta ?? 0),
      notice: motion.notice,
    },
    BigInt(now),
  );
}
