import { quote } from "../format/index.js";
import { CLIENT_FAULT, type Refusal, type Refusals } from "./refusal.js";

const badSignature = (): Refusal => ({
  message: "The signature is not one.",
  hint: "Sign again with the wallet that holds the voter's key.",
});

const broken = (message: string) => (): Refusal => ({ message, hint: CLIENT_FAULT });

/** Errors of OpenZeppelin's libraries, which the interfaces do not declare. */
export const LIBRARY_ABI = [
  "error CheckpointUnorderedInsertion()",
  "error ECDSAInvalidSignature()",
  "error ECDSAInvalidSignatureLength(uint256 length)",
  "error ECDSAInvalidSignatureS(bytes32 s)",
  "error FailedCall()",
  "error InvalidAccountNonce(address account, uint256 currentNonce)",
  "error InvalidShortString()",
  "error RateLimitExceeded()",
  "error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)",
  "error StringTooLong(string str)",
  "error StringsInsufficientHexLength(uint256 value, uint256 length)",
  "error DirectoryNotSealed()",
  "error CidMalformed(bytes cid)",
  "error TallyRankingOutOfRange(uint24 ranking, uint256 options)",
] as const;

export const LIBRARY_REFUSALS: Refusals = {
  ECDSAInvalidSignature: badSignature,
  ECDSAInvalidSignatureLength: badSignature,
  ECDSAInvalidSignatureS: badSignature,
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
  StringsInsufficientHexLength: broken("A number is larger than the contract can write."),
};
