import { Signature, TypedDataEncoder, type TypedDataDomain, type TypedDataField } from "ethers";
import { contractAt, INTERFACES, readLogs } from "../../core/contracts/index.js";
import {
  ballotBoxDomain,
  rankedBallotTypedData as boxBallotTypedData,
  ranksOfBytes,
} from "../../core/elections/index.js";
import { DaoError } from "../../core/errors.js";
import { formatMotionId } from "../../core/format/index.js";
import {
  ballotDomain,
  ballotTypedData,
  decodeRanking,
  optionsDigest,
  rankedBallotDomain,
  rankedBallotTypedData,
  supportName,
  type Support,
} from "../../core/motions/index.js";
import type { BallotMessage } from "../../core/wire/ballots.js";
import type { Call, Desk, ExpectedEvent, Message } from "./message.js";

/** What is put before the member's key. */
interface TypedData {
  domain: TypedDataDomain;
  types: Record<string, TypedDataField[]>;
  message: object;
}

type Unsigned<Ballot> = Ballot extends unknown ? Omit<Ballot, "signature"> : never;

/** A ballot cast as the signed ballot it could have been; undefined when the call casts none. */
export async function ballotMessage(desk: Desk, call: Call): Promise<Message | undefined> {
  const at = contractAt(desk.coalition.addresses, call.to);
  if (at === undefined) return undefined;
  const cast = INTERFACES[at].parseTransaction({ data: call.data });
  const args = cast?.args as unknown;
  switch (`${at}.${cast?.name}`) {
    case "governor.castVote":
      return motionBallot(desk, args as [bigint, bigint]);
    case "governor.castVoteWithReason":
      throw new DaoError("BALLOT_WITH_REASON", "A signed ballot carries no reason.", {
        hint: "Leave --reason out, or leave --via out and the ballot goes directly, reason and all.",
      });
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
  const ballot = { proposalId: motion, support: Number(support) as Support, voter: member };
  const content = { motion: formatMotionId(motion), support: name, voter: member };
  return sign(
    desk,
    ballotTypedData(domain, ballot),
    { kind: "motion", ...content },
    {
      ...{ contract: "governor", event: "VoteCast" },
      args: { voter: member, proposalId: motion, support },
    },
  );
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
  const content: Unsigned<BallotMessage> = {
    kind: "ranked",
    motion: formatMotionId(motion),
    options: texts.map(formatMotionId),
    ranking,
    voter: member,
    reason,
  };
  return sign(desk, rankedBallotTypedData(domain, ballot), content, {
    ...{ contract: "amendments", event: "RankedVoteCast" },
    args: { voter: member, motion, ranking: encoded },
  });
}

async function boxBallot(
  desk: Desk,
  [ballotId, bytes, sequence]: [string, string, bigint],
): Promise<Message> {
  const { coalition, member } = desk;
  const candidates = await candidatesOf(desk, ballotId);
  const content = {
    ballotId,
    candidates,
    ranks: ranksOfBytes(bytes),
    voter: member,
    sequence: Number(sequence),
  };
  const isRecall = candidates.length === 1 && candidates[0] === coalition.addresses.recalls;
  const domain = await ballotBoxDomain(coalition.ballotBox);
  const kind = isRecall ? "recall" : "election";
  return sign(
    desk,
    boxBallotTypedData(domain, content),
    { kind, ...content },
    {
      ...{ contract: "ballotBox", event: "BallotCast" },
      args: { ballotId, voter: member, sequence },
    },
  );
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

async function sign(
  { key }: Desk,
  { domain, types, message }: TypedData,
  ballot: Unsigned<BallotMessage>,
  effect: ExpectedEvent,
): Promise<Message> {
  const signature = await key.signTypedData(domain, types, message);
  return {
    path: "/v1/ballots",
    body: { ...ballot, signature: Signature.from(signature).serialized },
    digest: TypedDataEncoder.hash(domain, types, message),
    effect,
  };
}
