import type { TypedDataDomain } from "ethers";
import { ballotTypedData, packBallots, SUPPORT, supportName } from "../../../core/motions/index.js";
import { isContractAnswer } from "../../../core/refusals/index.js";
import type { MotionBallot } from "../../../core/wire/ballots.js";
import { WriteRefusal } from "../refusal.js";
import { checkSignature } from "../signatures.js";
import {
  ballotCarrier,
  type BatchedBallot,
  digestOf,
  gasAlone,
  gasInBatch,
  inGroups,
  laneOf,
  signatureOf,
} from "./ballot-forms.js";
import type { ContractReader } from "./contract-reader.js";
import { remembering, type Vote, voterNumber } from "./electorate.js";
import {
  ABSENT,
  type Admission,
  bodyOf,
  type Draft,
  type Form,
  present,
  standing,
} from "./form.js";
import { checkDeadline, type Surroundings } from "./surroundings.js";

interface Body extends BatchedBallot {
  motion: string;
  support: keyof typeof SUPPORT;
  voter: string;
}

const ONE = "castVoteBySig(uint256,uint8,address,bytes)";
/** Gas of a batch. */
const BATCH = { base: 150_000, each: 15_000 };

export type MotionVotes = (motion: string) => Promise<Vote>;

/** What is known of the votes on motions; asked once for each. */
export function motionVotes(governor: ContractReader, amendments: ContractReader): MotionVotes {
  return remembering(async (motion) => {
    const [[snapshot], [closesAt], [facts], [about]] = await Promise.all([
      governor.read("proposalSnapshot", [motion]),
      governor.read("proposalDeadline", [motion]),
      governor.read("motion", [motion]),
      amendments.read("motionOf", [motion]),
    ]);
    const { amended } = facts as { amended: boolean };
    // A text that stands against the motion's own is a proposal too, and is voted on with it.
    const ranked = amended || about !== BigInt(motion);
    return { snapshot: Number(snapshot), closesAt: Number(closesAt), ranked };
  });
}

/** Votes on motions with one text, and votes on one text of several. */
export function plainBallots(
  { chain, membership, outbox, fromBlock, leadSeconds }: Surroundings,
  governor: ContractReader,
  domain: TypedDataDomain,
  votes: MotionVotes,
  limit: number,
) {
  const carrier = ballotCarrier<Body>(
    {
      contract: governor,
      gas: BATCH,
      one: ({ motion, support, voter, signature }) => [
        ONE,
        [motion, SUPPORT[support], voter, signature],
      ],
      many: (bodies) => {
        const ballots = bodies.map(({ voterNumber, support, signature }) => ({
          voterNumber,
          support: SUPPORT[support],
          signature: signatureOf(signature),
        }));
        return ["castVotesBySig", [bodies[0]?.motion, packBallots(ballots)]];
      },
      skippedEvent: "BallotSkipped",
    },
    limit,
  );
  const form: Form = {
    ...carrier,
    name: "plain",
    stand: (_, messages) =>
      inGroups(messages, async (message) => {
        const { motion, voter } = bodyOf<Body>(message);
        return standing((await governor.read("hasVoted", [motion, voter]))[0] === true);
      }),
    async effectOf(message, tag) {
      const { motion, support, voter } = bodyOf<Body>(message);
      if (!(await governor.read("hasVoted", [motion, voter], tag))[0]) return ABSENT;
      const cast = (await governor.find("VoteCast", [voter], fromBlock)).find(
        ({ args }) => args.proposalId === BigInt(motion),
      );
      const counted = cast && supportName(cast.args.support as bigint);
      if (counted === support) return present(cast?.transaction);
      return {
        state: "displaced",
        code: "ballot-already-cast",
        reason: `Another ballot of ${voter} counted first${counted ? `: ${counted}` : ""}.`,
      };
    },
  };
  return {
    form,
    draft({ motion, support, voter }: MotionBallot): Draft {
      const ballot = { proposalId: BigInt(motion), support: SUPPORT[support], voter };
      return {
        digest: digestOf(ballotTypedData(domain, ballot)),
        kind: "ballot",
        claim: `ballot/${motion}/${voter}`,
        member: voter,
      };
    },
    async admit(
      { motion, support, voter, signature }: MotionBallot,
      { digest }: Draft,
      now: number,
    ): Promise<Admission> {
      const by = await checkSignature(chain, voter, digest, signature);
      const vote = await requireVote(votes, motion);
      checkDeadline(vote.closesAt, now, leadSeconds);
      const batched = by === "key" && !vote.ranked;
      const body: Body = { motion, support, voter, signature, voterNumber: 0 };
      // The contract itself says whether the vote is open and the ballot free.
      const values = [motion, SUPPORT[support], voter, signature];
      const call = governor.call(ONE, values);
      const lane = laneOf("plain", motion, digest, batched);
      const gas = batched
        ? await gasInBatch({ chain, outbox }, call, lane, BATCH.each)
        : await gasAlone(chain, call);
      if (batched) body.voterNumber = await voterNumber(membership, voter, vote.snapshot);
      return {
        form: "plain",
        lane,
        body,
        gas,
        newcomer: false,
        expiresAt: vote.closesAt,
      };
    },
  };
}

/** @throws WriteRefusal `MOTION_UNKNOWN` */
export async function requireVote(votes: MotionVotes, motion: string): Promise<Vote> {
  return votes(motion).catch((error: unknown) => {
    if (!isContractAnswer(error)) throw error;
    throw new WriteRefusal(422, "MOTION_UNKNOWN", `There is no motion ${motion}.`, {
      hint: "Check the id, and that the ballot is for this coalition on this chain.",
      cause: error,
    });
  });
}
