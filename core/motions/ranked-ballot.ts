import {
  concat,
  keccak256,
  Signature,
  type Signer,
  toBeHex,
  type TypedDataDomain,
  type TypedDataField,
} from "ethers";
import type { IAmendments } from "../../typechain-types/index.js";
import { readTypedDataDomain } from "../contracts/typed-data-domain.js";
import type { Ranking } from "../counting/index.js";
import { MAX_PLACES } from "./ranking.js";

/** A ballot over all options of a motion, before it is signed. */
export interface RankedBallot {
  motion: bigint;
  /** The texts in order of place, zero where none stands: exactly what `ballotOf` answers. */
  options: readonly bigint[];
  /** Rank of the status quo and of each place. */
  ranking: Ranking;
  voter: string;
  /** At most 512 bytes, published; empty in a batch. */
  reason: string;
}

/** What a wallet is asked to sign: each option's rank in a line of its own. */
export interface RankedBallotTypedData {
  domain: TypedDataDomain;
  types: { RankedBallot: TypedDataField[] };
  message: Record<string, unknown>;
}

const PLACES = Array.from({ length: MAX_PLACES }, (_, i) => i + 1);

const FIELDS: TypedDataField[] = [
  { name: "motion", type: "uint256" },
  { name: "options", type: "uint256[]" },
  { name: "statusQuo", type: "uint8" },
  ...PLACES.map((place) => ({ name: `option${place}`, type: "uint8" })),
  { name: "voter", type: "address" },
  { name: "reason", type: "string" },
];

/** The ballot as `IAmendments` defines it. A signature is worth nothing for any other set of texts. */
export function rankedBallotTypedData(
  domain: TypedDataDomain,
  { motion, options, ranking, voter, reason }: RankedBallot,
): RankedBallotTypedData {
  const ranks = PLACES.map((place) => [`option${place}`, ranking[place] ?? 0]);
  return {
    domain,
    types: { RankedBallot: FIELDS },
    message: {
      motion,
      options: [...options],
      statusQuo: ranking[0] ?? 0,
      ...Object.fromEntries(ranks),
      voter,
      reason,
    },
  };
}

/** The EIP-712 domain of the amendments: a ballot signed for one coalition or chain is worth nothing in another. */
export function rankedBallotDomain(amendments: IAmendments): Promise<TypedDataDomain> {
  return readTypedDataDomain(amendments);
}

/** Signs the signer's own ballot. The contract must be connected to a provider. */
export async function signRankedBallot(
  signer: Signer,
  amendments: IAmendments,
  ballot: Omit<RankedBallot, "voter">,
): Promise<Signature> {
  const [domain, voter] = await Promise.all([rankedBallotDomain(amendments), signer.getAddress()]);
  const { types, message } = rankedBallotTypedData(domain, { ...ballot, voter });
  return Signature.from(await signer.signTypedData(domain, types, message));
}

/** Digest of the texts on a ballot, as `castRankedVote` takes it: their words one after the other, hashed. */
export function optionsDigest(options: readonly bigint[]): string {
  return keccak256(concat(options.map((text) => toBeHex(text, 32))));
}
