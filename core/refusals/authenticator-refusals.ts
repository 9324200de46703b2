import { formatAddress, formatMoment } from "../format/index.js";
import { CLIENT_FAULT, type Refusals } from "./refusal.js";

export const AUTHENTICATOR_REFUSALS: Refusals = {
  ActingNoAuthenticator: () => ({
    message: "The directory lists no authenticator yet.",
    hint: "Deploy and list the authenticator before the contracts that ask it.",
  }),
  AuthenticatorNested: ({ acting }) => ({
    message: `Another act, of ${formatAddress(acting as string)}, is still going on.`,
    hint: "Bring one paper after the other, not one in the course of another.",
  }),
  AuthenticatorUnknownVerb: () => ({
    message: "The paper is of a kind this coalition does not know.",
    hint: "Use the kit of the version that this coalition was founded with.",
  }),
  AuthenticatorMalformedArguments: () => ({
    message: "What the paper holds is not written down the way its kind demands.",
    hint: CLIENT_FAULT,
  }),
  AuthenticatorExpired: ({ deadline }) => ({
    message: `The paper counted until ${formatMoment(deadline as bigint)}.`,
    hint: "Sign a new one, with a later deadline.",
  }),
  AuthenticatorDeadlineTooFar: ({ deadline, max }) => ({
    message: `The paper's deadline, ${formatMoment(deadline as bigint)}, is too far ahead.`,
    hint: `Sign one that counts until ${formatMoment(max as bigint)} at the latest: 30 days.`,
  }),
  AuthenticatorSpent: ({ member }) => ({
    message: `${formatAddress(member as string)} has used or cancelled this paper already.`,
    hint: "Look whether it had its effect; to do it once more, sign a new one.",
  }),
  AuthenticatorInvalidSignature: ({ member }) => ({
    message: `The paper is not signed by ${formatAddress(member as string)}, or not as it stands now.`,
    hint: "Sign it with the member's own wallet, for this coalition and this network.",
  }),
};
