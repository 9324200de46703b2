import {
  countOf,
  formatAddress,
  formatCount,
  formatMoment,
  shortMotionId,
} from "../format/index.js";
import { CLIENT_FAULT, type Refusals } from "./refusal.js";

const motion = (proposalId: unknown) => `Motion ${shortMotionId(proposalId as bigint)}`;

/** Refusals of our own governor. */
export const GOVERNOR_REFUSALS: Refusals = {
  CoalitionGovernorNotVoter: ({ account, timepoint }) => ({
    message: `${formatAddress(account as string)} was not a voter at ${formatMoment(timepoint as bigint)}.`,
    hint: "Who may act on a motion is fixed by the clock: members who were enrolled by then and had not left.",
  }),
  CoalitionGovernorTooManyActions: ({ actions, max }) => ({
    message: `${countOf(actions as bigint, "call")} are too many for one motion.`,
    hint: `A motion holds ${formatCount(max as bigint)}; move the rest separately.`,
  }),
  CoalitionGovernorDescriptionTooLong: ({ length, max }) => ({
    message: `The description takes ${formatCount(length as bigint)} bytes.`,
    hint: `${formatCount(max as bigint)} is the limit; deposit the long text in the archive and quote its CID.`,
  }),
  CoalitionGovernorCalldataTooLong: ({ length, max }) => ({
    message: `The calls carry ${formatCount(length as bigint)} bytes of data.`,
    hint: `${formatCount(max as bigint)} is the limit; move some of them separately.`,
  }),
  CoalitionGovernorReasonTooLong: ({ length, max }) => ({
    message: `The reason takes ${formatCount(length as bigint)} bytes.`,
    hint: `Shorten it to ${formatCount(max as bigint)} bytes, or deposit a statement in the archive.`,
  }),
  CoalitionGovernorTargetNotContract: ({ target }) => ({
    message: `There is no contract at ${formatAddress(target as string)}.`,
    hint: "A motion calls contracts only, and they must be deployed before it is filed.",
  }),
  CoalitionGovernorTooManyLive: ({ mover, cap }) => ({
    message: `${formatAddress(mover as string)} has ${countOf(cap as bigint, "live motion")} already.`,
    hint: "Wait until a vote is over, withdraw a motion, or let another voter move this one.",
  }),
  CoalitionGovernorOwnMotion: ({ proposalId }) => ({
    message: `${motion(proposalId)} is your own.`,
    hint: "Seconds and takeovers come from others: ask another voter.",
  }),
  CoalitionGovernorAlreadySeconded: ({ proposalId, voter }) => ({
    message: `${formatAddress(voter as string)} has seconded motion ${shortMotionId(proposalId as bigint)} already.`,
    hint: "One second each counts; nothing needs to be done.",
  }),
  CoalitionGovernorNotMover: ({ proposalId, caller }) => ({
    message: `${motion(proposalId)} is not for ${formatAddress(caller as string)} to withdraw.`,
    hint: "Only the one who answers for it, its mover, may withdraw it.",
  }),
  CoalitionGovernorNotWithdrawable: ({ proposalId }) => ({
    message: `${motion(proposalId)} was withdrawn or taken over before.`,
    hint: "That happens once in a motion's life; voters can still vote against it.",
  }),
  CoalitionGovernorNotWithdrawn: ({ proposalId }) => ({
    message: `${motion(proposalId)} is not up for taking over.`,
    hint: "Only a motion that its mover withdrew can be taken over, and only for three days.",
  }),
  CoalitionGovernorMalformedBatch: ({ length, max }) => ({
    message: `${formatCount(length as bigint)} bytes are no batch of ballots.`,
    hint: `A batch is 1 to ${formatCount(max as bigint)} ballots of 68 bytes each.`,
  }),
  CoalitionGovernorDisabled: () => ({
    message: "This part of the governor is switched off.",
    hint: "The governor holds nothing and calls nothing but the timelock: move what you want done.",
  }),
  TallyRankingOutOfRange: () => ({
    message: "A ballot ranks an option that does not exist.",
    hint: CLIENT_FAULT,
  }),
};
