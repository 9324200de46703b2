import { countOf, formatAddress, formatCount, shortMotionId } from "../format/index.js";
import { BY_MOTION, CLIENT_FAULT, type Refusal, type Refusals } from "./refusal.js";
import { motionState, motionStates } from "./states.js";

const motion = (proposalId: unknown) => `Motion ${shortMotionId(proposalId as bigint)}`;

const wrongShape = (message: string): Refusal => ({ message, hint: CLIENT_FAULT });

/** Refusals our governor inherits. */
export const OPENZEPPELIN_GOVERNOR_REFUSALS: Refusals = {
  GovernorUnexpectedProposalState: ({ proposalId, current, expectedStates }) =>
    BigInt(expectedStates as string) === 0n
      ? {
          message: `${motion(proposalId)} was filed before: it is ${motionState(current as bigint)}.`,
          hint: "The same calls with the same words are the same motion; change the title to move it again.",
        }
      : {
          message: `${motion(proposalId)} is ${motionState(current as bigint)}.`,
          hint: `This can be done only while it is ${motionStates(expectedStates as string)}.`,
        },
  GovernorNonexistentProposal: ({ proposalId }) => ({
    message: `${motion(proposalId)} does not exist.`,
    hint: "Check the id and the network; the calls and words must be exactly those that were filed.",
  }),
  GovernorAlreadyCastVote: ({ voter }) => ({
    message: `${formatAddress(voter as string)} has cast a ballot on this motion already.`,
    hint: "There is one ballot for each voter, and it stands.",
  }),
  GovernorInvalidSignature: ({ voter }) => ({
    message: `The ballot is not signed by ${formatAddress(voter as string)}.`,
    hint: "Sign it again with the voter's own key, for this motion, this coalition and this network.",
  }),
  GovernorInvalidVoteType: () => ({
    message: "A ballot is for, against or abstain.",
    hint: "Use 1 for, 0 against, 2 abstain.",
  }),
  GovernorInvalidVoteParams: () => ({
    message: "A ballot carries no extra parameters here.",
    hint: "Vote without parameters.",
  }),
  GovernorInsufficientProposerVotes: ({ proposer }) => ({
    message: `${formatAddress(proposer as string)} is not a voter, and only voters move.`,
    hint: "Members become voters when their waiting period is over and they are enrolled.",
  }),
  GovernorRestrictedProposer: ({ proposer }) => ({
    message: `${formatAddress(proposer as string)} may not file this motion: its words name another mover.`,
    hint: "File your own, with your own address behind #proposer=.",
  }),
  GovernorInvalidProposalLength: ({ targets, calldatas, values }) =>
    targets === 0n
      ? {
          message: "A motion must do something.",
          hint: "Give it at least one call; recording a resolution is one.",
        }
      : wrongShape(
          `${countOf(targets as bigint, "target")}, ${countOf(values as bigint, "value")} and ${countOf(calldatas as bigint, "calldata", "calldatas")} do not match.`,
        ),
  GovernorUnableToCancel: ({ proposalId, account }) => ({
    message: `${motion(proposalId)} is not for ${formatAddress(account as string)} to cancel.`,
    hint: "Only its mover may withdraw it, during its discussion.",
  }),
  GovernorAlreadyQueuedProposal: ({ proposalId }) => ({
    message: `${motion(proposalId)} waits in the timelock already.`,
    hint: "Execute it when it is due.",
  }),
  GovernorProposalQueueingFailed: ({ proposalId }) => ({
    message: `${motion(proposalId)} could not be queued.`,
    hint: CLIENT_FAULT,
  }),
  GovernorProposalQueueingNotRequired: ({ proposalId }) => ({
    message: `${motion(proposalId)} needs no timelock.`,
    hint: "Execute it directly.",
  }),
  GovernorOnlyExecutor: ({ account }) => ({
    message: `${formatAddress(account as string)} may not change the governor.`,
    hint: BY_MOTION,
  }),
  GovernorDisabledDeposit: () => ({
    message: "The governor takes no money.",
    hint: "Send nothing along.",
  }),
  GovernorInvalidVotingPeriod: ({ votingPeriod }) =>
    wrongShape(`A vote cannot last ${formatCount(votingPeriod as bigint)} seconds.`),
  InvalidAccountNonce: ({ account }) => ({
    message: `The nonce of ${formatAddress(account as string)} is not the one expected.`,
    hint: "A ballot always carries nonce 0; sign it again.",
  }),
};
