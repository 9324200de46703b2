import { countOf, formatAddress, formatCount } from "../format/index.js";
import { outOfBounds } from "./bounded.js";
import { BY_MOTION, type Refusals } from "./refusal.js";

export const RULEBOOK_REFUSALS: Refusals = {
  RulebookOutOfBounds: outOfBounds,
  RulebookNeverOrdinary: ({ target }) => ({
    message: `Calls to ${formatAddress(target as string)} can never be ordinary.`,
    hint: "What touches rules, roles or seats needs a fundamental motion.",
  }),
  RulebookUnauthorized: ({ caller }) => ({
    message: `${formatAddress(caller as string)} may not change the rules of motions.`,
    hint: BY_MOTION,
  }),

  RulebookTooManyActions: ({ actions, max }) => ({
    message: `${countOf(actions as bigint, "call")} are too many for one motion.`,
    hint: `A motion holds ${formatCount(max as bigint)}; move the rest separately.`,
  }),
  RulebookDescriptionTooLong: ({ length, max }) => ({
    message: `The description takes ${formatCount(length as bigint)} bytes.`,
    hint: `${formatCount(max as bigint)} is the limit; deposit the long text in the archive and quote its CID.`,
  }),
  RulebookCalldataTooLong: ({ length, max }) => ({
    message: `The calls carry ${formatCount(length as bigint)} bytes of data.`,
    hint: `${formatCount(max as bigint)} is the limit; move some of them separately.`,
  }),
  RulebookTargetNotContract: ({ target }) => ({
    message: `There is no contract at ${formatAddress(target as string)}.`,
    hint: "A motion calls contracts only, and they must be deployed before it is filed.",
  }),
};
