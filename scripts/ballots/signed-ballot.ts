import { getAddress, isAddress, Signature, verifyTypedData, type TypedDataDomain } from "ethers";
import { z } from "zod";
import { ballotTypedData, SUPPORT, type SupportName } from "../../core/motions/ballot.js";
import { rankedBallotTypedData } from "../../core/motions/ranked-ballot.js";
import { parseRanking } from "../../core/motions/ranking-words.js";
import { isDaoError } from "../../core/errors.js";

const hex = (pattern: RegExp, what: string) =>
  z.string().regex(pattern, { error: `is not ${what}` });

const id = hex(/^0x[0-9a-f]{64}$/, "the id of a motion");
const addressSchema = z.string().refine(isAddress, { error: "is not an address" });

/** What every ballot on paper says. */
const paper = {
  chainId: z.number().int().positive(),
  governor: addressSchema,
  motion: id,
  voter: addressSchema,
  signature: hex(/^0x[0-9a-fA-F]{130}$/, "a signature of 65 bytes"),
};

/** A ballot on paper: signed by its voter, to be carried to the chain by anybody. */
export const signedBallotSchema = z.strictObject({
  ...paper,
  support: z.enum(Object.keys(SUPPORT) as [SupportName, ...SupportName[]], {
    error: `is none of ${Object.keys(SUPPORT).join(", ")}`,
  }),
});

/** The same for a motion with several options: made out for exactly these, in order of place, zero where none stands. */
export const signedRankingSchema = z
  .strictObject({
    ...paper,
    options: z.array(id).min(1).max(5),
    /** As one types it, "2,1=3,quo"; empty for an abstention. */
    ranking: z.string(),
  })
  .superRefine(({ ranking, options }, context) => {
    try {
      readRanking({ ranking, options });
    } catch (error) {
      if (!isDaoError(error)) throw error;
      context.addIssue({ code: "custom", path: ["ranking"], message: `is none: ${error.message}` });
    }
  });

export type SignedBallotPaper = z.infer<typeof signedBallotSchema>;
export type SignedRankingPaper = z.infer<typeof signedRankingSchema>;
export type SignedPaper = SignedBallotPaper | SignedRankingPaper;

export function isRankingPaper(ballot: SignedPaper): ballot is SignedRankingPaper {
  return "ranking" in ballot;
}

/** Rank of the status quo and of each place. @throws DaoError for words that make no ranking of these options. */
export function readRanking({
  ranking,
  options,
}: Pick<SignedRankingPaper, "ranking" | "options">): number[] {
  const standing = [true, ...options.map((text) => BigInt(text) !== 0n)];
  return ranking === "" ? standing.map(() => 0) : parseRanking(ranking, standing);
}

/** Whether the voter named on the paper signed it under this domain; a contract's signature cannot travel in a batch. */
export function isSignedByVoter(ballot: SignedPaper, domain: TypedDataDomain): boolean {
  const voter = getAddress(ballot.voter);
  const { types, message } = typedData(ballot, voter, domain);
  try {
    return verifyTypedData(domain, types, message, Signature.from(ballot.signature)) === voter;
  } catch {
    return false; // No key makes such a signature.
  }
}

function typedData(ballot: SignedPaper, voter: string, domain: TypedDataDomain) {
  const motion = BigInt(ballot.motion);
  if (!isRankingPaper(ballot))
    return ballotTypedData(domain, { proposalId: motion, support: SUPPORT[ballot.support], voter });
  const options = ballot.options.map(BigInt);
  const ranking = readRanking(ballot);
  return rankedBallotTypedData(domain, { motion, options, ranking, voter, reason: "" });
}
