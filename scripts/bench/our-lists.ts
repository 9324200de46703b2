import { toUtf8Bytes, ZeroHash } from "ethers";
import {
  batchTree,
  contentCid,
  contentDigest,
  encodeBatch,
  listId,
  postDomain,
  postId,
  signPost,
  type PostEnvelope,
  type SignedPost,
} from "../../core/lists/index.js";
import { STRANGER, type BenchCoalition } from "./coalition.js";
import { person } from "./people.js";
import { anchoredBatch, ANCHORED, VERB, type Costs } from "./verbs.js";

const LIST = listId("general");
/** Posts each author has in a batch. */
const AUTHORS = 10;

/** Measures posts: anchored in batches that really hold them, and one by one. */
export async function measureLists(
  { transactions, contracts }: BenchCoalition,
  costs: Costs,
): Promise<void> {
  const { lists, governor, addresses } = contracts;
  const domain = await postDomain(contracts);
  const sentAt = Number(await governor.clock());
  const send = (from: string, data: string) =>
    transactions.gasOf({ from, to: addresses.lists, data });
  const last = new Map<number, PostEnvelope>();

  /** The author's next post, signed. */
  async function write(author: number): Promise<SignedPost> {
    const before = last.get(author);
    const post: PostEnvelope = {
      list: LIST,
      author: person(author).address,
      parent: ZeroHash,
      subject: "Levels of assurance",
      content: contentDigest(toUtf8Bytes(`What I think, part ${before?.sequence ?? 0n}.`)),
      sentAt,
      sequence: before === undefined ? 0n : before.sequence + 1n,
      previous: before === undefined ? ZeroHash : postId(before, domain),
    };
    last.set(author, post);
    return signPost(person(author), domain, post);
  }

  async function anchor(count: number): Promise<number> {
    const posts: SignedPost[] = [];
    for (let place = 0; place < count; ++place) posts.push(await write(place % AUTHORS));
    const ids = posts.map(({ post }) => postId(post, domain));
    const { root } = batchTree(LIST, ids);
    const cid = contentCid(encodeBatch(posts)).bytes;
    const data = lists.interface.encodeFunctionData("anchor", [LIST, root, count, cid]);
    const relay = person(0).address;
    return (await send(relay, data)) / count;
  }

  // The very first on a list also opens the slot of its head.
  await anchor(1);
  for (const count of ANCHORED) costs.set(anchoredBatch(count), await anchor(count));

  const own = await write(1);
  const direct = lists.interface.encodeFunctionData("post", [own.post, "0x"]);
  costs.set(VERB.postDirect, await send(own.post.author, direct));
  const { post, signature } = await write(2);
  const carried = lists.interface.encodeFunctionData("post", [post, signature]);
  costs.set(VERB.postSigned, await send(STRANGER, carried));
}
