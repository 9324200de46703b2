import { titleOf, parseDescription } from "../../motions/description.js";
import { motionClassAt, motionRulesOf, type MotionRules } from "../../motions/motion-class.js";
import { motionKey, numberOf, placeOf } from "../event.js";
import type { StateStore } from "../store.js";
import { tables, type MotionRow, type TextRow } from "../tables.js";
import { castVote } from "./ballots.js";
import { type Fold, type Folds, nothing } from "./fold.js";

const { texts, motions, motionOrder, seconds, rules, settings, search } = tables;

export const rulebookFolds: Folds = {
  MotionRulesSet: (store, { args }) =>
    rules.put(store, classOf(args.class), motionRulesOf(args.rules as never)),
  DeliberationRulesSet: (store, { args }) => {
    const { reading, objection, consentFloor, consentShare } = args.rules as Record<string, bigint>;
    return settings.put(store, "deliberationRules", {
      reading: numberOf(reading),
      objection: numberOf(objection),
      consentFloor: numberOf(consentFloor),
      consentShare: numberOf(consentShare),
    });
  },
  LiveMotionCapSet: (store, { args }) =>
    settings.put(store, "liveMotionCap", numberOf(args.current)),
  OrdinaryCallSet: (store, { args }) => {
    const key = `ordinaryCall/${args.target as string}/${args.selector as string}`;
    return args.ordinary === true ? settings.put(store, key, true) : settings.delete(store, key);
  },
};

const classOf = (index: unknown) => motionClassAt(index as bigint) ?? "fundamental";

export const governorFolds: Folds = {
  // The words come first; what the governor makes of them follows at once in MotionFiled.
  ProposalCreated: (store, { args, block, time }) => {
    const id = motionKey(args.proposalId);
    const [targets, calldatas] = [args.targets as string[], args.calldatas as string[]];
    const values = args.values as bigint[];
    const description = args.description as string;
    const calls = targets.map((target, i) => ({
      target,
      value: (values[i] ?? 0n).toString(),
      calldata: calldatas[i] ?? "0x",
    }));
    return texts.put(store, id, {
      ...{ id, motion: id, kind: "motion", filed: 0, title: titleOf(description), description },
      calls,
      proposer: args.proposer as string,
      mover: args.proposer as string,
      ...{ class: "fundamental", rules: {} as MotionRules, codeDigest: "0" },
      filedAt: time,
      filedInBlock: block,
      voteStart: numberOf(args.voteStart),
      voteEnd: numberOf(args.voteEnd),
      ...{ secondsNeeded: 0, secondsGiven: 0, takenOver: false },
    });
  },
  MotionFiled: async (store, event) => {
    const { args, time } = event;
    const id = motionKey(args.proposalId);
    const motionClass = classOf(args.class);
    const text = await texts.change(store, id, (row) => {
      row.mover = args.mover as string;
      row.class = motionClass;
      row.secondsNeeded = numberOf(args.secondsNeeded);
      row.codeDigest = (args.codeDigest as bigint).toString();
      if (row.secondsNeeded === 0)
        row.seconded = { block: event.block, index: event.index, at: time };
    });
    text.rules = await rules.need(store, motionClass);
    await texts.put(store, id, text);
    await motions.put(store, id, newMotion(text));
    await motionOrder.put(store, placeOf(event), { id });
    const { title, text: body } = parseDescription(text.description);
    await search.put(store, `motion/${id}`, { kind: "motion", id, title, body, at: time });
  },
  MotionSeconded: async (store, { args, block, index, time }) => {
    const id = motionKey(args.proposalId);
    const voter = args.voter as string;
    await seconds.put(store, `${id}/${voter}`, { voter, at: time });
    await texts.change(store, id, (row) => {
      row.secondsGiven = numberOf(args.given);
      if (row.secondsGiven === row.secondsNeeded) row.seconded ??= { block, index, at: time };
    });
  },
  MotionWithdrawn: async (store, { args }) => {
    const id = motionKey(args.proposalId);
    const { motion } = await texts.change(store, id, (row) => {
      row.withdrawnUntil = numberOf(args.takeoverUntil);
    });
    await motions.change(store, motion, (row) => {
      row.opensAt = numberOf(args.opensAt);
    });
  },
  MotionTakenOver: async (store, { args }) => {
    await texts.change(store, motionKey(args.proposalId), (row) => {
      row.mover = args.mover as string;
      row.takenOver = true;
    });
  },
  ProposalExtended: async (store, { args, time }) => {
    const deadline = numberOf(args.extendedDeadline);
    const id = motionKey(args.proposalId);
    const { rules: own } = await texts.need(store, id);
    await motions.change(store, id, (row) => {
      // Once the vote is open only a late quorum moves its end; before, the end moves with the opening.
      if (time > row.opensAt) row.extended = true;
      else if (isUncontested(row)) row.opensAt = deadline;
      else row.opensAt = Math.max(row.opensAt, deadline - own.voting);
      row.deadline = deadline;
    });
  },
  VoteCast: castVote,
  ProposalQueued: async (store, { args }) => {
    await texts.change(store, motionKey(args.proposalId), (row) => {
      row.eta = numberOf(args.etaSeconds);
    });
  },
  ProposalExecuted: async (store, { args, time }) => {
    await texts.change(store, motionKey(args.proposalId), (row) => {
      row.executedAt = time;
    });
  },
  // MotionWithdrawn says it too, and by whom.
  ProposalCanceled: nothing,
  // A ballot that did not count.
  BallotSkipped: nothing,
};

