import { hexlify, toUtf8Bytes, type TypedDataDomain, ZeroHash } from "ethers";
import {
  batchTree,
  contentCid,
  contentDigest,
  encodeBatch,
  listId,
  postDomain,
  postId,
  type SignedPost,
  signPost,
} from "../../core/lists/index.js";
import type { BenchCoalition } from "./coalition.js";
import { people, person } from "./people.js";

const LIST = listId("general");
const AUTHORS = 50;

/** The largest batch the contract takes. */
export const POSTS_A_BATCH = 500;

/** What a post says, and what it answers. */
export interface Wording {
  subject: string;
  text: string;
  /** Id of a post; none begins a thread. */
  parent?: string | undefined;
}

/** Writes posts by turns of the first members, and anchors them batch by batch. */
export class PostWriter {
  #written = 0;
  readonly #last = new Map<number, { sequence: bigint; id: string }>();

  /**
   * @param authors - members who write by turns.
   * @param keep - keeps a content where it will be looked for.
   */
  private constructor(
    readonly coalition: BenchCoalition,
    readonly domain: TypedDataDomain,
    readonly keep: (bytes: Uint8Array) => Promise<void>,
    readonly authors: number,
  ) {}

  static async of(
    coalition: BenchCoalition,
    keep: (bytes: Uint8Array) => Promise<void>,
    authors = AUTHORS,
  ): Promise<PostWriter> {
    return new PostWriter(coalition, await postDomain(coalition.contracts), keep, authors);
  }

  /** How many posts there are so far. */
  get written(): number {
    return this.#written;
  }

  /**
   * Writes one batch.
   *
   * @param count - at most {@link POSTS_A_BATCH}.
   * @param wording - of the post with this number, given the ids of those before it in the batch.
   * @returns the posts' ids.
   */
  async write(
    count: number,
    wording: (number: number, before: readonly string[]) => Wording,
  ): Promise<string[]> {
    const { contracts, transactions, chain } = this.coalition;
    const sentAt = await chain.now();
    const batch: SignedPost[] = [];
    const ids: string[] = [];
    const kept: Promise<void>[] = [];
    while (batch.length < count) {
      const who = this.#written % this.authors;
      const { subject, text, parent = ZeroHash } = wording(this.#written, ids);
      const words = toUtf8Bytes(text);
      kept.push(this.keep(words));
      const last = this.#last.get(who);
      const signed = await signPost(person(who), this.domain, {
        ...{ list: LIST, author: person(who).address, parent, sentAt, subject },
        content: contentDigest(words),
        sequence: last === undefined ? 0n : last.sequence + 1n,
        previous: last?.id ?? ZeroHash,
      });
      const id = postId(signed.post, this.domain);
      this.#last.set(who, { sequence: signed.post.sequence, id });
      batch.push(signed);
      ids.push(id);
      this.#written += 1;
    }
    const bytes = encodeBatch(batch);
    await Promise.all([...kept, this.keep(bytes)]);
    const { root } = batchTree(LIST, ids);
    const cid = hexlify(contentCid(bytes).bytes);
    const anchor = [LIST, root, batch.length, cid] as const;
    const data = contracts.lists.interface.encodeFunctionData("anchor", [...anchor]);
    const [from] = people(0, 1);
    await transactions.gasOf({ from: from?.address ?? "", to: contracts.addresses.lists, data });
    return ids;
  }
}
