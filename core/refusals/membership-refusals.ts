import { countOf, formatAddress, formatCount, formatMoment } from "../format/index.js";
import { outOfBounds } from "./bounded.js";
import { BY_MOTION, CLIENT_FAULT, type Refusals } from "./refusal.js";

export const MEMBERSHIP_REFUSALS: Refusals = {
  MembershipSoulbound: () => ({
    message: "A seat cannot be moved, lent or delegated.",
    hint: "Every member votes in person; whoever wants to vote joins with an account of their own.",
  }),
  MembershipAlreadyMember: ({ account }) => ({
    message: `${formatAddress(account as string)} is a member already.`,
    hint: "There is one seat for each person; nothing needs to be done.",
  }),
  MembershipNotMember: ({ account }) => ({
    message: `${formatAddress(account as string)} is not a member.`,
    hint: "Join first; joining is open to everybody and free.",
  }),
  MembershipNoSuchSeat: () => ({
    message: "Nobody holds this seat.",
    hint: "Its holder may have left; look the member up in the roll.",
  }),
  MembershipUnknownGroup: ({ group, groups }) => ({
    message: `There is no stakeholder group number ${group}.`,
    hint: `There are ${formatCount(groups as bigint)}, counted from 0; choose one by its name.`,
  }),
  MembershipWrongCodeVersion: () => ({
    message: "This is not the Code of Conduct in force.",
    hint: "Read the current version and accept that one: it may have changed a moment ago.",
  }),
  MembershipJoinsExhausted: ({ joinsPerDay }) => ({
    message: "No more people can join at this moment.",
    hint: `${countOf(joinsPerDay as bigint, "person", "people")} can join in a day, and places come free all the time: try again in a while.`,
  }),
  MembershipBatchTooLong: ({ length, max }) => ({
    message: `${countOf(length as bigint, "account")} are too many at once.`,
    hint: `Enrol ${formatCount(max as bigint)} at a time.`,
  }),
  MembershipFutureLookup: ({ timepoint, clock }) => ({
    message: `Nobody can know yet who may vote at ${formatMoment(timepoint as bigint)}.`,
    hint: `It is ${formatMoment(clock as bigint)} on the chain: ask for a moment before that.`,
  }),
  MembershipOutOfBounds: outOfBounds,
  MembershipNotPolicy: ({ policy }) => ({
    message: `${formatAddress(policy as string)} is not an admission policy.`,
    hint: "Deploy a contract that answers for IAdmissionPolicy (ERC-165) and give its address.",
  }),
  MembershipReasonTooLong: ({ length, max }) => ({
    message: `The reason takes ${formatCount(length as bigint)} bytes.`,
    hint: `Shorten it to ${formatCount(max as bigint)} bytes.`,
  }),
  MembershipUnauthorized: ({ caller }) => ({
    message: `${formatAddress(caller as string)} may not do this to the membership.`,
    hint: `${BY_MOTION} The timelock itself cannot join.`,
  }),
  MembershipFoundersMismatch: ({ founders, groups }) => ({
    message: `${countOf(founders as bigint, "founder")} and ${countOf(groups as bigint, "group")} do not match.`,
    hint: "Name one stakeholder group for each founder.",
  }),
  MembershipNoCode: () => ({
    message: "The coalition has no Code of Conduct to accept.",
    hint: "Found its documents before its membership.",
  }),
  VotesExpiredSignature: () => ({
    message: "A seat cannot be delegated, least of all with an expired signature.",
    hint: CLIENT_FAULT,
  }),
};
