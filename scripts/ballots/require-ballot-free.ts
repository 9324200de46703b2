import type { CoalitionContracts } from "../../core/contracts/index.js";
import { DaoError } from "../../core/errors.js";
import type { Motion } from "../../core/motions/index.js";
import { requirePhase } from "../motions/require-phase.js";
import { placed, speakingOption } from "../motions/speaking-text.js";

/**
 * A signed ballot may wait for the vote to open, so the chain cannot be asked to try it; this asks what is known now.
 *
 * @throws DaoError `MOTION_NOT_READY`, `BALLOT_CAST_ALREADY`, `VOTER_UNKNOWN`
 */
export async function requireBallotFree(
  contracts: CoalitionContracts,
  motion: Motion,
  voter: string,
): Promise<void> {
  await requirePhase(contracts, placed(motion, await speakingOption(contracts, motion)), {
    wanted: ["discussion", "contested", "withdrawn", "vote"],
    act: "No ballot on the motion can be signed",
  });
  const { governor, membership } = contracts;
  const { id } = motion;
  if (await governor.hasVoted(id, voter)) {
    throw new DaoError(
      "BALLOT_CAST_ALREADY",
      `${voter} has cast a ballot on this motion already.`,
      {
        hint: "A ballot once cast stands.",
      },
    );
  }
  const [snapshot, now] = await Promise.all([governor.proposalSnapshot(id), governor.clock()]);
  const inElectorate =
    now > snapshot
      ? (await membership.voterNumberAt(voter, snapshot)) !== 0n
      : await membership.isVoter(voter);
  if (inElectorate) return;
  throw new DaoError("VOTER_UNKNOWN", `${voter} has no vote on this motion.`, {
    hint: "Members vote once they are enrolled, on motions whose vote opens later.",
  });
}
