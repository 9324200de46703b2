import {
  providerOf,
  readBlockTimes,
  type CoalitionContracts,
  type DecodedArguments,
  type DecodedLog,
} from "../contracts/index.js";
import { parseDescription } from "./description.js";
import { motionClassAt, motionRulesOf } from "./motion-class.js";
import type { Motion, MotionKind, NoticeState } from "./motion.js";
import { motionPhase, STATE } from "./phase.js";
import { isPoll, motionOf, type TextKinds } from "./text-kinds.js";

/** A text for itself, without the options that a motion has: see {@link Motion}. */
export type Text = Omit<Motion, "ballots" | "preferred" | "options" | "winner">;

/** Reads one text as it stands at a block. */
export async function readText(
  contracts: CoalitionContracts,
  { args, log }: DecodedLog,
  kinds: TextKinds,
  toBlock: number,
): Promise<Text> {
  const { governor, notices } = contracts;
  const id = args.proposalId as bigint;
  const { blockNumber } = log;
  const at = { blockTag: toBlock };
  const [kept, state, snapshot, deadline, eta, votes, quorum, times] = await Promise.all([
    governor.motion(id, at),
    governor.state(id, at),
    governor.proposalSnapshot(id, at),
    governor.proposalDeadline(id, at),
    governor.proposalEta(id, at),
    governor.proposalVotes(id, at),
    governor.proposalQuorum(id, at),
    readBlockTimes(providerOf(governor), [blockNumber, toBlock]),
  ]);
  const content = contentOf(args);
  const standing = {
    state: Number(state),
    secondsGiven: Number(kept.secondsGiven),
    secondsNeeded: Number(kept.secondsNeeded),
    opensAt: kept.opensAt,
    takeoverUntil: kept.takeoverUntil,
    deadline,
    eta,
    notice: kept.consent ? await noticeOf(notices, id, kept.contested, toBlock) : undefined,
  };
  const replaceable = kept.amended || kept.amends !== 0n;
  const replaced =
    standing.state === STATE.canceled &&
    replaceable &&
    (await contracts.amendments.placeOf(id, at)).dropped;
  return {
    id,
    kind: kindOf(contracts, kinds, { id, consent: kept.consent, ...content }),
    amends: kept.amends === 0n ? undefined : motionOf(kinds, id),
    corrects: kinds.corrections.get(id),
    ...content,
    mover: kept.mover,
    class: motionClassAt(kept.class) ?? "fundamental",
    rules: motionRulesOf(kept.rules),
    filedAt: times.get(blockNumber) ?? 0n,
    filedInBlock: blockNumber,
    ...standing,
    snapshot,
    withdrawn: kept.withdrawn,
    takenOver: kept.takenOver,
    extended: kept.extended,
    amended: kept.amended,
    votes: { for: votes.forVotes, against: votes.againstVotes, abstain: votes.abstainVotes },
    quorum,
    phase: motionPhase({ ...standing, replaced }, times.get(toBlock) ?? 0n),
  };
}

async function noticeOf(
  notices: CoalitionContracts["notices"],
  id: bigint,
  contested: boolean,
  blockTag: number,
): Promise<NoticeState> {
  const { given, needed } = await notices.objections(id, { blockTag });
  return { given: Number(given), needed: Number(needed), contested };
}

function kindOf(
  contracts: CoalitionContracts,
  kinds: TextKinds,
  text: Pick<Text, "id" | "calls" | "description"> & { consent: boolean },
): MotionKind {
  if (kinds.rivals.has(text.id)) return "rival";
  if (kinds.corrections.has(text.id)) return "correction";
  if (text.consent) return "notice";
  return isPoll(contracts, text) ? "poll" : "motion";
}

function contentOf(args: DecodedArguments) {
  const [targets, calldatas] = [args.targets as string[], args.calldatas as string[]];
  const values = args.values as bigint[];
  const description = args.description as string;
  const { title, text } = parseDescription(description);
  return {
    title: title || "(untitled)",
    text,
    description,
    proposer: args.proposer as string,
    calls: targets.map((target, i) => ({
      target,
      value: values[i] ?? 0n,
      calldata: calldatas[i] ?? "0x",
    })),
  };
}
