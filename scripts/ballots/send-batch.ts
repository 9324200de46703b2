import { Signature } from "ethers";
import type { TransactionReceipt } from "ethers";
import type { CoalitionContracts } from "../../core/contracts/index.js";
import { DaoError } from "../../core/errors.js";
import { countOf, formatMotionId } from "../../core/format/index.js";
import { ballotDomain, packBallots, SUPPORT } from "../../core/motions/index.js";
import type { Context } from "../cli/context.js";
import { findMotion } from "../motions/find-motion.js";
import { introduceMotion } from "../motions/introduce-motion.js";
import { checkPapers, type CheckedPaper, type SkippedPaper } from "./check-papers.js";
import { readBallots } from "./read-ballots.js";
import type { SignedBallotPaper } from "./signed-ballot.js";

/** Sends the ballots of some files in one transaction and says of each that did not count why. */
export async function sendBatch(
  context: Context,
  paths: readonly string[],
): Promise<Record<string, unknown>> {
  const contracts = await context.contracts();
  const { governor, addresses } = contracts;
  const { chainId } = await context.network();
  const papers = await readBallots(paths);
  const name = motionOf(papers, { chainId, governor: addresses.governor });
  const motion = await findMotion(context, name);
  const { id, title } = motion;
  await requireOpen(contracts, id);
  const domain = await ballotDomain(governor);
  const { good, skipped } = await checkPapers(contracts, { id, domain, papers });
  context.preview([
    `${countOf(good.length, "signed ballot")} on:`,
    ...introduceMotion(contracts, motion),
    ...(Object.keys(SUPPORT) as (keyof typeof SUPPORT)[]).map(
      (choice) => `  ${choice}: ${good.filter(({ paper }) => paper.support === choice).length}`,
    ),
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
  const batch = packBallots(
    good.map(({ paper, voterNumber }) => ({
      voterNumber,
      support: SUPPORT[paper.support],
      signature: Signature.from(paper.signature),
    })),
  );
  await context.confirm("Send these ballots?");
  const receipt = await context.send("Batch sent", () => governor.castVotesBySig(id, batch));
  const passedOver = skippedByChain(contracts, receipt, good);
  for (const each of passedOver) context.output.line(`Passed over: ${describeSkipped(each)}`);
  const counted = good.length - passedOver.length;
  context.output.line(`${countOf(counted, "ballot")} counted of ${papers.length}.`);
  if (counted === 0) context.fail();
  return {
    motion: formatMotionId(id),
    title,
    given: papers.length,
    sent: good.length,
    counted,
    skipped: [...skipped, ...passedOver].sort((a, b) => a.index - b.index),
    transaction: receipt.hash,
  };
}

/**
 * The one motion all ballots are for.
 *
 * @throws DaoError `BALLOT_ELSEWHERE`, `BALLOTS_OF_SEVERAL_MOTIONS`
 */
function motionOf(
  papers: readonly SignedBallotPaper[],
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

/** Asks the governor as a ballot would, so that a vote that is not open is refused in its own words. */
async function requireOpen({ governor }: CoalitionContracts, id: bigint): Promise<void> {
  // A ballot of nobody: it is passed over, but only after the vote was found open.
  await governor.castVotesBySig.staticCall(id, `0x${"00".repeat(68)}`);
}

const FAULTS = [
  "this account has no vote on the motion",
  "this voter has cast a ballot already",
  "its choice is none",
  "its signature is not the voter's",
];

function skippedByChain(
  { governor }: CoalitionContracts,
  receipt: TransactionReceipt,
  sent: readonly CheckedPaper[],
): SkippedPaper[] {
  return receipt.logs.flatMap((log) => {
    const event = governor.interface.parseLog(log);
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
