import { hexlify, getBytes, type Signer, type TypedDataDomain, type TypedDataField } from "ethers";
import { checkRanking, type Ranking } from "../counting/index.js";
import type { ElectionContracts } from "./contracts.js";
import { domainOf } from "./signing-domain.js";

/** A ranked ballot before it is signed. */
export interface RankedBallot {
  /** 32 bytes as hex. */
  ballotId: string;
  /** All alternatives but the first, in the order of the ballot paper. */
  candidates: readonly string[];
  /** One rank for each alternative, alternative 0 first. */
  ranks: Ranking;
  voter: string;
  /** 1 to 2^48 − 1; of several ballots of a voter the highest counts. */
  sequence: number;
}

/** What a wallet is asked to sign: the candidates in full, so that it shows who is ranked. */
export interface RankedBallotTypedData {
  domain: TypedDataDomain;
  types: { RankedBallot: TypedDataField[] };
  message: RankedBallot;
}

const FIELDS: TypedDataField[] = [
  { name: "ballotId", type: "bytes32" },
  { name: "candidates", type: "address[]" },
  { name: "ranks", type: "uint8[]" },
  { name: "voter", type: "address" },
  { name: "sequence", type: "uint48" },
];

/** @throws DaoError `RANKING_OUT_OF_RANGE` */
export function rankedBallotTypedData(
  domain: TypedDataDomain,
  message: RankedBallot,
): RankedBallotTypedData {
  checkRanking(message.ranks, message.candidates.length + 1);
  return { domain, types: { RankedBallot: FIELDS }, message };
}

/** The EIP-712 domain of ranked ballots: one signed for another coalition or chain is worth nothing here. */
export function ballotBoxDomain(ballotBox: ElectionContracts["ballotBox"]) {
  return domainOf(ballotBox);
}

/** Signs the signer's own ballot. @returns 65 bytes as hex. */
export async function signRankedBallot(
  signer: Signer,
  ballotBox: ElectionContracts["ballotBox"],
  ballot: Omit<RankedBallot, "voter">,
): Promise<string> {
  const [domain, voter] = await Promise.all([ballotBoxDomain(ballotBox), signer.getAddress()]);
  const { types, message } = rankedBallotTypedData(domain, { ...ballot, voter });
  return signer.signTypedData(domain, types, message);
}

/** A ranking as the ballot box takes it: one byte per alternative, the first for alternative 0. */
export function ranksToBytes(ranks: Ranking): string {
  checkRanking(ranks, ranks.length);
  return hexlify(Uint8Array.from(ranks));
}

export function ranksOfBytes(bytes: string): number[] {
  return [...getBytes(bytes)];
}
