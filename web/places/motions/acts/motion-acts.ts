import { id as hashText } from "ethers";
import type { MotionTextView } from "../../../../core/wire/read.js";
import {
  type CoalitionAddresses,
  type ContractName,
  INTERFACES,
} from "../../../../core/contracts/index.js";
import type { Ranking } from "../../../../core/counting/index.js";
import { callLists, encodeRanking, optionsDigest } from "../../../../core/motions/index.js";
import type { Call, Support } from "../../../../core/motions/index.js";
import type { IntendedCall } from "../../../acting/index.js";

function callOf(
  addresses: CoalitionAddresses,
  contract: ContractName,
  functionName: string,
  values: readonly unknown[],
): IntendedCall {
  return {
    to: addresses[contract],
    data: INTERFACES[contract].encodeFunctionData(functionName, values),
  };
}

/** What members do about motions, as calls. Ids are 32 bytes as hex. */
export const motionActs = {
  second: (at: CoalitionAddresses, origin: string) => callOf(at, "governor", "second", [origin]),
  withdraw: (at: CoalitionAddresses, origin: string) =>
    callOf(at, "governor", "withdraw", [origin]),
  takeOver: (at: CoalitionAddresses, origin: string) =>
    callOf(at, "governor", "takeOver", [origin]),
  accept: (at: CoalitionAddresses, rival: string) => callOf(at, "amendments", "accept", [rival]),
  /** @param reason - at most 512 bytes. */
  objectToNotice: (at: CoalitionAddresses, notice: string, reason: string) =>
    callOf(at, "notices", "object", [notice, reason]),
  objectToReplacement: (at: CoalitionAddresses, origin: string, reason: string) =>
    callOf(at, "amendments", "object", [origin, reason]),
  queue: (at: CoalitionAddresses, text: MotionTextView) =>
    callOf(at, "governor", "queue", passed(text)),
  execute: (at: CoalitionAddresses, text: MotionTextView) =>
    callOf(at, "governor", "execute", passed(text)),
  propose: (at: CoalitionAddresses, calls: readonly Call[], description: string) =>
    callOf(at, "governor", "propose", [...Object.values(callLists(calls)), description]),
  giveNotice: (at: CoalitionAddresses, calls: readonly Call[], description: string) =>
    callOf(at, "notices", "give", [...Object.values(callLists(calls)), description]),
  amend: (at: CoalitionAddresses, motion: string, calls: readonly Call[], description: string) =>
    callOf(at, "amendments", "amend", [motion, ...Object.values(callLists(calls)), description]),
  correct: (at: CoalitionAddresses, origin: string, calls: readonly Call[], description: string) =>
    callOf(at, "amendments", "correct", [origin, ...Object.values(callLists(calls)), description]),
  /** A vote on the only text; with a reason it cannot be carried by a relay. */
  vote: (at: CoalitionAddresses, text: string, support: Support, reason: string) =>
    reason === ""
      ? callOf(at, "governor", "castVote", [text, support])
      : callOf(at, "governor", "castVoteWithReason", [text, support, reason]),
  /** @param texts - in order of place, zero where none stands: the ballot is worth nothing for others. */
  rank: (
    at: CoalitionAddresses,
    motion: string,
    { texts, ranking, reason }: { texts: readonly bigint[]; ranking: Ranking; reason: string },
  ) =>
    callOf(at, "amendments", "castRankedVote", [
      ...[motion, optionsDigest(texts), encodeRanking(ranking), reason],
    ]),
} as const;

function passed({ calls, description }: MotionTextView) {
  return [...Object.values(callLists(callsOf(calls))), hashText(description)];
}

/** Calls as core has them. */
export const callsOf = (calls: MotionTextView["calls"]): Call[] =>
  calls.map(({ target, value, calldata }) => ({ target, value: BigInt(value), calldata }));
