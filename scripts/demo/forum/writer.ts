import { toUtf8Bytes, type TypedDataDomain, ZeroHash } from "ethers";
import { importContent } from "../../../core/content/index.js";
import {
  contentDigest,
  listId,
  postDomain,
  type PostEnvelope,
  postId,
  type SignedPost,
  signPost,
} from "../../../core/lists/index.js";
import type { Stage } from "../stage.js";
import type { DemoPost } from "./demo-forum.js";

/** What somebody wants to say. */
export type Words = Pick<DemoPost, "author" | "subject" | "text" | "parent">;

/** Writes the posts of everybody on one list, each linked to its author's last. */
export class Writer {
  readonly #last = new Map<string, { id: string; sequence: bigint }>();

  private constructor(
    readonly stage: Stage,
    readonly list: { id: string; name: string },
    readonly domain: TypedDataDomain,
  ) {}

  static async of(stage: Stage, name: string): Promise<Writer> {
    const domain = await postDomain(stage.contracts);
    return new Writer(stage, { id: listId(name), name }, domain);
  }

  /** An envelope signed by its author over content in this process's store; {@link taken} makes it the author's last. */
  async sign({ author, subject, text, parent }: Words): Promise<SignedPost & { id: string }> {
    const content = toUtf8Bytes(text);
    await importContent(content, this.stage.store);
    const last = this.#last.get(author.address);
    const post: PostEnvelope = {
      list: this.list.id,
      author: author.address,
      parent,
      subject,
      content: contentDigest(content),
      sentAt: await this.stage.chain.now(),
      sequence: last === undefined ? 0n : last.sequence + 1n,
      previous: last?.id ?? ZeroHash,
    };
    const signed = await signPost(author.signer, this.domain, post);
    return { ...signed, id: postId(post, this.domain) };
  }

  taken({ id, post }: SignedPost & { id: string }): void {
    this.#last.set(post.author, { id, sequence: post.sequence });
  }
}
