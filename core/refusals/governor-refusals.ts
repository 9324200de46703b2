import {
  countOf,
  formatAddress,
  formatCount,
  formatMoment,
  shortMotionId,
} from "../format/index.js";
import { motionClassAt } from "../motions/motion-class.js";
import { type Refusals } from "./refusal.js";

const motion = (proposalId: unknown) => `Motion ${shortMotionId(proposalId as bigint)}`;

/** Refusals of our own governor. */
export const GOVERNOR_REFUSALS: Refusals = {
  CoalitionGovernorNotVoter: ({ account, timepoint }) => ({
    message: `${formatAddress(account as string)} was not a voter at ${formatMoment(timepoint as bigint)}.`,
    hint: "Who may act on a motion is fixed by the clock: members who were enrolled by then and had not left.",
  }),
  CoalitionGovernorReasonTooLong: ({ length, max }) => ({
    message: `The reason takes ${formatCount(length as bigint)} bytes.`,
    hint: `Shorten it to ${formatCount(max as bigint)} bytes, or deposit a statement in the archive.`,
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
    message: `${motion(proposalId)} was withdrawn or taken over before, or acceptance made it and an amendment one.`,
    hint: "It stays on the ballot; voters can still vote against it.",
  }),
  CoalitionGovernorNotWithdrawn: ({ proposalId }) => ({
    message: `${motion(proposalId)} is not up for taking over.`,
    hint: "Only a motion that its mover withdrew can be taken over, and only for three days.",
  }),
  CoalitionGovernorMalformedBatch: ({ length, max }) => ({
    message: `${formatCount(length as bigint)} bytes are no batch of ballots.`,
    hint: `A batch is 1 to ${formatCount(max as bigint)} ballots of 68 bytes each.`,
  }),
  CoalitionGovernorAmended: ({ proposalId }) => ({
    message: `${motion(proposalId)} has several options, and plain ballots on it do not travel in a batch.`,
    hint: "Sign ballots that rank the options: npm run dao -- vote <motion> --rank … --sign-only",
  }),
  CoalitionGovernorCorrection: ({ proposalId }) => ({
    message: `${motion(proposalId)} is a correction.`,
    hint: "Second, withdraw or take over the motion or amendment that it corrects.",
  }),
  CoalitionGovernorTooWeighty: ({ class: motionClass }) => ({
    message: `This would be a motion of the ${motionClassAt(motionClass as bigint) ?? "unknown"} class.`,
    hint: "Ordinary motions have ordinary amendments, and nothing fundamental passes by consent: move it by itself.",
  }),
  CoalitionGovernorUnauthorized: ({ caller }) => ({
    message: `${formatAddress(caller as string)} may not do this to the governor.`,
    hint: "Amend, correct and give notice at the coalition's own contracts for that.",
  }),
  CoalitionGovernorDisabled: () => ({
    message: "This part of the governor is switched off.",
    hint: "The governor holds nothing and calls nothing but the timelock: move what you want done.",
  }),
};
