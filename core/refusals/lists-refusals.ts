import { textOfBytes32 } from "../contracts/bytes32-text.js";
import {
  formatAddress,
  formatBytes,
  formatCount,
  formatMoment,
  quote,
  shortHash,
} from "../format/index.js";
import { outOfBounds } from "./bounded.js";
import { BY_MOTION, type Refusals } from "./refusal.js";

const nameOf = (parameter: unknown) => textOfBytes32(parameter as string) ?? "text";

export const LISTS_REFUSALS: Refusals = {
  ListsUnauthorized: ({ caller }) => ({
    message: `${formatAddress(caller as string)} may not open or close lists.`,
    hint: BY_MOTION,
  }),
  ListsInvalidName: ({ name }) => ({
    message: `${quote(String(name))} cannot be the name of a list.`,
    hint: "Use 1 to 64 of a-z, 0-9, dot and hyphen, beginning with a letter or digit.",
  }),
  ListsTextTooLong: ({ parameter, length, max }) => ({
    message: `The ${nameOf(parameter)} takes ${formatBytes(length as bigint)}.`,
    hint: `${formatBytes(max as bigint)} is the limit.`,
  }),
  ListsUnfitText: ({ parameter, position }) => ({
    message: `The ${nameOf(parameter)} has a character that cannot be shown as it is, at byte ${formatCount(position as bigint)}.`,
    hint: "Use UTF-8 in any script, on one line, without control characters and marks that change its direction.",
  }),
  ListsOutOfBounds: (args) =>
    textOfBytes32(args.parameter as string) === "count"
      ? {
          message: `A batch cannot hold ${formatCount(args.value as bigint)} posts.`,
          hint: `It holds ${formatCount(args.min as bigint)} to ${formatCount(args.max as bigint)}.`,
        }
      : outOfBounds(args),
  ListsUnknown: ({ list }) => ({
    message: `There is no list ${shortHash(list as string)}.`,
    hint: "`dao lists` shows those there are; a motion can open another.",
  }),
  ListsAlreadyOpen: ({ list }) => ({
    message: `List ${shortHash(list as string)} is open already.`,
    hint: "Choose another name; what a list is for changes by closing it and opening it again.",
  }),
  ListsClosed: ({ list }) => ({
    message: `List ${shortHash(list as string)} was closed.`,
    hint: "What is on it stays readable. Post on another list; a motion can open this one again.",
  }),
  ListsNotMember: ({ account }) => ({
    message: `${formatAddress(account as string)} is no member, and no member's relay.`,
    hint: "Join first; or let a member name this account as their relay.",
  }),
  ListsMayNotPost: ({ author }) => ({
    message: `${formatAddress(author as string)} may not post now.`,
    hint: "Members may who have accepted the Code of Conduct in force and are not suspended; `dao seat` says which it is.",
  }),
  ListsWrongSignature: ({ author }) => ({
    message: `${formatAddress(author as string)} did not sign this post.`,
    hint: "Sign exactly this envelope with the author's wallet, for this coalition and chain.",
  }),
  ListsEmpty: ({ parameter }) => ({
    message: `There is no ${nameOf(parameter)}.`,
    hint: "A post has the digest of its content, a batch the root over its posts.",
  }),
  ListsWrongTime: ({ sentAt, blockTime }) => ({
    message: `The post says it was sent at ${formatMoment(sentAt as bigint)}; it is ${formatMoment(blockTime as bigint)} now.`,
    hint: "A post comes in within 30 days of being sent, and at most 15 minutes before: check the clock and sign again.",
  }),
  ListsAlreadyPosted: ({ postId }) => ({
    message: `Post ${shortHash(postId as string)} is on chain already.`,
    hint: "Nothing is left to do.",
  }),
  ListsSequenceTaken: ({ sequence, postId }) => ({
    message: `The author's post number ${formatCount(sequence as bigint)} on this list is another one, ${shortHash(postId as string)}.`,
    hint: "Read the list again and sign the post with the next number.",
  }),
  ListsBrokenLink: ({ sequence, previous }) => ({
    message: `Post number ${formatCount(sequence as bigint)} does not follow ${shortHash(previous as string)}.`,
    hint: "The first post of an author on a list names none before it, every other the author's post before. Read the list again and sign anew.",
  }),
  ListsAlreadyAnchored: ({ root }) => ({
    message: `Exactly this batch, of root ${shortHash(root as string)}, is anchored already.`,
    hint: "Nothing is left to do.",
  }),
  ListsWrongCodec: () => ({
    message: "The CID of the batch is not of one raw block.",
    hint: "Encode the batch with this kit: it keeps it within 1 MiB, one raw block.",
  }),
  ListsInvalidUrl: ({ url }) => ({
    message: `${quote(String(url))} is not where a relay can be reached.`,
    hint: "Use http:// or https:// and plain ASCII without spaces, quotes and angle brackets; none if there is no relay.",
  }),
  ListsNotRelay: ({ account, member }) => ({
    message: `${formatAddress(member as string)} has not named ${formatAddress(account as string)} as relay, or is no member.`,
    hint: "The member names it first, with `dao relay set`.",
  }),
};
