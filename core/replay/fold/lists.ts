import { AbiCoder, getBytes, ZeroAddress, ZeroHash } from "ethers";
import { parseCid } from "../../content/index.js";
import { INTERFACES } from "../../contracts/index.js";
import { nextListHead } from "../../lists/list-head.js";
import { type ChainEvent, indexKey, numberOf, placeOf } from "../event.js";
import type { ReplayPorts } from "../ports.js";
import type { StateStore } from "../store.js";
import { tables, type EnvelopeRow, type LogRow } from "../tables.js";
import type { Folds } from "./fold.js";
import { readBatch } from "./batches.js";
import { judgeAndKeep } from "./posts.js";

const { lists, listOrder, log, anchors, relays, engagements, search, rejudging } = tables;

export const listsFolds: Folds = {
  ListOpened: async (store, event) => {
    const { args, time } = event;
    const id = args.list as string;
    const [name, purpose] = [args.name as string, args.purpose as string];
    const opened = { name, purpose, openedAt: time };
    const known = await lists.get(store, id);
    const row = known ?? { ...{ id, next: 0, head: ZeroHash, posts: 0, threads: 0 }, ...opened };
    delete row.closedAt;
    await lists.put(store, id, { ...row, ...opened });
    if (known === undefined) await listOrder.put(store, placeOf(event), { id });
    const found = { kind: "list", id, title: name, body: purpose, at: time } as const;
    await search.put(store, `list/${id}`, found);
  },
  ListClosed: async (store, { args, time }) => {
    await lists.change(store, args.list as string, (row) => {
      row.closedAt = time;
    });
  },
  PostPublished: async (store, event, ports) => {
    const { args } = event;
    const list = args.list as string;
    const index = numberOf(args.index);
    const post = envelopeRow(args.envelope as Readonly<Record<string, unknown>>);
    const entry: LogRow = { id: args.postId as string, post, signature: "0x", ...whereOf(event) };
    await log.put(store, indexKey(list, index), entry);
    await advance(store, event, list, index + 1);
    // Its turn comes when those before it have been judged anew.
    if ((await rejudging.get(store, list)) !== undefined) return;
    await judgeAndKeep(store, list, index, entry, ports);
  },
  PostsAnchored: async (store, event, ports: ReplayPorts) => {
    const { args } = event;
    const list = args.list as string;
    const [first, count] = [numberOf(args.first), numberOf(args.count)];
    await anchors.put(store, indexKey(list, first), {
      ...{ list, root: args.root as string, first, count },
      member: args.member as string,
      anchoredBy: args.anchoredBy as string,
      cid: parseCid(getBytes(args.cid as string)).toString(),
      ...whereOf(event),
      status: "missing",
    });
    await advance(store, event, list, first + count);
    if ((await rejudging.get(store, list)) !== undefined) return;
    await readBatch(store, list, first, ports);
  },
  RelaySet: (store, { args, time }) => {
    const [member, relay] = [args.member as string, args.relay as string];
    return relay === ZeroAddress
      ? relays.delete(store, member)
      : relays.put(store, member, { member, relay, url: args.url as string, at: time });
  },
  RelayEngaged: (store, { args, time }) => {
    const [relay, member] = [args.relay as string, args.member as string];
    return engagements.put(store, relay, { relay, member, at: time });
  },
};

const whereOf = (event: ChainEvent) => ({
  at: event.time,
  place: placeOf(event),
  block: event.block,
  tx: event.tx,
});

function envelopeRow(post: Readonly<Record<string, unknown>>): EnvelopeRow {
  return {
    list: post.list as string,
    author: post.author as string,
    parent: post.parent as string,
    subject: post.subject as string,
    content: post.content as string,
    sentAt: numberOf(post.sentAt),
    sequence: (post.sequence as bigint).toString(),
    previous: post.previous as string,
  };
}

const coder = AbiCoder.defaultAbiCoder();

/** Folds the event into the list's head, as `ILists` says. */
async function advance(
  store: StateStore,
  { name, args }: ChainEvent,
  list: string,
  next: number,
): Promise<void> {
  const event = INTERFACES.lists.getEvent(name);
  if (event === null) throw new Error(`the lists write no ${name}`);
  const payload = coder.encode(
    event.inputs,
    event.inputs.map((input) => args[input.name]),
  );
  await lists.change(store, list, (row) => {
    row.next = next;
    row.head = nextListHead(row.head, { kind: event.topicHash, payload });
  });
}
