import { getBytes, type TypedDataDomain } from "ethers";
import { parseCid, readBlock, type ReadableStore } from "../../core/content/index.js";
import { readLogs, type BlockRange, type CoalitionContracts } from "../../core/contracts/index.js";
import { isDaoError } from "../../core/errors.js";
import { countOf, shortHash } from "../../core/format/index.js";
import {
  cidOfDigest,
  openBatch,
  postDomain,
  type AnchoredBatch,
  type BatchedPost,
} from "../../core/lists/index.js";
import type { Finding } from "./finding.js";

/** What was found of everything the lists' log names. */
export interface CheckedBatches {
  findings: Finding[];
  batches: number;
  /** Anchored and direct ones. */
  posts: number;
}

/**
 * Fetches every anchored batch and the content of every post, and checks them against the chain: the batch's bytes are
 * those of its CID and give the anchored root, the content's bytes those of the digest that was signed.
 */
export async function checkBatches(
  { lists }: Pick<CoalitionContracts, "lists">,
  range: BlockRange,
  store: ReadableStore,
  onProgress: (done: number, total: number) => void,
): Promise<CheckedBatches> {
  const domain = await postDomain({ lists });
  const logs = await readLogs(lists, range, ["PostPublished", "PostsAnchored"]);
  const findings: Finding[] = [];
  let [batches, posts] = [0, 0];
  for (const [index, { name, args }] of logs.entries()) {
    if (name === "PostPublished") {
      const { envelope, postId } = args as unknown as {
        envelope: { content: string };
        postId: string;
      };
      posts += 1;
      findings.push(...(await contentOf([{ id: postId, content: envelope.content }], store)));
    } else {
      const batch = args as unknown as AnchoredBatch;
      batches += 1;
      const opened = await batchOf(batch, domain, store);
      posts += opened.posts.length;
      findings.push(...opened.findings);
      const contents = opened.posts.map(({ id, post }) => ({ id, content: post.content }));
      findings.push(...(await contentOf(contents, store)));
    }
    onProgress(index + 1, logs.length);
  }
  return { findings, batches, posts };
}

async function batchOf(
  batch: AnchoredBatch,
  domain: TypedDataDomain,
  store: ReadableStore,
): Promise<{ findings: Finding[]; posts: BatchedPost[] }> {
  const check = `batch ${shortHash(batch.root)}`;
  try {
    const { list, root, cid } = batch;
    const count = Number(batch.count);
    const bytes = await readBlock(parseCid(getBytes(cid)), store);
    const posts = openBatch(bytes, { list, root, count, cid }, domain);
    const detail = `${countOf(posts.length, "post")}, as anchored`;
    return { posts, findings: [{ check, state: "good", detail }] };
  } catch (error) {
    return { posts: [], findings: [failed(check, error)] };
  }
}

/** Content that is there and right needs no line of its own. */
async function contentOf(
  posts: readonly { id: string; content: string }[],
  store: ReadableStore,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { id, content } of posts) {
    try {
      await readBlock(cidOfDigest(content), store);
    } catch (error) {
      findings.push(failed(`content of post ${shortHash(id)}`, error));
    }
  }
  return findings;
}

/** @throws whatever is no finding: the relay went away, or a bug. */
function failed(check: string, error: unknown): Finding {
  if (!isDaoError(error) || error.code.startsWith("RELAY_")) throw error;
  const state = error.code === "CONTENT_MISSING" ? "missing" : "wrong";
  return { check, state, detail: error.message };
}
