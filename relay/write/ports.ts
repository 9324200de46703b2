import type { CID } from "multiformats/cid";

/** JSON-RPC to one node; ethers' JsonRpcProvider is one. Throws what the node refuses. */
export interface Rpc {
  send(method: string, params: unknown[]): Promise<unknown>;
}

/** Where content goes. Bytes are durable once the promise is kept. */
export interface ContentPort {
  put(cid: CID, bytes: Uint8Array, reason: "post" | "batch"): Promise<unknown>;
}

/** A member's post as others need to know it: its place in the member's own chain of posts on a list. */
export interface KnownPost {
  /** 32 bytes as hex. */
  id: string;
  /** Counts from 0 for each author on each list. */
  sequence: bigint;
}

/** What is known of posts that are on the chain already, whoever brought them there. */
export interface PostRecords {
  /** The author's last post on the list; nothing before the first. */
  lastOf(list: string, author: string): Promise<KnownPost | undefined>;
  /** Whether a post with this id is on the list. */
  has(list: string, id: string): Promise<boolean>;
}
