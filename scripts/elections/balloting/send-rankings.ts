import { getAddress, Signature, type TransactionReceipt } from "ethers";
import { readLogs, type CoalitionContracts } from "../../../core/contracts/index.js";
import { ballotBoxDomain, castRankings } from "../../../core/elections/index.js";
import { DaoError } from "../../../core/errors.js";
import { countOf, formatMoment, shortHash } from "../../../core/format/index.js";
import { type BallotToCarry, carriedResult, carryBallots } from "../../ballots/carry-ballots.js";
import type { Context } from "../../cli/context.js";
import { boxBallotOf } from "../../../core/via/index.js";
import { perform, rehearse } from "../perform.js";
import {
  checkRankings,
  type BallotInBox,
  type CheckedRanking,
  type SkippedRanking,
} from "./check-rankings.js";
import { readRankings } from "./read-rankings.js";
import type { SignedRankingPaper } from "./signed-ranking.js";

/** Sends the ballots of some files in one transaction and says of each that did not count why. */
export async function sendRankings(
  context: Context,
  paths: readonly string[],
): Promise<Record<string, unknown>> {
  const contracts = await context.contracts();
  const { chainId } = await context.network();
  const papers = await readRankings(paths);
  const ballotId = ballotOf(papers, { chainId, ballotBox: contracts.addresses.ballotBox });
  const box = await openBallot(context, ballotId);
  const { good, skipped } = await checkRankings(contracts, box, papers);
  context.preview([
    `${countOf(good.length, "signed ballot")} for the ballot ${ballotId},`,
    `which is open until ${formatMoment(box.closesAt)}.`,
    ...skipped.map((each) => `Left out: ${describe(each)}`),
  ]);
  if (good.length === 0) {
    throw new DaoError(
      "BATCH_EMPTY",
      `None of the ${countOf(papers.length, "ballot")} can count.`,
      { hint: "The preview says of each why." },
    );
  }
  if (context.settings.via !== undefined) {
    await context.confirm("Send these ballots?");
    const carried = await carryBallots(context, await toCarry(contracts, good));
    const about = { ballotId, given: papers.length, sent: good.length };
    return { ...about, ...carriedResult(context, carried, skipped) };
  }
  const batch = castRankings(contracts, {
    ballotId,
    alternatives: box.candidates.length + 1,
    ballots: good.map(({ voterNumber, paper }) => ({
      voterNumber,
      sequence: paper.sequence,
      ranks: paper.ranks,
      signature: Signature.from(paper.signature),
    })),
  });
  await rehearse(context, batch);
  await context.confirm("Send these ballots?");
  const receipt = await perform(context, "Batch sent", batch);
  const passedOver = skippedByChain(contracts, receipt, good);
  for (const each of passedOver) context.output.line(`Passed over: ${describe(each)}`);
  const counted = good.length - passedOver.length;
  context.output.line(`${countOf(counted, "ballot")} counted of ${papers.length}.`);
  if (counted === 0) context.fail();
  return {
    ballotId,
    given: papers.length,
    sent: good.length,
    counted,
    skipped: [...skipped, ...passedOver].sort((a, b) => a.index - b.index),
    transaction: receipt.hash,
  };
}

/** Through the relay of `--via` each ballot goes by itself. */
async function toCarry(
  { ballotBox, addresses }: CoalitionContracts,
  good: readonly CheckedRanking[],
): Promise<BallotToCarry[]> {
  const domain = await ballotBoxDomain(ballotBox);
  return good.map(({ index, paper }) => {
    const { ballotId, ranks, sequence, signature } = paper;
    const voter = getAddress(paper.voter);
    const candidates = paper.candidates.map((each) => getAddress(each));
    const ballot = { ballotId, candidates, ranks, voter, sequence };
    return { index, voter, signature, unsigned: boxBallotOf(domain, ballot, addresses) };
  });
}

/**
 * The one ballot all papers are for.
 *
 * @throws DaoError `BALLOT_ELSEWHERE`, `BALLOTS_OF_SEVERAL_ELECTIONS`
 */
function ballotOf(
  papers: readonly SignedRankingPaper[],
  here: { chainId: number; ballotBox: string },
): string {
  const foreign = papers.findIndex(
    ({ chainId, ballotBox }) =>
      chainId !== here.chainId || ballotBox.toLowerCase() !== here.ballotBox.toLowerCase(),
  );
  if (foreign !== -1) {
    throw new DaoError("BALLOT_ELSEWHERE", `Ballot ${foreign} is for another coalition or chain.`, {
      hint: "Take it out, or choose its coalition with --coalition and --network.",
    });
  }
  const [ballotId = "", second] = new Set(papers.map((paper) => paper.ballotId));
  if (second === undefined) return ballotId;
  throw new DaoError("BALLOTS_OF_SEVERAL_ELECTIONS", "The ballots are for several elections.", {
    hint: "Send one batch for each; a re-run is a ballot of its own.",
  });
}

/** @throws DaoError `BALLOT_UNKNOWN`, `BALLOT_NOT_OPEN` */
async function openBallot(
  context: Context,
  ballotId: string,
): Promise<BallotInBox & { closesAt: bigint }> {
  const { ballotBox, governor } = await context.contracts();
  const { fromBlock } = await context.deployment();
  const opened = (await readLogs(ballotBox, { fromBlock }, ["BallotOpened"])).find(
    ({ args }) => args.ballotId === ballotId,
  )?.args;
  if (opened === undefined) {
    throw new DaoError("BALLOT_UNKNOWN", `There is no ballot ${shortHash(ballotId)}.`, {
      hint: "Check the coalition and the network.",
    });
  }
  const closesAt = opened.closesAt as bigint;
  if ((await governor.clock()) > closesAt) {
    throw new DaoError("BALLOT_NOT_OPEN", `The ballot closed ${formatMoment(closesAt)}.`, {
      hint: "Ballots that come later do not count.",
    });
  }
  return {
    ballotId,
    candidates: opened.candidates as string[],
    snapshot: opened.snapshot as bigint,
    closesAt,
  };
}

/** Why the box passed a ballot over, in the order of the contract's numbers. */
const FAULTS = [
  "this account has no vote in this ballot",
  "a later ballot of this voter is in the box",
  "a rank is out of range",
  "its signature is not the voter's",
];

function skippedByChain(
  { ballotBox }: CoalitionContracts,
  receipt: TransactionReceipt,
  sent: readonly CheckedRanking[],
): SkippedRanking[] {
  return receipt.logs.flatMap((log) => {
    const event = ballotBox.interface.parseLog(log);
    if (event?.name !== "RankedBallotSkipped") return [];
    const { index, fault } = event.args as unknown as { index: bigint; fault: bigint };
    const ballot = sent[Number(index)];
    if (ballot === undefined) return [];
    const reason = FAULTS[Number(fault)] ?? `fault ${fault}`;
    return [{ index: ballot.index, voter: ballot.paper.voter, reason }];
  });
}

const describe = ({ index, voter, reason }: SkippedRanking) =>
  `ballot ${index} of ${voter}: ${reason}`;
