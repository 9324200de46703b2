import { type TypedDataDomain, ZeroAddress, ZeroHash } from "ethers";
import { batchBytesOf, encodeBatch } from "../../../core/lists/batch.js";
import { anchorId, type BatchName, batchTree } from "../../../core/lists/batch-tree.js";
import { checkPost } from "../../../core/lists/check-post.js";
import {
  cidOfDigest,
  contentCid,
  contentDigest,
  validateContent,
} from "../../../core/lists/content.js";
import { BATCH_BYTES_LIMIT, POST_AGE_LIMIT, POST_AHEAD_LIMIT } from "../../../core/lists/limits.js";
import { postId, type SignedPost } from "../../../core/lists/post.js";
import { contentBytes, type PostMessage } from "../../../core/wire/posts.js";
import type { Message } from "../outbox/records.js";
import type { ContentPort, KnownPost, PostRecords } from "../ports.js";
import { WITHOUT_RELAY, WriteRefusal } from "../refusal.js";
import { notEngaged } from "../sending/engage.js";
import { checkSignature } from "../signatures.js";
import type { ContractReader } from "./contract-reader.js";
import {
  ABSENT,
  type Admission,
  bodyOf,
  type Draft,
  type Form,
  type Load,
  present,
  type Standing,
} from "./form.js";
import { checkDeadline, type Surroundings } from "./surroundings.js";

/** As {@link SignedPost}, the sequence as decimal text. */
interface Body {
  post: Omit<SignedPost["post"], "sequence"> & { sequence: string };
  signature: string;
}

/** Gas of one post among many. */
const SHARE = 2_000;
/** Gas of an anchor, which costs the same for one post as for 500, with what it may cost while it travels. */
const ANCHOR = 100_000;

/** What an anchor is sent with. */
type Batch = BatchName & { list: string };

interface PostParts {
  lists: ContractReader;
  conduct: ContractReader;
  domain: TypedDataDomain;
  content: ContentPort;
  records: PostRecords;
  /** The relay's own account. */
  relay: string;
  limit: number;
}

const signedOf = (message: Pick<Message, "body">): SignedPost => {
  const { post, signature } = bodyOf<Body>(message);
  return { post: { ...post, sequence: BigInt(post.sequence) }, signature };
};

