import type { TypedDataDomain } from "ethers";
import {
  packRankings,
  rankedBallotTypedData,
  ranksToBytes,
} from "../../../core/elections/index.js";
import type { ElectionBallot, RecallBallot } from "../../../core/wire/ballots.js";
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
import { remembering, voterNumber } from "./electorate.js";
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
  ballotId: string;
  ranks: number[];
  voter: string;
  sequence: number;
}

const BATCH = { base: 600_000, each: 60_000 };

interface Paper {
  snapshot: bigint;
  opensAt: bigint;
  closesAt: bigint;
}

/** Rankings of candidates, in elections and recalls. */
export function electionBallots(
  { chain, membership, outbox, fromBlock, leadSeconds }: Surroundings,
  ballotBox: ContractReader,
  domain: TypedDataDomain,
  limit: number,
) {
  const one = ({ ballotId, voter, ranks, sequence, signature }: Omit<Body, "voterNumber">) =>
    ["castBallotBySig", [ballotId, voter, ranksToBytes(ranks), sequence, signature]] as [
      string,
      unknown[],
    ];
  const papers = remembering(async (ballotId) => {
    const [paper] = await ballotBox.read("paper", [ballotId]);
    const { snapshot, opensAt, closesAt } = paper as Paper;
    if (opensAt === 0n)
      throw new WriteRefusal(422, "BALLOT_UNKNOWN", `There is no ballot ${ballotId}.`, {
        hint: "Check the id, and that the ballot is for this coalition on this chain.",
      });
    return { snapshot: Number(snapshot), closesAt: Number(closesAt) };
  });
  const form: Form = {
    ...ballotCarrier<Body>(
      {
        contract: ballotBox,
        gas: BATCH,
        one,
        many: (bodies) => {
          const ballots = bodies.map(({ voterNumber, sequence, ranks, signature }) => ({
            voterNumber,
            sequence,
            ranks,
            signature: signatureOf(signature),
          }));
          const alternatives = bodies[0]?.ranks.length ?? 0;
          return ["castBallotsBySig", [bodies[0]?.ballotId, packRankings(ballots, alternatives)]];
        },
        skippedEvent: "RankedBallotSkipped",
      },
      limit,
    ),
    name: "election",
    stand: (_, messages) =>
      inGroups(messages, async (message) => {
        const { ballotId, voter, sequence } = bodyOf<Body>(message);
        const [, stored] = await ballotBox.read("ballotOf", [ballotId, voter]);
        return standing(Number(stored) >= sequence);
      }),
    async effectOf(message, tag) {
      const { ballotId, voter, ranks, sequence } = bodyOf<Body>(message);
      const [cast, stored] = await ballotBox.read("ballotOf", [ballotId, voter], tag);
      if (Number(stored) < sequence) return ABSENT;
      if (Number(stored) === sequence && cast === ranksToBytes(ranks)) {
        const told = await ballotBox.find("BallotCast", [ballotId, voter], fromBlock);
        const mine = told.find(({ args }) => Number(args.sequence) === sequence);
        return present(mine?.transaction);
      }
      return {
        state: "displaced",
        code: "ballot-overtaken",
        reason: `Ballot ${stored} of ${voter} is in the box; number ${sequence} comes too late.`,
      };
    },
  };
  return {
    form,
    draft(ballot: ElectionBallot | RecallBallot): Draft {
      const { ballotId, candidates, ranks, voter, sequence } = ballot;
      const content = { ballotId, candidates, ranks, voter, sequence };
      return {
        digest: digestOf(rankedBallotTypedData(domain, content)),
        kind: "ballot",
        claim: `ranking/${ballotId}/${voter}/${sequence}`,
        member: voter,
      };
    },
    async admit(
      { ballotId, ranks, voter, sequence, signature }: ElectionBallot | RecallBallot,
      { digest }: Draft,
      now: number,
    ): Promise<Admission> {
      const by = await checkSignature(chain, voter, digest, signature);
      const { snapshot, closesAt } = await papers(ballotId);
      checkDeadline(closesAt, now, leadSeconds);
      const batched = by === "key";
      const body: Body = { ballotId, ranks, voter, sequence, signature, voterNumber: 0 };
      const call = ballotBox.call(...one(body));
      const lane = laneOf("election", ballotId, digest, batched);
      const gas = batched
        ? await gasInBatch({ chain, outbox }, call, lane, BATCH.each)
        : await gasAlone(chain, call);
      if (batched) body.voterNumber = await voterNumber(membership, voter, snapshot);
      return {
        form: "election",
        lane,
        // Later ballots of a voter replace earlier ones, so they must arrive in the order of their numbers.
        chain: `ranking/${ballotId}/${voter}`,
        position: sequence,
        body,
        gas,
        newcomer: false,
        expiresAt: closesAt,
      };
    },
  };
}
