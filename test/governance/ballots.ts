import { concat, Signature, toBeHex, type Signer } from "ethers";
import type { CoalitionGovernor } from "../../typechain-types/index.js";

export const AGAINST = 0;
export const FOR = 1;
export const ABSTAIN = 2;

const BALLOT = [
  { name: "proposalId", type: "uint256" },
  { name: "support", type: "uint8" },
  { name: "voter", type: "address" },
  { name: "nonce", type: "uint256" },
];
const EXTENDED_BALLOT = [
  ...BALLOT,
  { name: "reason", type: "string" },
  { name: "params", type: "bytes" },
];

export interface Ballot {
  proposalId: bigint;
  support: number;
  voter: string;
  nonce: bigint;
}

/** The signing domain as a standard client learns it, from ERC-5267. */
export async function domainOf(governor: Pick<CoalitionGovernor, "eip712Domain">) {
  const { name, version, chainId, verifyingContract } = await governor.eip712Domain();
  return { name, version, chainId, verifyingContract };
}

/** OpenZeppelin's `Ballot`, signed; `key` may be another than the voter's. */
export async function signBallot(
  governor: CoalitionGovernor,
  key: Signer,
  proposalId: bigint,
  support: number,
  voter?: string,
): Promise<string> {
  voter ??= await key.getAddress();
  const nonce = await governor.nonces(voter);
  const ballot: Ballot = { proposalId, support, voter, nonce };
  return key.signTypedData(await domainOf(governor), { Ballot: BALLOT }, ballot);
}

/** A `Ballot` under any domain and with any nonce. */
export function signBallotUnder(
  domain: Awaited<ReturnType<typeof domainOf>>,
  key: Signer,
  ballot: Ballot,
): Promise<string> {
  return key.signTypedData(domain, { Ballot: BALLOT }, ballot);
}

/** OpenZeppelin's `ExtendedBallot`, signed. */
export async function signExtendedBallot(
  governor: CoalitionGovernor,
  key: Signer,
  ballot: { proposalId: bigint; support: number; reason: string; params: string; voter?: string },
): Promise<string> {
  const voter = ballot.voter ?? (await key.getAddress());
  const nonce = await governor.nonces(voter);
  const types = { ExtendedBallot: EXTENDED_BALLOT };
  return key.signTypedData(await domainOf(governor), types, { ...ballot, voter, nonce });
}

/** One ballot of a batch, 68 bytes. */
export function pack(voterNumber: number | bigint, support: number, signature: string): string {
  const { r, yParityAndS } = Signature.from(signature);
  return concat([toBeHex(voterNumber, 3), toBeHex(support, 1), r, yParityAndS]);
}

/** Signs and packs one ballot of a founder, whose voter number is the index plus one. */
export async function packedBallot(
  governor: CoalitionGovernor,
  key: Signer,
  voterNumber: number,
  proposalId: bigint,
  support: number,
): Promise<string> {
  return pack(voterNumber, support, await signBallot(governor, key, proposalId, support));
}
