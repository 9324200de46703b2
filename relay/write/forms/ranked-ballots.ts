import type { TypedDataDomain } from "ethers";
import {
  encodeRanking,
  packRankedBallots,
  rankedBallotTypedData,
} from "../../../core/motions/index.js";
import type { RankedBallotMessage } from "../../../core/wire/ballots.js";
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
import { voterNumber } from "./electorate.js";
import {
  ABSENT,
  type Admission,
  bodyOf,
  type Draft,
  type Form,
  present,
  standing,
} from "./form.js";
import { type MotionVotes, requireVote } from "./plain-ballots.js";
import { checkDeadline, type Surroundings } from "./surroundings.js";

interface Body extends BatchedBallot {
  motion: string;
  ranking: number[];
  voter: string;
  reason: string;
}

/** Gas of a batch: the first one keeps the texts, and each ranking of six of them counts fifteen pairs. */
const BATCH = { base: 600_000, each: 35_000 };

/** Rankings of all texts of an amended motion. */
export function rankedBallots(
  { chain, membership, outbox, fromBlock, leadSeconds }: Surroundings,
  amendments: ContractReader,
  domain: TypedDataDomain,
  votes: MotionVotes,
  limit: number,
) {
  const one = ({ motion, ranking, voter, reason, signature }: Omit<Body, "voterNumber">) =>
    ["castRankedVoteBySig", [motion, encodeRanking(ranking), voter, reason, signature]] as [
      string,
      unknown[],
    ];
  const form: Form = {
    ...ballotCarrier<Body>(
      {
        contract: amendments,
        gas: BATCH,
        one,
        many: (bodies) => {
          const ballots = bodies.map(({ voterNumber, ranking, signature }) => ({
            voterNumber,
            ranking,
            signature: signatureOf(signature),
          }));
          return ["castRankedVotesBySig", [bodies[0]?.motion, packRankedBallots(ballots)]];
        },
        skippedEvent: "BallotSkipped",
      },
      limit,
    ),
    name: "ranked",
    stand: (_, messages) =>
      inGroups(messages, async (message) => {
        const { motion, voter } = bodyOf<Body>(message);
        return standing((await amendments.read("hasVoted", [motion, voter]))[0] === true);
      }),
    async effectOf(message, tag) {
      const { motion, ranking, voter } = bodyOf<Body>(message);
      if (!(await amendments.read("hasVoted", [motion, voter], tag))[0]) return ABSENT;
      const cast = await amendments.find("RankedVoteCast", [voter, motion], fromBlock);
      const mine = cast.find(({ args }) => Number(args.ranking) === encodeRanking(ranking));
      if (mine !== undefined) return present(mine.transaction);
      return {
        state: "displaced",
        code: "ballot-already-cast",
        reason: `Another ballot of ${voter} counted first.`,
      };
    },
  };
  return {
    form,
    draft({ motion, options, ranking, voter, reason }: RankedBallotMessage): Draft {
      const ballot = { motion: BigInt(motion), options: options.map(BigInt), ranking };
      return {
        digest: digestOf(rankedBallotTypedData(domain, { ...ballot, voter, reason })),
        kind: "ballot",
        // One ballot a voter and motion, however it is written.
        claim: `ballot/${motion}/${voter}`,
        member: voter,
      };
    },
    async admit(
      { motion, ranking, voter, reason, signature }: RankedBallotMessage,
      { digest }: Draft,
      now: number,
    ): Promise<Admission> {
      const by = await checkSignature(chain, voter, digest, signature);
      const vote = await requireVote(votes, motion);
      checkDeadline(vote.closesAt, now, leadSeconds);
      const batched = by === "key" && reason === "";
      const body: Body = { motion, ranking, voter, reason, signature, voterNumber: 0 };
      // Whether the texts are those on the ballot now is part of what is signed, so the contract answers for it.
      const call = amendments.call(...one(body));
      const lane = laneOf("ranked", motion, digest, batched);
      const gas = batched
        ? await gasInBatch({ chain, outbox }, call, lane, BATCH.each)
        : await gasAlone(chain, call);
      if (batched) body.voterNumber = await voterNumber(membership, voter, vote.snapshot);
      return {
        form: "ranked",
        lane,
        body,
        gas,
        newcomer: false,
        expiresAt: vote.closesAt,
      };
    },
  };
}
