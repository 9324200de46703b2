import { concat, Signature, toBeHex, type BytesLike, type Signer } from "ethers";
import type { Elections, OpenBallotBox } from "../../typechain-types/index.js";
import { ranksOf } from "./standing.js";

const ACCEPTANCE = [
  { name: "electionId", type: "bytes32" },
  { name: "nominee", type: "address" },
  { name: "statement", type: "bytes32" },
  { name: "conflicts", type: "string" },
];
const RANKED_BALLOT = [
  { name: "ballotId", type: "bytes32" },
  { name: "candidates", type: "address[]" },
  { name: "ranks", type: "uint8[]" },
  { name: "voter", type: "address" },
  { name: "sequence", type: "uint48" },
];

export interface Acceptance {
  electionId: string;
  nominee: string;
  statement: string;
  conflicts: string;
}

export interface RankedBallot {
  ballotId: string;
  candidates: string[];
  ranks: number[];
  voter: string;
  sequence: number | bigint;
}

/** The signing domain as a standard client learns it, from ERC-5267. */
export async function domainOf(contract: Pick<Elections | OpenBallotBox, "eip712Domain">) {
  const { name, version, chainId, verifyingContract } = await contract.eip712Domain();
  return { name, version, chainId, verifyingContract };
}

type Domain = Awaited<ReturnType<typeof domainOf>>;

export function signAcceptance(domain: Domain, key: Signer, acceptance: Acceptance) {
  return key.signTypedData(domain, { Acceptance: ACCEPTANCE }, acceptance);
}

export function signRankedBallot(domain: Domain, key: Signer, ballot: RankedBallot) {
  return key.signTypedData(domain, { RankedBallot: RANKED_BALLOT }, ballot);
}

/** One ballot of a batch. */
export function packBallot(
  voterNumber: number,
  ballot: RankedBallot,
  signature: BytesLike | string,
) {
  const { r, yParityAndS } = Signature.from(signature as string);
  const head = [toBeHex(voterNumber, 3), toBeHex(ballot.sequence, 6), ranksOf(ballot.ranks)];
  return concat([...head, r, yParityAndS]);
}
