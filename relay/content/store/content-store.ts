import type { CID } from "multiformats/cid";
import type { ReadableStore } from "../../../core/content/index.js";

/**
 * Where blocks lie. The narrow seam: files and Kubo stand behind it, the same tests run against both.
 * A store may lose or change bytes (every reader checks them); it must not say "stored" too early.
 * Blocks are found by hash: the codec of a CID makes no difference.
 */
export interface ContentStore extends ReadableStore {
  /** One word for logs and status: `files`, `kubo`. */
  readonly kind: string;
  /** Durable when it resolves. A bad copy of the block is replaced. */
  put(cid: CID, block: Uint8Array): Promise<void>;
  /** The bytes as they lie there, unchecked; a missing block is an error named `NotFoundError`. */
  get(cid: CID, options?: { signal?: AbortSignal }): AsyncGenerator<Uint8Array>;
  has(cid: CID): Promise<boolean>;
  /** Forgets a block; none there is fine. */
  delete(cid: CID): Promise<void>;
  /** Holds on to a complete content, where the store has a garbage collector of its own. */
  pin(root: CID): Promise<void>;
  unpin(root: CID): Promise<void>;
  /**
   * Removes what an interrupted process left behind: blocks older than `seconds` that `isKept` denies.
   *
   * @returns how many.
   */
  sweep(isKept: (cid: CID) => boolean, seconds: number): Promise<number>;
  /** Throws DaoError `CONTENT_STORE_UNUSABLE` when the store cannot be reached. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** What a store throws for a block it does not have. */
export class BlockNotFound extends Error {
  override readonly name = "NotFoundError";

  constructor(cid: CID, cause?: unknown) {
    super(`block ${cid} is not in the store`, cause === undefined ? undefined : { cause });
  }
}
