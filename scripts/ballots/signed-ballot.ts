import { getAddress, isAddress, Signature, verifyTypedData, type TypedDataDomain } from "ethers";
import { z } from "zod";
import { ballotTypedData, SUPPORT, type SupportName } from "../../core/motions/ballot.js";

const hex = (pattern: RegExp, what: string) =>
  z.string().regex(pattern, { error: `is not ${what}` });

/** A ballot on paper: signed by its voter, to be carried to the chain by anybody. */
export const signedBallotSchema = z.strictObject({
  chainId: z.number().int().positive(),
  governor: z.string().refine(isAddress, { error: "is not an address" }),
  motion: hex(/^0x[0-9a-f]{64}$/, "the id of a motion"),
  voter: z.string().refine(isAddress, { error: "is not an address" }),
  support: z.enum(Object.keys(SUPPORT) as [SupportName, ...SupportName[]], {
    error: `is none of ${Object.keys(SUPPORT).join(", ")}`,
  }),
  signature: hex(/^0x[0-9a-fA-F]{130}$/, "a signature of 65 bytes"),
});

export type SignedBallotPaper = z.infer<typeof signedBallotSchema>;

/** Whether the voter named on the paper signed it for this governor; a contract's signature cannot travel in a batch. */
export function isSignedByVoter(paper: SignedBallotPaper, domain: TypedDataDomain): boolean {
  const voter = getAddress(paper.voter);
  const ballot = { proposalId: BigInt(paper.motion), support: SUPPORT[paper.support], voter };
  const { types, message } = ballotTypedData(domain, ballot);
  try {
    return verifyTypedData(domain, types, message, Signature.from(paper.signature)) === voter;
  } catch {
    return false; // No key makes such a signature.
  }
}
