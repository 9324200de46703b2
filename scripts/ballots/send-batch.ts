import type { TransactionReceipt } from "ethers";
import { DaoError } from "../../core/errors.js";
import { countOf, formatMotionId } from "../../core/format/index.js";
import { SUPPORT } from "../../core/motions/index.js";
import type { Context } from "../cli/context.js";
import { findMotion } from "../motions/find-motion.js";
import { introduceMotion } from "../motions/introduce-motion.js";
import { batchKind, type BatchKind } from "./batch-kind.js";
import { carriedResult, carryBallots } from "./carry-ballots.js";
import { checkPapers, type CheckedPaper, type SkippedPaper } from "./check-papers.js";
import { readBallots } from "./read-ballots.js";
import { isRankingPaper, type SignedPaper } from "./signed-ballot.js";

/** Sends the ballots of some files in one transaction and says of each that did not count why. */
export async function sendBatch(
  context: Context,
  paths: readonly string[],
): Promise<Record<string, unknown>> {
  const contracts = await context.contracts();
  const { addresses } = contracts;
  const { chainId } = await context.network();
  const papers = await readBallots(paths);
  const name = motionOf(papers, { chainId, governor: addresses.governor });
  const motion = await findMotion(context, name);
  const { id, title } = motion;
  const kind = await batchKind(contracts, motion, papers);
  // Tried as a ballot would, so that a vote that is not open is refused in the contract's own words.
  await kind.attempt(kind.blank);
  const { good, skipped } = await checkPapers(contracts, { id, kind, papers });
  context.preview([
    `${countOf(good.length, "signed ballot")} on:`,
    ...introduceMotion(contracts, motion),
    ...choiceLines(good),
    ...skipped.map((each) => `Left out: ${describeSkipped(each)}`),
  ]);
  if (good.length === 0) {
    throw new DaoError(
      "BATCH_EMPTY",
      `None of the ${countOf(papers.length, "ballot")} can count.`,
      {
        hint: "The preview says of each why.",
      },
    );
  }
  await context.confirm("Send these ballots?");
  const about = { motion: formatMotionId(id), title, given: papers.length, sent: good.length };
  if (context.settings.via !== undefined)
    return { ...about, ...(await carry(context, kind, good, skipped)) };
  const batch = kind.pack(good);
  const receipt = await context.send("Batch sent", () => kind.send(batch));
  const passedOver = skippedByChain(kind, receipt, good);
  for (const each of passedOver) context.output.line(`Passed over: ${describeSkipped(each)}`);
  const counted = good.length - passedOver.length;
  context.output.line(`${countOf(counted, "ballot")} counted of ${papers.length}.`);
  if (counted === 0) context.fail();
  return {
    ...about,
    counted,
    skipped: [...skipped, ...passedOver].sort((a, b) => a.index - b.index),
    transaction: receipt.hash,
  };
}

/** Through the relay of `--via` each ballot goes by itself. */
async function carry(
  context: Context,
  kind: BatchKind,
  good: readonly CheckedPaper[],
  skipped: readonly SkippedPaper[],
) {
  const carried = await carryBallots(
    context,
    good.map(({ index, paper }) => ({
      ...{ index, voter: paper.voter, signature: paper.signature },
      unsigned: kind.unsigned(paper),
    })),
  );
  return carriedResult(context, carried, skipped);
}

/** How many say what. */
function choiceLines(papers: readonly CheckedPaper[]): string[] {
  const counts = new Map<string, number>(
    papers.some(({ paper }) => isRankingPaper(paper)) ? [] : SUPPORTS.map((name) => [name, 0]),
  );
  for (const { paper } of papers) {
    const choice = isRankingPaper(paper) ? paper.ranking || "abstain" : paper.support;
    counts.set(choice, (counts.get(choice) ?? 0) + 1);
  }
  return [...counts].map(([choice, count]) => `  ${choice}: ${count}`);
}

const SUPPORTS = Object.keys(SUPPORT);

/**
 * The one motion all ballots are for.
 *
 * @throws DaoError `BALLOT_ELSEWHERE`, `BALLOTS_OF_SEVERAL_MOTIONS`
 */
function motionOf(
  papers: readonly SignedPaper[],
  here: { chainId: number; governor: string },
): string {
  const foreign = papers.findIndex(
    ({ chainId, governor }) =>
      chainId !== here.chainId || governor.toLowerCase() !== here.governor.toLowerCase(),
  );
  if (foreign !== -1) {
    throw new DaoError("BALLOT_ELSEWHERE", `Ballot ${foreign} is for another coalition or chain.`, {
      hint: "Take it out, or choose its coalition with --coalition and --network.",
    });
  }
  const [name = "", second] = new Set(papers.map(({ motion }) => motion));
  if (second === undefined) return name;
  throw new DaoError("BALLOTS_OF_SEVERAL_MOTIONS", "The ballots are for several motions.", {
    hint: "Send one batch for each motion.",
  });
}

const FAULTS = [
  "this account has no vote on the motion",
  "this voter has cast a ballot already",
  "its choice is none",
  "its signature is not the voter's",
];

function skippedByChain(
  { events }: BatchKind,
  receipt: TransactionReceipt,
  sent: readonly CheckedPaper[],
): SkippedPaper[] {
  return receipt.logs.flatMap((log) => {
    const event = events.parseLog(log);
    if (event?.name !== "BallotSkipped") return [];
    const { index, fault } = event.args as unknown as { index: bigint; fault: bigint };
    const ballot = sent[Number(index)];
    if (ballot === undefined) return [];
    const reason = FAULTS[Number(fault)] ?? `fault ${fault}`;
    return [{ index: ballot.index, voter: ballot.paper.voter, reason }];
  });
}

const describeSkipped = ({ index, voter, reason }: SkippedPaper) =>
  `ballot ${index} of ${voter}: ${reason}`;
