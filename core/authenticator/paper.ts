import { randomBytes, type Signer, toBigInt, type TypedDataDomain, TypedDataEncoder } from "ethers";
import type { IAuthenticator } from "../../typechain-types/index.js";
import { readTypedDataDomain } from "../contracts/index.js";
import { encodeArguments, messageOf, type PaperValues } from "./arguments.js";
import { typesOf, type VerbTypes } from "./verb.js";
import { type VerbName, VERBS } from "./verbs.js";

/** How far ahead a deadline may lie when the paper is used (seconds). */
export const MAX_DEADLINE_AHEAD = 30 * 86_400;

/** What a member says, unsigned. */
export interface Paper {
  verb: VerbName;
  /** ABI encoding of the arguments, as hex. */
  arguments: string;
  member: string;
  /** Any number the member used for no other paper. */
  nonce: bigint;
  /** Last second at which it counts. */
  deadline: number;
}

/** @param signature hex: by the member's key, or whatever the member's contract takes. */
export interface SignedPaper extends Paper {
  signature: string;
}

/** What a wallet is asked to sign. */
export interface PaperTypedData {
  domain: TypedDataDomain;
  types: VerbTypes;
  primaryType: string;
  message: Record<string, unknown>;
}

/**
 * A paper with a nonce of its own. Nonces have no order: papers are used in any order, or never.
 *
 * @throws DaoError `PAPER_ARGUMENTS_INVALID`
 */
export function buildPaper(
  verb: VerbName,
  values: PaperValues,
  { member, deadline, nonce = randomNonce() }: { member: string; deadline: number; nonce?: bigint },
): Paper {
  return { verb, arguments: encodeArguments(VERBS[verb], values), member, nonce, deadline };
}

/** 256 random bits. */
export function randomNonce(): bigint {
  return toBigInt(randomBytes(32));
}

/** @throws DaoError `PAPER_ARGUMENTS_MALFORMED` */
export function paperTypedData(domain: TypedDataDomain, paper: Paper): PaperTypedData {
  const verb = VERBS[paper.verb];
  const { member, nonce, deadline } = paper;
  const values = messageOf(verb, paper.arguments);
  return {
    domain,
    types: typesOf(verb),
    primaryType: verb.primaryType,
    message: { declaration: verb.declaration, ...values, member, nonce, deadline },
  };
}

/** The digest a paper is signed under, which also names it: 32 bytes as hex. @throws DaoError `PAPER_ARGUMENTS_MALFORMED` */
export function paperDigest(domain: TypedDataDomain, paper: Paper): string {
  const { types, message } = paperTypedData(domain, paper);
  return TypedDataEncoder.hash(domain, types, message);
}

/** Signs as whoever the signer is; a paper of somebody else will be refused. */
export async function signPaper(
  signer: Signer,
  domain: TypedDataDomain,
  paper: Paper,
): Promise<SignedPaper> {
  const { types, message } = paperTypedData(domain, paper);
  return { ...paper, signature: await signer.signTypedData(domain, types, message) };
}

/** The EIP-712 domain of papers: what is signed for one coalition or chain is worth nothing in another. */
export function papersDomain(authenticator: IAuthenticator): Promise<TypedDataDomain> {
  return readTypedDataDomain(authenticator);
}
