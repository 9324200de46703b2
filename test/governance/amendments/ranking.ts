import {
  concat,
  keccak256,
  Signature,
  toBeHex,
  type Signer,
  type TypedDataDomain,
  type TypedDataField,
} from "ethers";
import type { Coalition } from "../../fixture/coalition.js";
import type { FiledMotion } from "../../fixture/motions.js";
import { domainOf } from "../ballots.js";

/** Rank of the status quo, then of each place: 1 is best, 0 unranked. */
export type Ranks = readonly number[];

const TYPES: Record<string, TypedDataField[]> = {
  RankedBallot: [
    { name: "motion", type: "uint256" },
    { name: "options", type: "uint256[]" },
    ...["statusQuo", "option1", "option2", "option3", "option4", "option5"].map((name) => ({
      name,
      type: "uint8",
    })),
    { name: "voter", type: "address" },
    { name: "reason", type: "string" },
  ],
};

/** Four bits for each alternative, the lowest for the status quo. */
export function packed(ranks: Ranks): number {
  return ranks.reduce((word, rank, alternative) => word + rank * 16 ** alternative, 0);
}

/** The texts in order of place, as anybody reads them. */
export async function optionsOf(c: Coalition, motion: { id: bigint }): Promise<bigint[]> {
  return [...(await c.amendments.ballotOf(motion.id)).texts];
}

/** The digest of texts: their words one after the other. */
export function digestOf(options: readonly bigint[]): string {
  return keccak256(concat(options.map((text) => toBeHex(text, 32))));
}

/** A voter ranks in person. */
export async function rank(
  c: Coalition,
  voter: Signer,
  motion: { id: bigint },
  ranks: Ranks,
  reason = "",
) {
  const { options } = await c.amendments.ballotOf(motion.id);
  return c.amendments.connect(voter).castRankedVote(motion.id, options, packed(ranks), reason);
}

/** Founders rank in person, in order. */
export async function rankAll(c: Coalition, motion: { id: bigint }, ballots: readonly Ranks[]) {
  if (ballots.length > c.founders.length) throw new Error("more ballots than founders");
  for (const [index, ranks] of ballots.entries()) await rank(c, c.founders[index]!, motion, ranks);
}

export interface SignedRanking {
  motion: bigint;
  options: readonly bigint[];
  ranks: Ranks;
  voter: string;
  reason: string;
}

/** A `RankedBallot` under any domain. */
export function signRankingUnder(
  domain: TypedDataDomain,
  key: Signer,
  { motion, options, ranks, voter, reason }: SignedRanking,
): Promise<string> {
  const [statusQuo, option1, option2, option3, option4, option5] = Array.from(
    { length: 6 },
    (_, i) => ranks[i] ?? 0,
  );
  const ranked = { statusQuo, option1, option2, option3, option4, option5 };
  return key.signTypedData(domain, TYPES, { motion, options, ...ranked, voter, reason });
}

/** The ballot of the key's owner on the texts as they are, with whatever a test wants to be different about it. */
export async function signRanking(
  c: Coalition,
  key: Signer,
  motion: { id: bigint },
  ranks: Ranks,
  changes: Partial<SignedRanking> = {},
): Promise<string> {
  const voter = await key.getAddress();
  const options = await optionsOf(c, motion);
  const ballot = { motion: motion.id, options, ranks, voter, reason: "", ...changes };
  return signRankingUnder(await domainOf(c.amendments), key, ballot);
}

/** The EIP-2098 form of a signature, 64 bytes. */
export function compact(signature: string): string {
  return Signature.from(signature).compactSerialized;
}

/** One ballot of a batch, 70 bytes. */
export function packBallot(voterNumber: number | bigint, ranks: Ranks, signature: string): string {
  return concat([toBeHex(voterNumber, 3), toBeHex(packed(ranks), 3), compact(signature)]);
}

/** One signed ballot of founder `index`, whose voter number is one more. */
export async function batched(
  c: Coalition,
  index: number,
  motion: FiledMotion,
  ranks: Ranks,
): Promise<string> {
  const signature = await signRanking(c, c.founders[index]!, motion, ranks);
  return packBallot(index + 1, ranks, signature);
}
