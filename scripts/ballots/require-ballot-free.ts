import type { CoalitionContracts } from "../../core/contracts/index.js";
import { DaoError } from "../../core/errors.js";
import { formatMoment } from "../../core/format/index.js";

/**
 * A signed ballot may wait for the vote to open, so the chain cannot be asked to try it; this asks what is known now.
 *
 * @throws DaoError `VOTE_OVER`, `BALLOT_CAST_ALREADY`, `VOTER_UNKNOWN`
 */
export async function requireBallotFree(
  { governor, membership }: CoalitionContracts,
  id: bigint,
  voter: string,
): Promise<void> {
  const [closesAt, snapshot, now] = await Promise.all([
    governor.proposalDeadline(id),
    governor.proposalSnapshot(id),
    governor.clock(),
  ]);
  if (now > closesAt) {
    throw new DaoError("VOTE_OVER", `The vote closed ${formatMoment(closesAt)}.`, {
      hint: "Nothing can be cast any more.",
    });
  }
  if (await governor.hasVoted(id, voter)) {
    throw new DaoError(
      "BALLOT_CAST_ALREADY",
      `${voter} has cast a ballot on this motion already.`,
      {
        hint: "A ballot once cast stands.",
      },
    );
  }
  const inElectorate =
    now > snapshot
      ? (await membership.voterNumberAt(voter, snapshot)) !== 0n
      : await membership.isVoter(voter);
  if (inElectorate) return;
  throw new DaoError("VOTER_UNKNOWN", `${voter} has no vote on this motion.`, {
    hint: "Members vote once they are enrolled, on motions whose vote opens later.",
  });
}
