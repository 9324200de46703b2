import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { AbiCoder, type BytesLike, isHexString, keccak256 } from "ethers";
import { DaoError } from "../errors.js";
import { BATCH_LIMIT } from "./limits.js";

/** List, place in the batch from 0, id of the post. */
type Leaf = [list: string, place: number, postId: string];
const ENCODING = ["bytes32", "uint32", "bytes32"];
/** Levels of a tree of 500 leaves; the contract takes no longer proof. */
const DEPTH_LIMIT = 9;

/** What a batch is anchored by. */
export interface BatchTree {
  /** 32 bytes as hex. */
  root: string;
  /** Proof that the post at this place of the batch is there: siblings from the leaf up. */
  proofOf(place: number): string[];
}

/** What a batch is known by: the same root with another count or CID is another batch. */
export interface BatchName {
  /** Merkle root over the posts, 32 bytes as hex. */
  root: string;
  count: bigint | number;
  /** Binary CIDv1 of the batch's bytes. */
  cid: BytesLike;
}

/** Id of a batch, as `anchorIdOf` of the contract has it: 32 bytes as hex. */
export const anchorId = ({ root, count, cid }: BatchName): string =>
  keccak256(AbiCoder.defaultAbiCoder().encode(["bytes32", "uint32", "bytes"], [root, count, cid]));

/** Where a post stands in the tree of a root; `isAnchored` is asked the same of a batch. */
export interface Inclusion {
  list: string;
  root: string;
  /** Counted from 0 within the batch. */
  place: number;
  postId: string;
  proof: readonly string[];
}

/**
 * The Merkle tree of a batch: OpenZeppelin's standard one (sorted pairs, leaves hashed twice).
 *
 * @param ids - of 1 to 500 posts, in the order of their places.
 * @throws DaoError `POST_BATCH_MALFORMED` for a count no batch has.
 */
export function batchTree(list: string, ids: readonly string[]): BatchTree {
  if (ids.length === 0 || ids.length > BATCH_LIMIT) {
    throw new DaoError("POST_BATCH_MALFORMED", `There is no batch of ${ids.length} posts.`, {
      hint: `A batch holds 1 to ${BATCH_LIMIT}.`,
    });
  }
  const tree = StandardMerkleTree.of<Leaf>(
    ids.map((id, place) => [list, place, id]),
    ENCODING,
  );
  return { root: tree.root, proofOf: (place) => tree.getProof(place) };
}

/** Whether the post is at its place in the tree of that root. That the root is anchored, and holds so many, is the chain's. */
export function verifyInclusion({ list, root, place, postId, proof }: Inclusion): boolean {
  const hashes = [list, root, postId, ...proof];
  if (!hashes.every((hash) => isHexString(hash, 32)) || proof.length > DEPTH_LIMIT) return false;
  if (!Number.isInteger(place) || place < 0 || place >= BATCH_LIMIT) return false;
  return StandardMerkleTree.verify<Leaf>(
    root.toLowerCase(),
    ENCODING,
    [list, place, postId],
    [...proof],
  );
}
