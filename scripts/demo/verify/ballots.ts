import { readLogs } from "../../../core/contracts/index.js";
import { SUPPORT } from "../../../core/motions/index.js";
import type { Checks } from "../checks.js";
import type { BallotsCast } from "../motions/ballots-cast.js";
import type { DemoMotion } from "../motions/demo-motion.js";
import type { Stage } from "../stage.js";

/** Ballots that one transaction carried, told from its events. @returns how many. */
export async function verifyBatch(
  { contracts, chain }: Stage,
  id: bigint,
  { batch }: BallotsCast,
  checks: Checks,
): Promise<number> {
  if (batch === undefined) return 0;
  const { amendments, governor } = contracts;
  const receipt = await chain.provider.getTransactionReceipt(batch.transaction);
  const counted = (receipt?.logs ?? []).filter((log) => {
    const plain = governor.interface.parseLog(log);
    if (plain?.name === "VoteCast") return plain.args.proposalId === id;
    const ranked = amendments.interface.parseLog(log);
    return ranked?.name === "RankedVoteCast" && ranked.args.motion === id;
  });
  checks.add(
    `one transaction carried ${batch.ballots} signed ballots`,
    counted.length === batch.ballots,
  );
  return counted.length;
}

/** Whoever knows only OpenZeppelin's governor voted there, and counts among those who ranked all texts. */
export async function verifyPlainVote(
  { contracts }: Stage,
  { title, rivals }: DemoMotion,
  { plain }: BallotsCast,
  checks: Checks,
): Promise<void> {
  if (rivals.length === 0) return;
  const texts = rivals.map(({ id }) => id);
  const votes = (await readLogs(contracts.governor, { fromBlock: 0 }, ["VoteCast"])).filter(
    ({ args }) => texts.includes(args.proposalId as bigint),
  );
  const [only, another] = votes;
  checks.add(
    `one voter of "${title}" voted for an amendment through the governor alone`,
    only !== undefined &&
      another === undefined &&
      only.args.voter === plain?.voter &&
      only.args.proposalId === plain?.text &&
      Number(only.args.support) === SUPPORT.for,
  );
}
