import {
  countOf,
  formatAddress,
  formatCount,
  formatMoment,
  shortMotionId,
} from "../format/index.js";
import { type Refusals } from "./refusal.js";

const motion = (proposalId: unknown) => `Motion ${shortMotionId(proposalId as bigint)}`;
const the = (proposalId: unknown) => `motion ${shortMotionId(proposalId as bigint)}`;
const account = (address: unknown) => formatAddress(address as string);

export const AMENDMENTS_REFUSALS: Refusals = {
  AmendmentsNotMotion: ({ proposalId }) => ({
    message: `${motion(proposalId)} is itself an amendment or a correction.`,
    hint: "Amend the motion it is for; correct the text it was meant to correct.",
  }),
  AmendmentsUncontestedNotice: ({ motion: id }) => ({
    message: `${motion(id)} is a notice that nobody contested, and cannot be amended.`,
    hint: "Object to it: once enough voters have, it is open to amendments like any motion.",
  }),
  AmendmentsDiscussionClosed: ({ motion: id, closedAt }) => ({
    message: `No text can be filed for ${the(id)} or accepted: its discussion ends ${formatMoment(closedAt as bigint)}, or it was withdrawn.`,
    hint: "What came too late can be moved by itself; voters can still vote against the motion.",
  }),
  AmendmentsBallotFull: ({ motion: id, places }) => ({
    message: `The ballot on ${the(id)} is full: it has ${countOf(places as bigint, "place")}.`,
    hint: "Ask a mover of one of the options to accept yours or to correct theirs, or move it by itself.",
  }),
  AmendmentsNotRival: ({ proposalId }) => ({
    message: `${motion(proposalId)} is no rival text of another motion.`,
    hint: "Only an amendment filed for your motion can be accepted: see its options.",
  }),
  AmendmentsNotMover: ({ origin, caller }) => ({
    message: `${account(caller)} does not answer for ${the(origin)}, or withdrew it.`,
    hint: "Only its mover accepts amendments and corrects its wording.",
  }),
  AmendmentsNotSeconded: ({ origin }) => ({
    message: `${motion(origin)} does not have its seconds yet.`,
    hint: "Until it has, withdraw it and file it anew with the text you want.",
  }),
  AmendmentsAlreadyAccepted: ({ motion: id }) => ({
    message: `The mover of ${the(id)} has accepted an amendment.`,
    hint: "That is done once, and what stands by acceptance is not corrected any more; other amendments are options of their own.",
  }),
  AmendmentsWithdrawn: ({ rival }) => ({
    message: `Amendment ${shortMotionId(rival as bigint)} was withdrawn by its mover.`,
    hint: "It can be accepted only if another voter takes it over; or correct your own text.",
  }),
  AmendmentsReplacementPending: ({ origin, objectUntil }) => ({
    message: `A new text for ${the(origin)} may still be objected to, until ${formatMoment(objectUntil as bigint)}.`,
    hint: "Wait until then: one text at a time takes the place of another.",
  }),
  AmendmentsNotEditorial: ({ origin }) => ({
    message: `This changes more than the wording of ${the(origin)}: it calls other contracts, or is of another class.`,
    hint: "File it as an amendment.",
  }),
  AmendmentsNothingPending: ({ origin }) => ({
    message: `Nothing is about to take the place of ${the(origin)}, or the time to object is over.`,
    hint: "An accepted amendment or a correction can be objected to for a while; afterwards vote against it.",
  }),
  AmendmentsNotObjector: ({ origin, account: who }) => ({
    message: `${account(who)} may not object to the new text for ${the(origin)}.`,
    hint: "Any voter may object to a correction, but only those who seconded the motion to an accepted amendment.",
  }),
  AmendmentsReasonTooLong: ({ length, max }) => ({
    message: `The reason takes ${formatCount(length as bigint)} bytes.`,
    hint: `Shorten it to ${formatCount(max as bigint)} bytes, or deposit a statement in the archive.`,
  }),
  AmendmentsVoteNotOpen: ({ motion: id, opensAt, closesAt }) =>
    opensAt === 0n
      ? {
          message: `${motion(id)} has no vote on several options.`,
          hint: "Vote for, against or abstain.",
        }
      : {
          message: `Ballots on ${the(id)} are taken after ${formatMoment(opensAt as bigint)} and until ${formatMoment(closesAt as bigint)}.`,
          hint: "A ballot once cast stands; signed ballots can be prepared before.",
        },
  AmendmentsNotVoter: ({ account: who, timepoint }) => ({
    message: `${account(who)} was not a voter at ${formatMoment(timepoint as bigint)}.`,
    hint: "Who may vote on a motion is fixed by the clock: members who were enrolled by then and had not left.",
  }),
  AmendmentsAlreadyCast: ({ voter }) => ({
    message: `${account(voter)} has cast a ballot on this motion already.`,
    hint: "There is one ballot for each voter, on all options together, and it stands.",
  }),
  AmendmentsNotOnBallot: ({ text }) => ({
    message: `The text ${shortMotionId(text as bigint)} is not on the ballot.`,
    hint: "Another text may have its place, or it was withdrawn or lacked seconds: see the motion's options.",
  }),
  AmendmentsInvalidRanking: ({ alternatives }) => ({
    message:
      "The ballot ranks an option that is not on the ballot, or gives a rank that there is not.",
    hint: `Give ranks from 1 (best) to ${formatCount(alternatives as bigint)} to the options on the ballot, and 0 to what you leave unranked.`,
  }),
  AmendmentsOtherOptions: () => ({
    message: "The ballot was made out for other options than those that stand now.",
    hint: "Look at the options and make it out again.",
  }),
  AmendmentsInvalidSignature: ({ voter }) => ({
    message: `The ballot is not signed by ${account(voter)}.`,
    hint: "Sign it again with the voter's own key, for this motion, its options, this coalition and this network.",
  }),
  AmendmentsMalformedBatch: ({ length, max }) => ({
    message: `${formatCount(length as bigint)} bytes are no batch of ranked ballots.`,
    hint: `A batch is 1 to ${formatCount(max as bigint)} ballots of 70 bytes each.`,
  }),
  AmendmentsUnauthorized: ({ caller }) => ({
    message: `${account(caller)} may not do this to the amendments.`,
    hint: "Only the coalition's governor may: second the text, or vote, at the governor.",
  }),
};
