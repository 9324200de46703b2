import { getBytes, type TypedDataDomain } from "ethers";
import { DaoError } from "../errors.js";
import { countOf, shortHash } from "../format/index.js";
import { batchTree } from "./batch-tree.js";
import { decodeBatch } from "./batch.js";
import { contentCid } from "./content.js";
import { postId, type SignedPost } from "./post.js";

/** A batch as the chain tells of it. */
export interface AnchoredBatch {
  list: string;
  /** 32 bytes as hex. */
  root: string;
  count: number;
  /** Binary CID as hex. */
  cid: string;
}

/** A post of a batch that is what was anchored; whether it counts, {@link judgePost} says. */
export interface BatchedPost extends SignedPost {
  id: string;
  /** Counted from 0 within the batch. */
  place: number;
}

/**
 * Reads an anchored batch: its bytes are those of the CID, hold as many posts as were anchored, and give the root. If
 * not, nothing in it counts, and its places in the log stay empty.
 *
 * @throws DaoError `POST_BATCH_MALFORMED`; `POST_BATCH_MISMATCH`, saying what differs.
 */
export function openBatch(
  bytes: Uint8Array,
  { list, root, count, cid }: AnchoredBatch,
  domain: TypedDataDomain,
): BatchedPost[] {
  const found = contentCid(bytes).bytes;
  const expected = getBytes(cid);
  const sameCid = found.length === expected.length && found.every((b, i) => b === expected[i]);
  if (!sameCid) throw mismatch(root, "its bytes have another CID");
  const posts = decodeBatch(bytes);
  if (posts.length !== count)
    throw mismatch(root, `it holds ${countOf(posts.length, "post")}, anchored were ${count}`);
  const ids = posts.map(({ post }) => postId(post, domain));
  if (batchTree(list, ids).root !== root.toLowerCase())
    throw mismatch(root, "its posts do not give the root");
  return posts.map((signed, place) => ({ ...signed, id: ids[place] ?? "", place }));
}

function mismatch(root: string, reason: string): DaoError {
  return new DaoError(
    "POST_BATCH_MISMATCH",
    `The batch ${shortHash(root)} is not what was anchored: ${reason}.`,
    { hint: "Nothing in it counts, whoever anchored it; its places in the log stay empty." },
  );
}
