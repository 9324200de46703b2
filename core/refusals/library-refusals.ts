import { countOf, formatAddress, formatCount, quote } from "../format/index.js";
import { CLIENT_FAULT, type Refusal, type Refusals } from "./refusal.js";

const badSignature = (): Refusal => ({
  message: "The signature is not one.",
  hint: "Sign again with the wallet that holds the voter's key.",
});

const broken = (message: string) => (): Refusal => ({ message, hint: CLIENT_FAULT });

/** Errors of libraries, OpenZeppelin's and our own, which the interfaces do not declare. */
export const LIBRARY_ABI = [
  "error ActingNoAuthenticator()",
  "error AddressEmptyCode(address target)",
  "error CheckpointUnorderedInsertion()",
  "error ECDSAInvalidSignature()",
  "error ECDSAInvalidSignatureLength(uint256 length)",
  "error ECDSAInvalidSignatureS(bytes32 s)",
  "error FailedCall()",
  "error InsufficientBalance(uint256 balance, uint256 needed)",
  "error InvalidAccountNonce(address account, uint256 currentNonce)",
  "error InvalidShortString()",
  "error RateLimitExceeded()",
  "error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)",
  "error StringTooLong(string str)",
  "error StringsInsufficientHexLength(uint256 value, uint256 length)",
  "error DirectoryNotSealed()",
  "error CidMalformed(bytes cid)",
  "error TallyRankingOutOfRange(uint24 ranking, uint256 options)",
  "error PairwiseMatrixCountTooLarge(uint256 i, uint256 j, uint256 count)",
  "error PairwiseMatrixMisshapen(uint256 words, uint256 alternatives)",
  "error PairwiseMatrixRankingOutOfRange(uint256 ranking, uint256 alternatives)",
  "error SchulzeAlternativesOutOfRange(uint256 alternatives, uint256 most)",
  "error SchulzeMaskOutOfRange(uint256 mask, uint256 alternatives)",
  "error SchulzeMisshapen(uint256 length, uint256 expected)",
] as const;

export const LIBRARY_REFUSALS: Refusals = {
  ECDSAInvalidSignature: badSignature,
  ECDSAInvalidSignatureLength: badSignature,
  ECDSAInvalidSignatureS: badSignature,
  AddressEmptyCode: ({ target }) => ({
    message: `There is no contract at ${formatAddress(target as string)}.`,
    hint: "Check the address and the network.",
  }),
  InsufficientBalance: broken("A contract was to pay more than it holds."),
  RateLimitExceeded: () => ({
    message: "Too many people ask for this at once.",
    hint: "Try again in a while.",
  }),
  StringTooLong: ({ str }) => ({
    message: `${quote(String(str))} is too long for a name.`,
    hint: "Use at most 31 bytes.",
  }),
  CheckpointUnorderedInsertion: broken("The contract was asked to rewrite its past."),
  InvalidShortString: broken("The contract holds a name it cannot read."),
  SafeCastOverflowedUintDowncast: broken("A number is larger than the contract can keep."),
  TallyRankingOutOfRange: broken("A ballot ranks an option that does not exist."),
  PairwiseMatrixCountTooLarge: broken("There are more ballots than can be counted."),
  PairwiseMatrixMisshapen: broken("The counts do not fit the number of alternatives."),
  PairwiseMatrixRankingOutOfRange: ({ alternatives }) => ({
    message: "A ballot gives a rank that there is not.",
    hint: `Give ranks from 1 (best) to ${formatCount(alternatives as bigint)}, and 0 to what you leave unranked.`,
  }),
  SchulzeAlternativesOutOfRange: ({ alternatives, most }) => ({
    message: `${countOf(alternatives as bigint, "alternative")} cannot be counted.`,
    hint: `At least 1 and at most ${formatCount(most as bigint)} can.`,
  }),
  SchulzeMaskOutOfRange: broken("An alternative is to be counted that does not exist."),
  SchulzeMisshapen: broken("The counts do not fit the number of alternatives that are ranked."),
  StringsInsufficientHexLength: broken("A number is larger than the contract can write."),
};
