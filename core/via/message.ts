import type { Signer, TransactionRequest, TypedDataDomain } from "ethers";
import type { CID } from "multiformats/cid";
import type { CoalitionContracts, ContractName } from "../contracts/index.js";
import type { ReadableStore, WritableStore } from "../content/index.js";

/** A call before it became a transaction. */
export interface Call {
  to: string;
  /** Calldata as hex. */
  data: string;
}

/** What a member signed for a relay. */
export interface Message {
  /** Where the relay takes it. */
  path: "/v1/papers" | "/v1/ballots" | "/v1/posts";
  body: unknown;
  /** EIP-712 digest: 32 bytes as hex; the relay's receipt must name it. */
  digest: string;
  /** The event that tells of its effect. */
  effect: ExpectedEvent;
  /** Of a post, where it must be found: the event alone says only that the list has more posts. */
  anchored?: Anchored;
}

/** A list, and the domain under which its posts are signed. */
export interface Anchored {
  /** 32 bytes as hex. */
  list: string;
  domain: TypedDataDomain;
}

/** An event of one contract, with arguments of which each that is named here has this value. */
export interface ExpectedEvent {
  contract: ContractName;
  event: string;
  args: Readonly<Record<string, bigint | string>>;
}

/** Content that somebody keeps at hand, as blocks. */
export interface KeptContent extends ReadableStore, WritableStore {
  /** Whether the block is there; only reading tells whether its bytes are good. */
  has(cid: CID): boolean | Promise<boolean>;
}

/** What messages are made with. */
export interface Desk {
  /** To read with. */
  coalition: CoalitionContracts;
  /** Block to read logs from. */
  fromBlock: number;
  member: string;
  /** The member's key; it signs and pays nothing. */
  key: Signer;
  /** Where the content of a post is. */
  content(): Promise<KeptContent>;
}

/** The call in a transaction; undefined for what is none: a deployment or a payment. */
export function callOf({ to, data, value }: TransactionRequest): Call | undefined {
  if (typeof to !== "string" || typeof data !== "string" || data.length < 10) return undefined;
  return value == null || BigInt(value) === 0n ? { to, data } : undefined;
}
