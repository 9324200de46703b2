import { type ChainEvent, motionKey, numberOf } from "../event.js";
import type { StateStore } from "../store.js";
import { tables, type ReplacementRow } from "../tables.js";
import { castRankedVote, fixBallot } from "./ballots.js";
import { type Folds, nothing } from "./fold.js";
import { becomeAmendment } from "./governor.js";

const { texts, motions } = tables;

export const amendmentsFolds: Folds = {
  AmendmentFiled: async (store, { args }) => {
    const [motion, id] = [motionKey(args.motion), motionKey(args.text)];
    await becomeAmendment(store, id, (row) => {
      Object.assign(row, { kind: "rival", motion, filed: numberOf(args.filed) });
    });
    await motions.change(store, motion, ({ rivals }) => rivals.push(id));
  },
  AmendmentEntered: async (store, { args }) => {
    const rival = motionKey(args.text);
    await motions.change(store, motionKey(args.motion), ({ entered }) => entered.push(rival));
  },
  AmendmentAccepted: (store, event) => {
    const { args } = event;
    const motion = motionKey(args.motion);
    return announce(store, motion, event, { how: "AmendmentAccepted", origin: motion });
  },
  TextCorrected: async (store, event) => {
    const { args } = event;
    const [origin, id] = [motionKey(args.origin), motionKey(args.text)];
    const { motion } = await texts.need(store, origin);
    await becomeAmendment(store, id, (row) => {
      Object.assign(row, { kind: "correction", motion, corrects: origin });
    });
    await announce(store, motion, event, { how: "TextCorrected", origin });
  },
  ReplacementObjected: async (store, { args }) => {
    const [origin, text] = [motionKey(args.origin), motionKey(args.text)];
    const { motion } = await texts.need(store, origin);
    await motions.change(store, motion, ({ replacements }) => {
      const last = replacements.findLast((each) => each.origin === origin && each.text === text);
      if (last !== undefined) last.objected = true;
    });
  },
  BallotFixed: fixBallot,
  RankedVoteCast: castRankedVote,
  // A ballot that did not count.
  BallotSkipped: nothing,
};

async function announce(
  store: StateStore,
  motion: string,
  { args, time }: ChainEvent,
  what: Pick<ReplacementRow, "how" | "origin">,
): Promise<void> {
  const announced = {
    ...what,
    text: motionKey(args.text),
    announcedAt: time,
    objectUntil: numberOf(args.objectUntil),
    objected: false,
  };
  await motions.change(store, motion, ({ replacements }) => replacements.push(announced));
}
