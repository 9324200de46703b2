import { getBytes } from "ethers";
import { CID } from "multiformats/cid";
import { readLogs, type DecodedLog } from "../../../core/contracts/index.js";
import {
  batchTree,
  BATCH_BYTES_LIMIT,
  cidOfDigest,
  CONTENT_LIMIT,
  contentDigest,
  isSignedByKey,
  openBatch,
  postDomain,
  type PostEnvelope,
} from "../../../core/lists/index.js";
import { shortAddress } from "../../../core/format/index.js";
import type { Checks } from "../checks.js";
import type { DemoForum } from "../forum/demo-forum.js";
import type { Stage } from "../stage.js";

/** A list as the chain tells it; the posts of batches are read back from the relay and held against the chain. */
export interface ListRow {
  id: string;
  name: string;
  /** How many posts there are; what the contract says. */
  posts: number;
  anchors: number;
  direct: number;
  speakers: number;
  /** Gas of all anchors together. */
  anchorGas: number;
}

export interface RelayRow {
  account: string;
  /** Posts it anchored. */
  posts: number;
}

interface Found {
  id: string;
  author: string;
  content: string;
}

/** Every post is on the chain, in order, signed by its author, and its content is what was said. */
export async function verifyLists(
  { contracts, chain }: Stage,
  { list, posts, relay }: DemoForum,
  checks: Checks,
): Promise<{ lists: ListRow[]; relay: RelayRow }> {
  const { lists } = contracts;
  const domain = await postDomain(contracts);
  const logs = await readLogs(lists, { fromBlock: 0 }, ["PostsAnchored", "PostPublished"]);
  const anchors = logs.filter(({ name }) => name === "PostsAnchored");
  const found: Found[] = [];
  let proven = true;
  for (const log of logs) {
    if (log.name === "PostsAnchored") found.push(...(await open(log)));
    else found.push(published(log));
  }
  checks.add(
    `the log of the list "${list.name}" holds ${posts.length} posts, in the order they were written`,
    found.map(({ id }) => id).join() === posts.map(({ id }) => id).join(),
  );
  checks.add("every anchored post is proven to be in its batch, on chain and here", proven);
  checks.add("the contents the relay serves are what their authors signed", await contentsHold());
  const { next } = await lists.listOf(list.id);
  checks.add(
    `the contract counts ${posts.length} posts on the list`,
    Number(next) === posts.length,
  );
  checks.add(
    `the relay ${shortAddress(relay.account)} paid for every anchor`,
    anchors.length > 0 && anchors.every(({ args }) => args.anchoredBy === relay.account),
  );
  const gas = await Promise.all(
    anchors.map(async ({ log }) => {
      const receipt = await chain.provider.getTransactionReceipt(log.transactionHash);
      return Number(receipt?.gasUsed ?? 0n);
    }),
  );
  const direct = logs.length - anchors.length;
  return {
    lists: [
      {
        ...{ id: list.id, name: list.name, posts: Number(next), anchors: anchors.length, direct },
        speakers: new Set(found.map(({ author }) => author)).size,
        anchorGas: gas.reduce((sum, each) => sum + each, 0),
      },
    ],
    relay: { account: relay.account, posts: found.length - direct },
  };

  async function open({ args }: DecodedLog): Promise<Found[]> {
    const {
      list: of,
      root,
      count,
      cid,
    } = args as {
      list: string;
      root: string;
      count: bigint;
      cid: string;
    };
    const path = `/ipfs/${CID.decode(getBytes(cid)).toString()}?format=raw`;
    const bytes = await relay.client.bytes(path, BATCH_BYTES_LIMIT);
    if (bytes === undefined) {
      proven = false;
      return [];
    }
    const batch = openBatch(bytes, { list: of, root, count: Number(count), cid }, domain);
    const tree = batchTree(
      of,
      batch.map(({ id }) => id),
    );
    for (const { id, place, post, signature } of batch) {
      proven &&= isSignedByKey(post.author, id, signature);
      const proof = tree.proofOf(place);
      proven &&= await lists.isAnchored(of, root, count, cid, place, id, proof);
    }
    return batch.map(({ id, post: { author, content } }) => ({ id, author, content }));
  }

  function published({ args }: DecodedLog): Found {
    const { author, content } = args.envelope as PostEnvelope;
    return { id: String(args.postId), author, content };
  }

  async function contentsHold(): Promise<boolean> {
    for (const { id, content } of found) {
      const told = posts.find((post) => post.id === id);
      const said = told && contentDigest(new TextEncoder().encode(told.text));
      if (said !== content) return false;
      if (told?.way === "direct") continue; // Nobody gave it to the relay.
      const path = `/ipfs/${cidOfDigest(content).toString()}?format=raw`;
      const bytes = await relay.client.bytes(path, CONTENT_LIMIT);
      if (bytes === undefined || contentDigest(bytes) !== content) return false;
    }
    return true;
  }
}
