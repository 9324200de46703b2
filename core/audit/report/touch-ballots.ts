import { at } from "../chain-answers.js";
import type { AuditContext } from "../check.js";
import { tables } from "../../replay/index.js";

/**
 * Asks the contracts about every ballot by itself, as a member will who looks for their own in a bundle: the checks have
 * asked for sums.
 */
export async function touchBallots(context: AuditContext): Promise<void> {
  const { contracts, state, progress } = context;
  let done = 0;
  for await (const [key, { voter, vote }] of tables.ballots.scan(state)) {
    const [motion = ""] = key.split("/");
    await (vote === undefined
      ? contracts.amendments.hasVoted(BigInt(motion), voter, at(context))
      : contracts.governor.hasVoted(BigInt(vote.text), voter, at(context)));
    progress((done += 1));
  }
  for await (const [key, { voter }] of tables.rankings.scan(state)) {
    const [ballot = ""] = key.split("/");
    await contracts.ballotBox.ballotOf(ballot, voter, at(context));
    progress((done += 1));
  }
}
