import { formatMotionId } from "../../core/format/index.js";
import {
  describeCall,
  type Call,
  type DescribedCoalition,
  type Motion,
  type MotionOption,
} from "../../core/motions/index.js";

/** A motion for machines: ids in hexadecimal, calls with a sentence each. */
export function motionJson(contracts: DescribedCoalition, motion: Motion): Record<string, unknown> {
  const { id, calls, options, winner, amends, corrects, ...rest } = motion;
  return {
    id: formatMotionId(id),
    ...rest,
    amends: idOrNull(amends),
    corrects: idOrNull(corrects),
    calls: calls.map((call) => callJson(contracts, call)),
    winner: idOrNull(winner),
    options: options.map((option) => optionJson(contracts, option)),
  };
}

function optionJson(
  contracts: DescribedCoalition,
  {
    number,
    origin,
    text,
    calls,
    secondsGiven,
    secondsNeeded,
    votes,
    pending,
    dropped,
    ...rest
  }: MotionOption,
): Record<string, unknown> {
  return {
    number: number ?? null,
    text: formatMotionId(text),
    origin: formatMotionId(origin),
    ...rest,
    calls: calls.map((call) => callJson(contracts, call)),
    seconds: { given: secondsGiven, needed: secondsNeeded },
    /** Ballots that prefer it to the status quo, and the status quo to it. */
    votes: { over: votes.for, under: votes.against, neither: votes.abstain },
    pending: pending === undefined ? null : { ...pending, text: formatMotionId(pending.text) },
    dropped: dropped ?? null,
  };
}

function callJson(contracts: DescribedCoalition, call: Call): Record<string, unknown> {
  return { ...call, sentence: describeCall(contracts, call).sentence };
}

const idOrNull = (id: bigint | undefined) => (id === undefined ? null : formatMotionId(id));
