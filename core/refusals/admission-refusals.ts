import { countOf, formatAddress, formatCount } from "../format/index.js";
import { BY_MOTION, type Refusals } from "./refusal.js";

export const ADMISSION_REFUSALS: Refusals = {
  VouchAdmissionNotVoter: ({ account }) => ({
    message: `${formatAddress(account as string)} is not a voter, and only voters vouch.`,
    hint: "Members become voters when their waiting period is over and they are enrolled.",
  }),
  VouchAdmissionNotWaiting: ({ candidate }) => ({
    message: `${formatAddress(candidate as string)} is not waiting to become a voter.`,
    hint: "Vouches are for members who are not voters yet.",
  }),
  VouchAdmissionAlreadyVouched: ({ voter, candidate }) => ({
    message: `${formatAddress(voter as string)} vouches for ${formatAddress(candidate as string)} already.`,
    hint: "One vouch each is enough; nothing needs to be done.",
  }),
  VouchAdmissionNoVouch: ({ voter, candidate }) => ({
    message: `${formatAddress(voter as string)} does not vouch for ${formatAddress(candidate as string)}.`,
    hint: "There is nothing to take back.",
  }),
  VouchAdmissionTooManyOpen: ({ voter, max }) => ({
    message: `${formatAddress(voter as string)} has ${countOf(max as bigint, "vouch", "vouches")} open.`,
    hint: "Take one back, or wait until one of these members is enrolled.",
  }),
  VouchAdmissionEnough: ({ candidate, max }) => ({
    message: `${formatAddress(candidate as string)} has ${countOf(max as bigint, "vouch", "vouches")} already.`,
    hint: "No more are needed: enrol the member.",
  }),
  VouchAdmissionOutOfBounds: ({ value, min, max }) => ({
    message: `The number of vouches cannot be ${formatCount(value as bigint)}.`,
    hint: `It must be between ${formatCount(min as bigint)} and ${formatCount(max as bigint)}.`,
  }),
  VouchAdmissionUnauthorized: ({ caller }) => ({
    message: `${formatAddress(caller as string)} may not change how members become voters.`,
    hint: BY_MOTION,
  }),
};
