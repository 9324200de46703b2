import {
  type Signature as EthersSignature,
  Signature,
  type Signer,
  type TypedDataDomain,
  type TypedDataField,
} from "ethers";
import type { ICoalitionGovernor } from "../../typechain-types/index.js";
import { providerOf } from "../contracts/provider.js";

/** The numbers ballots carry. */
export const SUPPORT = { against: 0, for: 1, abstain: 2 } as const;

export type SupportName = keyof typeof SUPPORT;
export type Support = (typeof SUPPORT)[SupportName];

/** Name of the number on a ballot; nothing when it means nothing. */
export function supportName(support: bigint | number): SupportName | undefined {
  return (Object.keys(SUPPORT) as SupportName[]).find((name) => SUPPORT[name] === Number(support));
}

/** A ballot before it is signed. */
export interface Ballot {
  proposalId: bigint;
  support: Support;
  voter: string;
}

/** What a wallet is asked to sign. */
export interface BallotTypedData {
  domain: TypedDataDomain;
  types: { Ballot: TypedDataField[] };
  message: Ballot & { nonce: 0n };
}

const FIELDS: TypedDataField[] = [
  { name: "proposalId", type: "uint256" },
  { name: "support", type: "uint8" },
  { name: "voter", type: "address" },
  { name: "nonce", type: "uint256" },
];

/** OpenZeppelin's `Ballot`. The nonce is always 0: a voter has one ballot per motion, so nothing can be replayed. */
export function ballotTypedData(domain: TypedDataDomain, ballot: Ballot): BallotTypedData {
  return { domain, types: { Ballot: FIELDS }, message: { ...ballot, nonce: 0n } };
}

/** The EIP-712 domain of a governor: a ballot signed for one coalition or chain is worth nothing in another. */
export async function ballotDomain(governor: ICoalitionGovernor): Promise<TypedDataDomain> {
  const [name, version, { chainId }, verifyingContract] = await Promise.all([
    governor.name(),
    governor.version(),
    providerOf(governor).getNetwork(),
    governor.getAddress(),
  ]);
  return { name, version, chainId, verifyingContract };
}

/** Signs the signer's own ballot. The governor must be connected to a provider. */
export async function signBallot(
  signer: Signer,
  governor: ICoalitionGovernor,
  proposalId: bigint,
  support: Support,
): Promise<EthersSignature> {
  const [domain, voter] = await Promise.all([ballotDomain(governor), signer.getAddress()]);
  const { types, message } = ballotTypedData(domain, { proposalId, support, voter });
  return Signature.from(await signer.signTypedData(domain, types, message));
}