function newMotion({ id, filedAt, voteStart, voteEnd }: TextRow): MotionRow {
  return {
    ...{ id, filedAt, snapshot: voteStart, opensAt: voteStart, deadline: voteEnd },
    ...{ extended: false, rivals: [], entered: [], replacements: [], ballots: 0 },
    preferred: [
      [0, 0],
      [0, 0],
    ],
  };
}

export const isUncontested = ({ notice }: Pick<MotionRow, "notice">): boolean =>
  notice !== undefined && !notice.contested;

/** A text that turns out to amend a motion is no motion itself. */
export async function becomeAmendment(
  store: StateStore,
  id: string,
  change: (row: TextRow) => void,
): Promise<void> {
  const text = await texts.change(store, id, change);
  await motions.delete(store, id);
  for await (const [key, row] of motionOrder.scan(store, { reverse: true, limit: 1 }))
    if (row.id === id) await motionOrder.delete(store, key);
  await search.delete(store, `motion/${id}`);
  const { title, text: body } = parseDescription(text.description);
  const found = { kind: "motion", id: text.motion, title, body, at: text.filedAt } as const;
  await search.put(store, `motion/${text.motion}/${id}`, found);
}

/** Objections and the notice itself. */
export const noticesFolds: Folds = {
  NoticeGiven: async (store, { args }) => {
    await motions.change(store, motionKey(args.proposalId), (row) => {
      row.notice = { needed: numberOf(args.objectionsNeeded), given: 0, contested: false };
      row.deadline = row.opensAt;
    });
  },
  Objected: async (store, { args, time }) => {
    const id = motionKey(args.proposalId);
    const voter = args.voter as string;
    const row = { voter, at: time, reason: args.reason as string };
    await tables.objections.put(store, `${id}/${voter}`, row);
    await changeNotice(store, id, (notice) => {
      notice.given = numberOf(args.objections);
    });
  },
  NoticeContested: contested,
};

async function contested(...[store, { args }]: Parameters<Fold>): Promise<void> {
  const id = motionKey(args.proposalId);
  const { rules: own, voteEnd } = await texts.need(store, id);
  await changeNotice(store, id, (notice, row) => {
    notice.contested = true;
    row.opensAt = numberOf(args.opensAt);
    row.deadline = row.opensAt > row.snapshot ? row.opensAt + own.voting : voteEnd;
  });
}

async function changeNotice(
  store: StateStore,
  id: string,
  change: (notice: NonNullable<MotionRow["notice"]>, row: MotionRow) => void,
): Promise<void> {
  await motions.change(store, id, (row) => {
    if (row.notice === undefined) throw new Error(`${id} is no notice`);
    change(row.notice, row);
  });
}
