import { Signature, TypedDataEncoder, type TypedDataDomain, type TypedDataField } from "ethers";
import { type CoalitionAddresses, contractAt, INTERFACES, readLogs } from "../contracts/index.js";
import {
  ballotBoxDomain,
  type RankedBallot as BoxBallot,
  rankedBallotTypedData as boxBallotTypedData,
  ranksOfBytes,
  ranksToBytes,
} from "../elections/index.js";
import { DaoError } from "../errors.js";
import { formatMotionId } from "../format/index.js";
import {
  ballotDomain,
  ballotTypedData,
  decodeRanking,
  encodeRanking,
  optionsDigest,
  type RankedBallot,
  rankedBallotDomain,
  rankedBallotTypedData,
  SUPPORT,
  supportName,
  type SupportName,
} from "../motions/index.js";
import type { BallotMessage } from "../wire/ballots.js";
import { RELAY_HINTS, type RelayHints } from "./hints.js";
import type { Call, Desk, ExpectedEvent, Message } from "./message.js";

/** What is put before the member's key. */
interface TypedData {
  domain: TypedDataDomain;
  types: Record<string, TypedDataField[]>;
  message: object;
}

type Without<Ballot> = Ballot extends unknown ? Omit<Ballot, "signature"> : never;

/** A ballot in every shape it takes, before it is signed. */
export interface UnsignedBallot {
  typedData: TypedData;
  /** As the relay takes it. */
  body: Without<BallotMessage>;
  effect: ExpectedEvent;
}

/** A ballot cast as the signed ballot it could have been; undefined when the call casts none. */
export async function ballotMessage(
  desk: Desk,
  call: Call,
  hints: RelayHints = RELAY_HINTS,
): Promise<Message | undefined> {
  const at = contractAt(desk.coalition.addresses, call.to);
  if (at === undefined) return undefined;
  const cast = INTERFACES[at].parseTransaction({ data: call.data });
  const args = cast?.args as unknown;
  switch (`${at}.${cast?.name}`) {
    case "governor.castVote":
      return motionBallot(desk, args as [bigint, bigint]);
    case "governor.castVoteWithReason":
      throw new DaoError("BALLOT_WITH_REASON", "A signed ballot carries no reason.", {
        hint: hints.reason,
      });
    case "governor.castVoteBySig":
      return votedFor(desk, args as [bigint, bigint, string, string]);
    case "amendments.castRankedVoteBySig":
      return rankedFor(desk, args as [bigint, bigint, string, string, string]);
    case "ballotBox.castBallotBySig":
      return boxFor(desk, args as [string, string, string, bigint, string]);
    case "amendments.castRankedVote":
      return rankedBallot(desk, args as [bigint, string, bigint, string]);
    case "ballotBox.castBallot":
      return boxBallot(desk, args as [string, string, bigint]);
    default:
      return undefined;
  }
}

async function motionBallot(desk: Desk, [motion, support]: [bigint, bigint]): Promise<Message> {
  const { coalition, member } = desk;
  const name = supportName(support);
  if (name === undefined) throw new Error(`${support} is no vote`);
  const domain = await ballotDomain(coalition.governor);
  return sign(desk, plainBallot(domain, { motion, support: name, voter: member }));
}

/** A vote on one text. */
export function plainBallot(
  domain: TypedDataDomain,
  { motion, support, voter }: { motion: bigint; support: SupportName; voter: string },
): UnsignedBallot {
  const ballot = { proposalId: motion, support: SUPPORT[support], voter };
  return {
    typedData: ballotTypedData(domain, ballot),
    body: { kind: "motion", motion: formatMotionId(motion), support, voter },
    effect: {
      ...{ contract: "governor", event: "VoteCast" },
      args: { voter, proposalId: motion, support: BigInt(SUPPORT[support]) },
    },
  };
}

async function rankedBallot(
  desk: Desk,
  [motion, options, encoded, reason]: [bigint, string, bigint, string],
): Promise<Message> {
  const { coalition, member } = desk;
  const { texts } = await coalition.amendments.ballotOf(motion);
  if (optionsDigest([...texts]) !== options)
    throw new DaoError("OPTIONS_CHANGED", "The options on the ballot have just changed.", {
      hint: "Look at the motion and rank what stands now.",
    });
  const ranking = decodeRanking(encoded).slice(0, texts.length + 1);
  const domain = await rankedBallotDomain(coalition.amendments);
  const ballot = { motion, options: [...texts], ranking, voter: member, reason };
  return sign(desk, rankedBallotOf(domain, ballot));
}

