import { formatAddress, formatCount, formatMoment, shortMotionId } from "../format/index.js";
import { type Refusals } from "./refusal.js";

export const NOTICES_REFUSALS: Refusals = {
  NoticesUnknown: ({ proposalId }) => ({
    message: `Motion ${shortMotionId(proposalId as bigint)} is no notice.`,
    hint: "It goes to a vote anyway: vote against it. Objections are for notices, corrections and accepted amendments.",
  }),
  NoticesClosed: ({ proposalId, closedAt }) => ({
    message: `Objections to notice ${shortMotionId(proposalId as bigint)} are taken until ${formatMoment(closedAt as bigint)}, unless it is withdrawn.`,
    hint: "If it passed, bind a dissent to it; if it is voted on, vote against it.",
  }),
  NoticesNotVoter: ({ account }) => ({
    message: `${formatAddress(account as string)} is not a voter, and only voters object.`,
    hint: "Members become voters when their waiting period is over and they are enrolled.",
  }),
  NoticesAlreadyObjected: ({ proposalId, voter }) => ({
    message: `${formatAddress(voter as string)} has objected to notice ${shortMotionId(proposalId as bigint)} already.`,
    hint: "One objection each counts; ask other voters.",
  }),
  NoticesReasonLength: ({ length, max }) => ({
    message:
      length === 0n
        ? "An objection needs a reason."
        : `The reason takes ${formatCount(length as bigint)} bytes.`,
    hint: `Say why in 1 to ${formatCount(max as bigint)} bytes; it is published with the notice.`,
  }),
};
