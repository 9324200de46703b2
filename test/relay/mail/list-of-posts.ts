import { Wallet, ZeroHash, type TypedDataDomain } from "ethers";
import { MemoryBlockstore } from "blockstore-core";
import { exportContent, importContent } from "../../../core/content/index.js";
import { contentDigest } from "../../../core/lists/content.js";
import { listId, postId, signPost } from "../../../core/lists/post.js";
import type {
  ArchivedRendition,
  MailContent,
  MailIndex,
  MailList,
  MailPost,
} from "../../../relay/mail/ports.js";

export const DOMAIN: TypedDataDomain = {
  name: "Example Lists",
  version: "1",
  chainId: 31337n,
  verifyingContract: "0x5FbDB2315678afecb367f032d93F642f64180aa3",
};
export const HOST = "example.invalid";
export const START = 1_700_000_000;

/** What somebody posts, in few words. */
export interface Said {
  text?: string | Uint8Array;
  subject?: string;
  /** Which of the posts before it answers. */
  parent?: number | undefined;
  /** Which wallet. */
  by?: number;
  hidden?: MailPost["hidden"];
  group?: string | undefined;
}

/** Keys of nobody, the same in every run. */
const walletOf = (number: number) => new Wallet(`0x${String(number + 1).padStart(64, "0")}`);

/** A list whose posts are really signed, with the content store they lie in. */
export class ListOfPosts implements MailIndex {
  readonly entry: MailList = {
    id: listId("discuss"),
    name: "discuss",
    purpose: "Talk about <everything> & more",
    openedAt: START - 100,
  };
  readonly written: MailPost[] = [];
  readonly blocks = new MemoryBlockstore();
  readonly renditions: ArchivedRendition[] = [];
  readonly archivists = new Set<string>();
  readonly #last = new Map<string, { id: string; sequence: bigint }>();

  readonly content: MailContent = {
    read: (cid) => exportContent(cid, this.blocks),
    has: async (cid) => {
      try {
        for await (const _ of exportContent(cid, this.blocks));
        return true;
      } catch {
        return false;
      }
    },
    add: (source) => importContent(source, this.blocks),
  };

  async say({
    text = "Hello",
    subject = "Subject",
    parent,
    by = 0,
    hidden,
    group = "academia",
  }: Said) {
    const wallet = walletOf(by);
    const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
    await importContent(bytes, this.blocks);
    const last = this.#last.get(wallet.address);
    const envelope = {
      list: this.entry.id,
      author: wallet.address,
      parent: parent === undefined ? ZeroHash : (this.written[parent]?.id ?? ZeroHash),
      subject,
      content: contentDigest(bytes),
      sentAt: START + this.written.length * 60,
      sequence: last === undefined ? 0n : last.sequence + 1n,
      previous: last?.id ?? ZeroHash,
    };
    const { post, signature } = await signPost(wallet, DOMAIN, envelope);
    const id = postId(post, DOMAIN);
    this.#last.set(wallet.address, { id, sequence: envelope.sequence });
    const place = BigInt(this.written.length);
    const anchoredAt = START + this.written.length * 60 + 30;
    const anchorTx = `0x${id.slice(2)}`;
    this.written.push({ place, id, post, signature, anchoredAt, anchorTx, group, hidden });
    return id;
  }

  async forgetContent(place: number): Promise<void> {
    const { post } = this.written[place] as MailPost;
    for await (const { cid } of this.blocks.getAll()) {
      if (Buffer.from(cid.multihash.digest).toString("hex") === post.content.slice(2))
        await this.blocks.delete(cid);
    }
  }

  /** Puts bytes into the archive as if somebody had deposited them. */
  async deposit(
    versionId: string,
    author: string,
    mediaType: string,
    bytes: Uint8Array,
    documentId = versionId,
  ) {
    const { cid, size } = await importContent(bytes, this.blocks);
    const record = { documentId, versionId, author, kind: "other", name: "history" };
    const when = { recordedAt: START + this.renditions.length, withdrawn: false };
    this.renditions.push({ ...record, ...when, cid, size, mediaType });
    return cid;
  }

  async list(idOrName: string): Promise<MailList | undefined> {
    return idOrName === this.entry.id || idOrName === this.entry.name ? this.entry : undefined;
  }

  async *posts(
    _list: string,
    { after = -1n, before, limit = Infinity }: Parameters<MailIndex["posts"]>[1],
  ): AsyncGenerator<MailPost> {
    const newest = before === undefined ? undefined : before === "end" ? 2n ** 64n : before;
    const found =
      newest === undefined
        ? this.written.filter(({ place }) => place > after)
        : this.written.filter(({ place }) => place < newest).reverse();
    yield* found.slice(0, limit);
  }

  async *documents(): AsyncGenerator<ArchivedRendition> {
    yield* this.renditions;
  }

  async holdsOffice(account: string): Promise<boolean> {
    return this.archivists.has(account);
  }
}
