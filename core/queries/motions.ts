import { motionStanding, motionKey, type StateReader, tables } from "../replay/index.js";
import type { MotionStanding, TextRow } from "../replay/index.js";
import type { MotionSummary, MotionView, PageQuery } from "../wire/read.js";
import type { BlockMark } from "./block-mark.js";
import { type Page, pageOf } from "./page.js";

const UNTITLED = "(untitled)";

/** Motions, the newest first. */
export function readMotions(
  store: StateReader,
  query: PageQuery,
  { time }: BlockMark,
): Promise<Page<MotionSummary>> {
  return pageOf(store, tables.motionOrder, query, { reverse: true }, async ({ id }) => {
    const standing = await motionStanding(store, id, time);
    return standing && summaryOf(standing);
  });
}

/** One motion with everything on its ballot. A text that amends one gives that one. */
export async function readMotion(
  store: StateReader,
  id: string,
  { time }: BlockMark,
): Promise<MotionView | undefined> {
  const text = await tables.texts.get(store, id);
  const standing = text && (await motionStanding(store, text.motion, time));
  return standing && viewOf(standing);
}

/** Ballots on a motion. */
export const readBallots = (store: StateReader, motion: string, query: PageQuery) =>
  pageOf(store, tables.ballots, query, { prefix: `${motion}/` }, (row) => row);

function summaryOf(standing: MotionStanding): MotionSummary {
  const { motion, count, phase, outcome, states, winner } = standing;
  const own = textOf(standing, motion.id);
  const won = outcome === "passed" && winner !== undefined ? textOf(standing, winner) : own;
  const [first] = count.options;
  return {
    ...{ id: motion.id, kind: motion.notice === undefined ? "motion" : "notice" },
    ...{ title: own.title || UNTITLED, mover: own.mover, class: own.class },
    filedAt: motion.filedAt,
    phase: phase.phase,
    ...(phase.until !== undefined && { until: Number(phase.until) }),
    sentence: phase.sentence,
    ...{ secondsGiven: own.secondsGiven, secondsNeeded: own.secondsNeeded },
    outcome,
    ...(won.id !== own.id && { passedAs: { id: won.id, title: won.title || UNTITLED } }),
    state: states.get(motion.id) ?? 0,
    ...{ opensAt: motion.opensAt, deadline: motion.deadline, ballots: motion.ballots },
    votes: votesOf(first),
    quorum: Number(first?.quorum ?? 0n),
  };
}

function viewOf(standing: MotionStanding): MotionView {
  const { motion, places, count, electorate, winner } = standing;
  const own = textOf(standing, motion.id);
  const queued = [...standing.texts.values()].find(({ eta }) => eta !== undefined);
  return {
    ...summaryOf(standing),
    ...{ description: own.description, calls: own.calls, proposer: own.proposer },
    ...{ filedInBlock: own.filedInBlock, snapshot: motion.snapshot, electorate },
    extended: motion.extended,
    ...(motion.notice && { notice: motion.notice }),
    ...(queued?.eta !== undefined && { eta: queued.eta }),
    ...(queued?.executedAt !== undefined && { executedAt: queued.executedAt }),
    options: places.map((place, index) => {
      const text = textOf(standing, motionKey(place.text));
      const origin = textOf(standing, motionKey(place.origin.id));
      const figures = count.options[index];
      return {
        number: index + 1,
        ...{ origin: origin.id, text: text.id, title: text.title, mover: origin.mover },
        ...{ class: text.class, secondsGiven: origin.secondsGiven },
        ...{ secondsNeeded: origin.secondsNeeded, standing: place.standing },
        votes: votesOf(figures),
        quorum: Number(figures?.quorum ?? 0n),
        ...(figures?.dropped && { dropped: figures.dropped }),
      };
    }),
    texts: textsOf(standing),
    replacements: motion.replacements.map(({ how, origin, text, ...rest }) => ({
      how: how === "TextCorrected" ? "corrected" : "accepted",
      ...{ origin, text, announcedAt: rest.announcedAt },
      ...{ objectUntil: rest.objectUntil, objected: rest.objected },
    })),
    preferred: count.preferred.map((row) => [...row]),
    ...(winner !== undefined && { winner }),
    explanation: count.explanation,
  };
}

function textsOf({ texts, states }: MotionStanding): MotionView["texts"] {
  return [...texts.values()].map((text) => ({
    ...{ id: text.id, kind: text.kind, title: text.title, description: text.description },
    ...(text.corrects !== undefined && { corrects: text.corrects }),
    ...{ calls: text.calls, mover: text.mover, class: text.class, codeDigest: text.codeDigest },
    ...{ filedAt: text.filedAt, secondsGiven: text.secondsGiven },
    ...{ secondsNeeded: text.secondsNeeded, state: states.get(text.id) ?? 0 },
    ...(text.withdrawnUntil !== undefined && { withdrawnUntil: text.withdrawnUntil }),
    takenOver: text.takenOver,
    ...(text.eta !== undefined && { eta: text.eta }),
    ...(text.executedAt !== undefined && { executedAt: text.executedAt }),
  }));
}

function textOf({ texts, motion }: MotionStanding, id: string): TextRow {
  return texts.get(id) ?? (texts.get(motion.id) as TextRow);
}

function votesOf(option: { for: bigint; against: bigint; abstain: bigint } | undefined) {
  const { for: inFavour = 0n, against = 0n, abstain = 0n } = option ?? {};
  return { for: Number(inFavour), against: Number(against), abstain: Number(abstain) };
}
