import type { CID } from "multiformats/cid";

/** JSON-RPC to one node; ethers' JsonRpcProvider is one. Throws what the node refuses. */
export interface Rpc {
  send(method: string, params: unknown[]): Promise<unknown>;
}

/** Where content goes. Bytes are durable once the promise is kept. */
export interface ContentPort {
  put(cid: CID, bytes: Uint8Array, reason: "promised" | "batch"): Promise<unknown>;
  /** What was promised will not come: the content may expire, unless something else names it. */
  release(cid: string, reason: "promised"): void;
}

/** A member's post as others need to know it: its place in the member's own chain of posts on a list. */
export interface KnownPost {
  /** 32 bytes as hex. */
  id: string;
  /** Counts from 0 for each author on each list. */
  sequence: bigint;
}

/** What readers make of one place of a batch that was anchored. */
export interface PostEntry {
  /** Hash of the transaction that anchored it. */
  tx: string;
  /** Why no reader counts it: in a word, and in one line. */
  refused: { fault: string; reason: string } | undefined;
}

/** What is known of posts that are on the chain already, whoever brought them there. */
export interface PostRecords {
  /** The author's last post on the list; nothing before the first. */
  lastOf(list: string, author: string): Promise<KnownPost | undefined>;
  /** Hash of the transaction that brought a post which counts onto the list; nothing if there is no such post. */
  broughtBy(list: string, id: string): Promise<string | undefined>;
  /**
   * What stands at a place of the batch that begins at index `first` of a list's log; nothing as long as that was not
   * read.
   */
  entryAt(list: string, first: number, place: number): Promise<PostEntry | undefined>;
}
