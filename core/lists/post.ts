import {
  type Signer,
  toUtf8Bytes,
  type TypedDataDomain,
  TypedDataEncoder,
  type TypedDataField,
  keccak256,
} from "ethers";
import type { CoalitionContracts } from "../contracts/index.js";
import { readTypedDataDomain } from "../contracts/index.js";

/** A post: the envelope its author signs over content that is kept elsewhere. Ids and digests are 32 bytes as hex. */
export interface PostEnvelope {
  /** Id of the list. */
  list: string;
  author: string;
  /** Id of the post this one answers; zero begins a thread. */
  parent: string;
  /** At most 200 bytes of UTF-8 without control and bidirectional characters. */
  subject: string;
  /** SHA-256 of the content's bytes. */
  content: string;
  /** When the author says it was sent (timestamp in seconds). */
  sentAt: number;
  /** Number among the author's posts on the list, from 0 without a gap. */
  sequence: bigint;
  /** Id of the author's post before this one on the list; zero for the first. */
  previous: string;
}

/** An envelope with its author's signature, as a batch carries it; empty (`0x`) only where the author sent it. */
export interface SignedPost {
  post: PostEnvelope;
  /** As hex. */
  signature: string;
}

/** What a wallet is asked to sign. */
export const postTypes: { Post: TypedDataField[] } = {
  Post: [
    { name: "list", type: "bytes32" },
    { name: "author", type: "address" },
    { name: "parent", type: "bytes32" },
    { name: "subject", type: "string" },
    { name: "content", type: "bytes32" },
    { name: "sentAt", type: "uint48" },
    { name: "sequence", type: "uint64" },
    { name: "previous", type: "bytes32" },
  ],
};

/** Where a post belongs: signed for another coalition or chain it is another post, and worth nothing here. */
export async function postDomain({
  lists,
}: Pick<CoalitionContracts, "lists">): Promise<TypedDataDomain> {
  return readTypedDataDomain(lists);
}

/** Id of a post: its EIP-712 digest. The envelope was checked by {@link checkPost}. */
export function postId(post: PostEnvelope, domain: TypedDataDomain): string {
  return TypedDataEncoder.hash(domain, postTypes, post);
}

/** Id of the list of that name. */
export function listId(name: string): string {
  return keccak256(toUtf8Bytes(name));
}

/** Signs the signer's own post. */
export async function signPost(
  signer: Signer,
  domain: TypedDataDomain,
  post: PostEnvelope,
): Promise<SignedPost> {
  return { post, signature: await signer.signTypedData(domain, postTypes, post) };
}
