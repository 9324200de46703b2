import { hexlify, ZeroHash } from "ethers";
import { parseCid } from "../../content/index.js";
import { quote, shortHash } from "../../format/index.js";
import { anchorId } from "../../lists/batch-tree.js";
import { cidOfDigest } from "../../lists/content.js";
import { type AnchorRow, type ListRow, tables } from "../../replay/index.js";
import { postingRightAt } from "../../replay/index.js";
import { at } from "../chain-answers.js";
import type { AuditContext, Check, Finding } from "../check.js";
import { compare, missing } from "../findings.js";

interface Figures extends Record<string, number> {
  lists: number;
  posts: number;
  refused: number;
  anchors: number;
  "broken batches": number;
}

export const listsCheck: Check = {
  id: "lists",
  title: "Lists, anchors and posts",
  proves:
    "The log of every list has no gap, every anchored batch was had and gives the root on chain, every post that counts was signed by somebody who might post and follows its author's last, and its content is there.",
  async *run(context) {
    const { contracts, state } = context;
    const figures: Figures = {
      ...{ lists: 0, posts: 0, refused: 0, anchors: 0 },
      "broken batches": 0,
    };
    const ids: string[] = [];
    for await (const [, { id }] of tables.listOrder.scan(state)) ids.push(id);
    const kept = await contracts.lists.listIds(at(context));
    yield* compare("lists ever opened", ids.join(), kept.join());
    let open = 0;
    for (const [done, id] of ids.entries()) {
      const list = await tables.lists.need(state, id);
      yield* compareList(context, list);
      yield* logOf(context, list, figures);
      figures.lists += 1;
      figures.posts += list.posts;
      if (list.closedAt === undefined) open += 1;
      context.progress(done + 1, ids.length);
    }
    yield* compare("open lists", open, await contracts.lists.openLists(at(context)));
    yield* contents(context);
    return { items: figures.posts, figures };
  },
};

const nameOf = ({ name }: ListRow) => `list ${quote(name, 40)}`;

async function* compareList(context: AuditContext, list: ListRow): AsyncGenerator<Finding> {
  const kept = await context.contracts.lists.listOf(list.id, at(context));
  const item = nameOf(list);
  yield* compare(`${item}: opened`, list.openedAt, kept.openedAt, list.id);
  yield* compare(`${item}: closed`, list.closedAt ?? 0, kept.closedAt, list.id);
  yield* compare(`${item}: next index`, list.next, kept.next, list.id);
  yield* compare(`${item}: head of its log`, list.head, kept.head, list.id);
}

/** From the first index to the last: batches and direct posts, one behind the other. */
async function* logOf(
  context: AuditContext,
  list: ListRow,
  figures: Figures,
): AsyncGenerator<Finding> {
  const { state } = context;
  const anchors = new Map<number, AnchorRow>();
  for await (const [, anchor] of tables.anchors.scan(state, { prefix: `${list.id}/` }))
    anchors.set(anchor.first, anchor);
  const batched = new Set<number>();
  let next = 0;
  const step = async function* (): AsyncGenerator<Finding> {
    for (let anchor = anchors.get(next); anchor !== undefined; anchor = anchors.get(next)) {
      yield* compareAnchor(context, list, anchor, figures);
      anchors.delete(next);
      for (let place = 0; place < anchor.count; place++) batched.add(next + place);
      next += anchor.count;
    }
  };
  for await (const [key, entry] of tables.log.scan(state, { prefix: `${list.id}/` })) {
    yield* step();
    const index = Number(key.slice(key.lastIndexOf("/") + 1));
    if (entry.refused !== undefined) figures.refused += 1;
    if (entry.anchor === undefined) {
      yield* compare(`${nameOf(list)}: index of the next entry`, next, index, entry.tx);
      yield* directPost(context, list, entry);
      next = index + 1;
    } else if (!batched.delete(index)) {
      yield* compare(`${nameOf(list)}: entry ${index}`, "of a batch", "of none", entry.tx);
    }
  }
  yield* step();
  yield* compare(`${nameOf(list)}: entries without a gap`, list.next, next, list.id);
  for (const { first } of anchors.values())
    yield* compare(`${nameOf(list)}: batch at ${first}`, "behind the one before", "elsewhere");
}

async function* compareAnchor(
  context: AuditContext,
  list: ListRow,
  anchor: AnchorRow,
  figures: Figures,
): AsyncGenerator<Finding> {
  const { root, count, cid, first } = anchor;
  const item = `${nameOf(list)}: batch at ${first}`;
  figures.anchors += 1;
  const name = { root, count, cid: hexlify(parseCid(cid).bytes) };
  const kept = await context.contracts.lists.anchorOf(list.id, anchorId(name), at(context));
  const expected = [first, count, anchor.at].join(" ");
  const found = [kept.first, kept.count, kept.anchoredAt].join(" ");
  yield* compare(`${item}: place, size and time`, expected, found, anchor.tx);
  if (anchor.status === "missing") yield missing(`${item} ${cid}`, "a relay, or whoever keeps it");
  // Any member may anchor what is no batch: nothing in it counts, and that is how it is read.
  if (anchor.status === "broken") figures["broken batches"] += 1;
}

/** The contract took it in, so its author had the right, and it is the post of that number. */
async function* directPost(
  context: AuditContext,
  list: ListRow,
  entry: Awaited<ReturnType<typeof tables.log.need>>,
): AsyncGenerator<Finding> {
  const { author, sequence } = entry.post;
  const item = `${nameOf(list)}: post ${shortHash(entry.id)}`;
  const right = await postingRightAt(context.state, author, entry.place, entry.at);
  yield* compare(`${item}: its author's right`, "granted", right, entry.tx);
  const kept = await context.contracts.lists.postAt(list.id, author, sequence, at(context));
  yield* compare(`${item}: as kept`, entry.id, kept === ZeroHash ? "nothing" : kept, entry.tx);
}

/** What posts say. */
async function* contents({ state, blob }: AuditContext): AsyncGenerator<Finding> {
  for await (const [, { post }] of tables.wanted.scan(state)) {
    const { content } = await tables.posts.need(state, post);
    const cid = cidOfDigest(content).toString();
    if ((await blob(cid)) === undefined)
      yield missing(`content of post ${shortHash(post)}`, `${cid}: a relay, or its author`);
  }
}