/** A ranking of all texts of a motion. */
export function rankedBallotOf(domain: TypedDataDomain, ballot: RankedBallot): UnsignedBallot {
  const { motion, options, ranking, voter, reason } = ballot;
  return {
    typedData: rankedBallotTypedData(domain, ballot),
    body: {
      kind: "ranked",
      motion: formatMotionId(motion),
      options: options.map(formatMotionId),
      ranking: [...ranking],
      voter,
      reason,
    },
    effect: {
      ...{ contract: "amendments", event: "RankedVoteCast" },
      args: { voter, motion, ranking: BigInt(encodeRanking(ranking)) },
    },
  };
}

async function boxBallot(
  desk: Desk,
  [ballotId, bytes, sequence]: [string, string, bigint],
): Promise<Message> {
  const { coalition, member } = desk;
  const candidates = await candidatesOf(desk, ballotId);
  const ranks = ranksOfBytes(bytes);
  const domain = await ballotBoxDomain(coalition.ballotBox);
  const ballot = { ballotId, candidates, ranks, voter: member, sequence: Number(sequence) };
  return sign(desk, boxBallotOf(domain, ballot, coalition.addresses));
}

/** A ranking in the ballot box: of candidates, or in a recall. */
export function boxBallotOf(
  domain: TypedDataDomain,
  ballot: BoxBallot,
  { recalls }: Pick<CoalitionAddresses, "recalls">,
): UnsignedBallot {
  const { ballotId, candidates, ranks, voter, sequence } = ballot;
  const isRecall = candidates.length === 1 && candidates[0] === recalls;
  return {
    typedData: boxBallotTypedData(domain, ballot),
    body: {
      kind: isRecall ? "recall" : "election",
      ...{ ballotId, candidates: [...candidates], ranks: [...ranks], voter, sequence },
    },
    effect: {
      ...{ contract: "ballotBox", event: "BallotCast" },
      args: { ballotId, voter, ranks: ranksToBytes(ranks), sequence: BigInt(sequence) },
    },
  };
}

/** Ballots of others, who signed them before. */
async function votedFor(
  { coalition }: Desk,
  [motion, support, voter, signature]: [bigint, bigint, string, string],
): Promise<Message> {
  const name = supportName(support);
  if (name === undefined) throw new Error(`${support} is no vote`);
  const domain = await ballotDomain(coalition.governor);
  return signedBallot(plainBallot(domain, { motion, support: name, voter }), signature);
}

async function rankedFor(
  { coalition }: Desk,
  [motion, encoded, voter, reason, signature]: [bigint, bigint, string, string, string],
): Promise<Message> {
  const { texts } = await coalition.amendments.ballotOf(motion);
  const ranking = decodeRanking(encoded).slice(0, texts.length + 1);
  const domain = await rankedBallotDomain(coalition.amendments);
  const ballot = { motion, options: [...texts], ranking, voter, reason };
  return signedBallot(rankedBallotOf(domain, ballot), signature);
}

async function boxFor(
  desk: Desk,
  [ballotId, voter, bytes, sequence, signature]: [string, string, string, bigint, string],
): Promise<Message> {
  const { ballotBox, addresses } = desk.coalition;
  const candidates = await candidatesOf(desk, ballotId);
  const ranks = ranksOfBytes(bytes);
  const ballot = { ballotId, candidates, ranks, voter, sequence: Number(sequence) };
  return signedBallot(boxBallotOf(await ballotBoxDomain(ballotBox), ballot, addresses), signature);
}

/** As the ballot was opened: the paper on the chain holds only their hash. */
async function candidatesOf({ coalition, fromBlock }: Desk, ballotId: string): Promise<string[]> {
  const opened = await readLogs(coalition.ballotBox, { fromBlock }, ["BallotOpened"]);
  const found = opened.find(({ args }) => args.ballotId === ballotId);
  if (found !== undefined) return [...(found.args.candidates as string[])];
  throw new DaoError("BALLOT_UNKNOWN", `There is no ballot ${ballotId}.`, {
    hint: "Check the election and the coalition.",
  });
}

async function sign({ key }: Desk, unsigned: UnsignedBallot): Promise<Message> {
  const { domain, types, message } = unsigned.typedData;
  const signature = await key.signTypedData(domain, types, message);
  return signedBallot(unsigned, Signature.from(signature).serialized);
}

/** A ballot and the voter's signature, of a key or of whatever a wallet contract takes. */
export function signedBallot(
  { typedData: { domain, types, message }, body, effect }: UnsignedBallot,
  signature: string,
): Message {
  return {
    path: "/v1/ballots",
    body: { ...body, signature },
    digest: TypedDataEncoder.hash(domain, types, message),
    effect,
  };
}
