import { toBeHex } from "ethers";

// IGovernor.ProposalState, as ethers answers.
export const PENDING = 0n;
export const ACTIVE = 1n;
export const CANCELED = 2n;
export const DEFEATED = 3n;
export const SUCCEEDED = 4n;
export const QUEUED = 5n;
export const EXECUTED = 7n;

/** States as GovernorUnexpectedProposalState lists those that would have been right. */
export function bitmap(...states: readonly bigint[]): string {
  return toBeHex(
    states.reduce((bits, state) => bits | (1n << state), 0n),
    32,
  );
}