/** Posts on the coalition's lists, anchored in batches. */
export function posts({ chain, outbox, leadSeconds }: Surroundings, parts: PostParts) {
  const { lists, conduct, domain, content, records, relay, limit } = parts;
  /** Texts that are kept for posts not written down yet, and for how many. */
  const arriving = new Map<string, number>();

  const anchored = (messages: readonly Pick<Message, "body" | "digest">[]) => {
    const signed = messages.map(signedOf);
    const list = signed[0]?.post.list ?? "";
    const { root } = batchTree(
      list,
      messages.map(({ digest }) => digest),
    );
    const bytes = encodeBatch(signed);
    const cid = contentCid(bytes);
    return { call: lists.call("anchor", [list, root, messages.length, cid.bytes]), bytes, cid };
  };

  const form: Form = {
    name: "post",
    limit,
    serial: true,
    async load(messages): Promise<Load> {
      const carried = asManyAsFit(messages);
      const { call, bytes, cid } = anchored(carried);
      await content.put(cid, bytes, "batch");
      return { ...call, messages: carried };
    },
    taken: ({ messages }) => messages.length,
    single: (message) => anchored([message]).call,
    skipped: () => new Set(),
    async stand({ data }, messages, { transactionHash }): Promise<Standing[]> {
      const { list, root, count, cid } = lists.arguments("anchor", data).toObject() as Batch;
      const [anchor] = await lists.read("anchorOf", [list, anchorId({ root, count, cid })]);
      const { count: stands, first } = anchor as { count: bigint; first: bigint };
      if (stands === 0n) return messages.map(() => "again");
      // That it is in the log is not yet an effect: whether it counts is said by those who read it.
      return Promise.all(
        messages.map(async ({ digest, place }) => {
          const entry = await records.entryAt(list, Number(first), place ?? 0);
          if (entry?.tx !== transactionHash) return "unread";
          if (entry.refused === undefined) return "done";
          if ((await records.broughtBy(list, digest)) !== undefined) return "done";
          const { fault, reason } = entry.refused;
          return { code: fault, reason: `No reader counts it: ${reason}` };
        }),
      );
    },
    async effectOf(message, tag) {
      const { post } = signedOf(message);
      const tx = await records.broughtBy(post.list, message.digest);
      if (tx === undefined) return ABSENT;
      if (typeof tag !== "number") return present(tx);
      const receipt = await chain.receipt(tx);
      return receipt !== undefined && receipt.blockNumber <= tag ? present(tx) : ABSENT;
    },
    discard: (message) => letGo(signedOf(message).post.content),
  };

  return {
    form,
    draft({ post }: PostMessage): Draft {
      const { list, author, sequence } = post;
      return {
        digest: postId(checkPost(post), domain),
        kind: "post",
        claim: `post/${list}/${author}/${sequence}`,
        member: author,
      };
    },
    async admit(wire: PostMessage, { digest }: Draft, now: number): Promise<Admission> {
      const { post, signature } = wire;
      const { list, author, sentAt } = post;
      const bytes = checkedContent(wire);
      if (sentAt > now + POST_AHEAD_LIMIT)
        throw new WriteRefusal(422, "SENT_IN_FUTURE", "The post says it was sent in the future.", {
          hint: "Correct the clock of this machine and sign it again.",
        });
      const expiresAt = sentAt + POST_AGE_LIMIT;
      checkDeadline(expiresAt, now, leadSeconds);
      await checkSignature(chain, author, digest, signature);
      await requireRight(list, author);
      const position = await requirePlace(post);
      if (post.parent !== ZeroHash) await requireParent(list, post.parent);
      const lane = `post/${list}`;
      return {
        form: "post",
        lane,
        chain: rowOf(post),
        position,
        body: { post, signature } satisfies Body,
        // Whoever makes an anchor necessary pays for it; company travels for its share.
        gas: outbox.waitingIn(lane, 1).length === 0 ? ANCHOR + SHARE : SHARE,
        newcomer: false,
        expiresAt,
        store: async () => {
          arriving.set(post.content, (arriving.get(post.content) ?? 0) + 1);
          await content.put(contentCid(bytes), bytes, "promised");
        },
        stored: () => {
          const others = (arriving.get(post.content) ?? 1) - 1;
          if (others > 0) arriving.set(post.content, others);
          else arriving.delete(post.content);
          if (outbox.find(digest) === undefined) letGo(post.content);
        },
      };
    },
  };

  /** Several posts may have one text: it stays as long as one of them is on its way. */
  function letGo(text: string): void {
    if (!arriving.has(text) && !outbox.awaitsContent(text))
      content.release(cidOfDigest(text).toString(), "promised");
  }

  async function requireRight(list: string, author: string): Promise<void> {
    const [[record], [mayPost], [member]] = await Promise.all([
      lists.read("listOf", [list]),
      conduct.read("mayPost", [author, list]),
      lists.read("anchorsFor", [relay]),
    ]);
    if ((record as { closedAt: bigint }).closedAt !== 0n)
      throw new WriteRefusal(422, "LIST_CLOSED", "The list was closed.", {
        hint: "What is on it stays; choose another list for something new.",
      });
    if (mayPost !== true)
      throw new WriteRefusal(403, "MAY_NOT_POST", `${author} may not post on this list now.`, {
        hint: "Members post who accepted the Code of Conduct in force and are under no sanction.",
      });
    if (member === ZeroAddress)
      throw new WriteRefusal(503, "RELAY_NOT_ENGAGED", notEngaged(relay).message, {
        hint: `Any member does so with: npm run dao -- relay name ${relay}. ${WITHOUT_RELAY}`,
      });
  }

  /** Posts of an author on a list come without a gap, each linked to the one before. */
  async function requirePlace(post: PostMessage["post"]): Promise<number> {
    const last = await lastOf(post);
    const expected = last === undefined ? 0n : last.sequence + 1n;
    const sequence = BigInt(post.sequence);
    if (sequence !== expected || sequence > BigInt(Number.MAX_SAFE_INTEGER))
      throw new WriteRefusal(
        409,
        sequence < expected ? "SEQUENCE_TAKEN" : "SEQUENCE_GAP",
        `The author's next post on this list is number ${expected}; this one says ${sequence}.`,
        { hint: "Number posts of each list from 0 without a gap." },
      );
    const previous = last?.id ?? ZeroHash;
    if (post.previous !== previous)
      throw new WriteRefusal(
        422,
        "LINK_BROKEN",
        `The author's post before this one is ${previous}, not ${post.previous}.`,
        { hint: "Each post names the author's post before it on the list, the first one zero." },
      );
    return Number(sequence);
  }

  async function lastOf(post: PostMessage["post"]): Promise<KnownPost | undefined> {
    const here = outbox.lastIn(rowOf(post));
    const there = await records.lastOf(post.list, post.author);
    if (here === undefined) return there;
    const mine = { id: here.id, sequence: BigInt(here.sequence) };
    return there === undefined || there.sequence < mine.sequence ? mine : there;
  }

  async function requireParent(list: string, parent: string): Promise<void> {
    const here = outbox.find(parent);
    if (here?.lane === `post/${list}` && here.status !== "refused") return;
    if ((await records.broughtBy(list, parent)) !== undefined) return;
    throw new WriteRefusal(422, "PARENT_UNKNOWN", `There is no post ${parent} on this list.`, {
      hint: "Answer a post of the same list, or begin a thread with zero as parent.",
    });
  }
}

const rowOf = ({ list, author }: { list: string; author: string }) => `posts/${list}/${author}`;

/** @throws WriteRefusal, DaoError of validateContent */
function checkedContent(wire: PostMessage): Uint8Array {
  const bytes = contentBytes(wire);
  if (bytes === undefined)
    throw new WriteRefusal(400, "CONTENT_MALFORMED", "The content is not base64.", {
      hint: 'Standard base64 with padding, or encoding "utf8".',
    });
  validateContent(bytes);
  const digest = contentDigest(bytes);
  if (digest === wire.post.content) return bytes;
  throw new WriteRefusal(
    422,
    "CONTENT_MISMATCH",
    "The content is not what the post was signed for.",
    {
      hint: `Its sha-256 is ${digest}, the post says ${wire.post.content}.`,
    },
  );
}

/** From the front, until the batch would be too large for one block. */
function asManyAsFit(messages: readonly Message[]): Message[] {
  let size = 64;
  const fit = messages.findIndex((message) => {
    size += batchBytesOf(signedOf(message));
    return size > BATCH_BYTES_LIMIT;
  });
  return fit === -1 ? [...messages] : messages.slice(0, Math.max(1, fit));
}
