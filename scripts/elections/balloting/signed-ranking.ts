import { getAddress, isAddress, verifyTypedData, type TypedDataDomain } from "ethers";
import { z } from "zod";
import { MAX_ALTERNATIVES } from "../../../core/counting/index.js";
import { LAST_SEQUENCE, rankedBallotTypedData } from "../../../core/elections/index.js";

const account = z.string().refine(isAddress, { error: "is not an address" });
const rank = z
  .int({ error: "is not a rank" })
  .min(0, { error: "is out of range" })
  .max(MAX_ALTERNATIVES, { error: "is out of range" });

/** A ranked ballot on paper: signed by its voter, to be carried to the chain by anybody. */
export const signedRankingSchema = z.strictObject({
  chainId: z.number().int().positive(),
  ballotBox: account,
  ballotId: z.string().regex(/^0x[0-9a-f]{64}$/, { error: "is not the id of a ballot" }),
  candidates: z.array(account).min(1, { error: "is empty" }),
  ranks: z.array(rank).min(2, { error: "are too few" }),
  voter: account,
  sequence: z
    .int({ error: "is not a sequence number" })
    .min(1, { error: "is not a sequence number" })
    .max(LAST_SEQUENCE, { error: "is not a sequence number" }),
  signature: z.string().regex(/^0x[0-9a-fA-F]{130}$/, { error: "is not a signature of 65 bytes" }),
});

export type SignedRankingPaper = z.infer<typeof signedRankingSchema>;

/** Whether the voter named on the paper signed it for this ballot box. */
export function isSignedByVoter(paper: SignedRankingPaper, domain: TypedDataDomain): boolean {
  const voter = getAddress(paper.voter);
  const { ballotId, candidates, ranks, sequence, signature } = paper;
  try {
    const { types, message } = rankedBallotTypedData(domain, {
      ...{ ballotId, candidates, ranks, voter, sequence },
    });
    return verifyTypedData(domain, types, message, signature) === voter;
  } catch {
    return false; // No key makes such a signature, or no ballot such ranks.
  }
}
