import { isDeepStrictEqual } from "node:util";
import { ZeroHash } from "ethers";
import { readLogs } from "../../../core/contracts/index.js";
import type { RunRecount } from "../../../core/elections/index.js";
import type { Checks } from "../checks.js";
import type { DemoElection } from "../elections/demo-election.js";
import type { Stage } from "../stage.js";

const REPLAYED = "OPEN_BALLOT_BOX_STALE_SEQUENCE";

/** One nominee accepted without a transaction of their own. */
export async function verifyAcceptance(
  { chain, contracts }: Stage,
  { carried, office }: DemoElection,
  checks: Checks,
): Promise<void> {
  const receipt = await chain.provider.getTransactionReceipt(carried?.transaction ?? ZeroHash);
  const events = (receipt?.logs ?? []).map((log) => contracts.elections.interface.parseLog(log));
  checks.add(
    `a nominee for ${office.name} accepted by a signature that somebody else sent`,
    receipt !== null &&
      receipt.from !== carried?.nominee &&
      events.some(
        (event) => event?.name === "NominationAccepted" && event.args.nominee === carried?.nominee,
      ),
  );
}

/** Of each voter the last ballot counts, whoever carried it. @returns how many came signed in a batch. */
export async function verifyBallots(
  { chain, contracts }: Stage,
  { ballots, taken, batch, refusal, office }: DemoElection,
  run: RunRecount | undefined,
  checks: Checks,
): Promise<number> {
  const counting = [...(run?.counting ?? [])].map(
    ([voter, { ranks, sequence }]) => [voter, { ranks, sequence }] as const,
  );
  checks.add(
    `the ballots in the election to ${office.name} are those the voters cast last`,
    counting.length === ballots.size &&
      counting.every(([voter, ballot]) => isDeepStrictEqual(ballot, ballots.get(voter))),
  );
  const all = (await readLogs(contracts.ballotBox, { fromBlock: 0 }, ["BallotCast"])).filter(
    ({ args }) => args.ballotId === run?.ballotId,
  );
  checks.add(
    `${taken - ballots.size} ballot in the election to ${office.name} was replaced`,
    all.length === taken && taken > ballots.size,
  );
  checks.add("a ballot that was replaced is refused when it is sent again", refusal === REPLAYED);
  const carried = all.filter(({ log }) => log.transactionHash === batch?.transaction);
  const from = (await chain.provider.getTransaction(batch?.transaction ?? ZeroHash))?.from;
  checks.add(
    `one transaction carried ${batch?.ballots ?? 0} signed ballots for others`,
    carried.length === batch?.ballots && carried.every(({ args }) => args.voter !== from),
  );
  return carried.length;
}
