import { hexlify, toUtf8Bytes, type TypedDataDomain, ZeroHash } from "ethers";
import fc from "fast-check";
import {
  batchTree,
  contentCid,
  contentDigest,
  encodeBatch,
  listId,
  postDomain,
  type PostEnvelope,
  postId,
  signPost,
  type SignedPost,
} from "../../../core/lists/index.js";
import type { ReplayPorts } from "../../../core/replay/index.js";
import { time } from "../../fixture/coalition.js";
import type { Founded } from "./following-chain.js";

export const GENERAL = listId("general");

/** What somebody does in the forum. Signers 0 to 11 are members at first, 12 to 14 are not. */
export type Deed =
  | { act: "anchor"; posts: Draft[]; lost: boolean }
  | { act: "direct"; who: number; answers: number }
  | { act: "leave"; who: number }
  | { act: "join"; who: number };

interface Draft {
  who: number;
  /** Which earlier post it answers; none for a large number. */
  answers: number;
  fault: "none" | "signature" | "gap" | "link" | "again" | "list" | "time";
  /** Whether nobody has its words at first. */
  lost: boolean;
}

const person = fc.nat(14);

const anyDraft: fc.Arbitrary<Draft> = fc.record({
  who: person,
  answers: fc.nat(9),
  fault: fc.constantFrom(
    ...(["none", "none", "none", "none", "none", "none"] as const),
    ...(["signature", "gap", "link", "again", "list", "time"] as const),
  ),
  lost: fc.boolean(),
});

export const anyDeeds = (length: number): fc.Arbitrary<Deed[]> =>
  fc.array(
    fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({
          act: fc.constant("anchor" as const),
          posts: fc.array(anyDraft, { minLength: 1, maxLength: 8 }),
          lost: fc.boolean(),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          act: fc.constant("direct" as const),
          who: person,
          answers: fc.nat(9),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.oneof(
          fc.record({ act: fc.constant("leave" as const), who: person }),
          fc.record({ act: fc.constant("join" as const), who: person }),
        ),
      },
    ),
    { minLength: length, maxLength: length },
  );

/** Writes, signs and anchors with the real contracts. */
export class Forum {
  readonly blobs = new Map<string, Uint8Array>();
  readonly lost = new Set<string>();
  /** How often what was done. */
  readonly done = new Map<string, number>();
  readonly #chains = new Map<string, SignedPost[]>();
  readonly #all: string[] = [];
  #words = 0;

  private constructor(
    readonly found: Founded,
    readonly domain: TypedDataDomain,
  ) {}

  static async open(found: Founded): Promise<Forum> {
    return new Forum(found, await postDomain(found.contracts));
  }

  /** Ports that have everything, or all but what is lost. */
  ports(everything: boolean): ReplayPorts {
    return {
      postDomain: this.domain,
      fetchBlob: (cid) =>
        Promise.resolve(everything || !this.lost.has(cid) ? (this.blobs.get(cid) ?? null) : null),
    };
  }

  async play(deeds: readonly Deed[]): Promise<void> {
    for (const deed of deeds) {
      try {
        await this.#do(deed);
        this.done.set(deed.act, (this.done.get(deed.act) ?? 0) + 1);
      } catch (error) {
        if (!/revert/i.test(String(error))) throw error;
      }
    }
  }

  async #do(deed: Deed): Promise<unknown> {
    const { c } = this.found;
    if (deed.act === "anchor") return this.anchor(deed.posts, deed.lost);
    const signer = c.signers[deed.who]!;
    if (deed.act === "leave") return c.membership.connect(signer).leave();
    if (deed.act !== "direct")
      return c.membership.connect(signer).join(0, (await c.archive.currentCode()).versionId);
    const { who, answers } = deed;
    const signed = await this.#write({ who, answers, fault: "none", lost: false });
    await c.lists.connect(signer).post(signed.post, "0x");
    return this.#remember(signed);
  }

  async anchor(drafts: readonly Draft[], lost: boolean): Promise<void> {
    const batch: SignedPost[] = [];
    for (const draft of drafts) {
      const signed = await this.#write(draft);
      if (draft.fault === "none") this.#remember(signed);
      batch.push(signed);
    }
    const bytes = encodeBatch(batch);
    const cid = this.#keep(bytes, lost);
    const { root } = batchTree(
      GENERAL,
      batch.map(({ post }) => postId(post, this.domain)),
    );
    const relay = this.found.c.lists.connect(this.found.c.founders[0]!);
    await relay.anchor(GENERAL, root, batch.length, hexlify(cid.bytes));
  }

  #keep(bytes: Uint8Array, lost: boolean) {
    const cid = contentCid(bytes);
    this.blobs.set(cid.toString(), bytes);
    if (lost) this.lost.add(cid.toString());
    return cid;
  }

  #remember(signed: SignedPost): void {
    const chain = this.#chains.get(signed.post.author) ?? [];
    this.#chains.set(signed.post.author, [...chain, signed]);
    this.#all.push(postId(signed.post, this.domain));
  }

  async #write({ who, answers, fault, lost }: Draft): Promise<SignedPost> {
    const author = this.found.c.signers[who]!;
    const chain = this.#chains.get(author.address) ?? [];
    const last = chain.at(-1);
    if (fault === "again" && last !== undefined) return last;
    const words = toUtf8Bytes(`Words number ${++this.#words} about bridges.`);
    this.#keep(words, lost);
    const sequence = BigInt(chain.length) + (fault === "gap" ? 2n : 0n);
    const previous = last === undefined ? ZeroHash : postId(last.post, this.domain);
    const post: PostEnvelope = {
      list: fault === "list" ? listId("announcements") : GENERAL,
      author: author.address,
      parent: this.#all.at(-1 - answers) ?? ZeroHash,
      subject: `Subject ${this.#words}`,
      content: contentDigest(words),
      sentAt: (await time.latest()) - (fault === "time" ? 40 * 86_400 : 0),
      sequence,
      previous:
        sequence === 0n
          ? ZeroHash
          : fault === "link" || last === undefined
            ? contentDigest(words)
            : previous,
    };
    const signer = fault === "signature" ? this.found.c.signers[(who + 1) % 15]! : author;
    return signPost(signer, this.domain, post);
  }
}
