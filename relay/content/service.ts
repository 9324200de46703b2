import type { CID } from "multiformats/cid";
import type {
  CarScope,
  ContentDescription,
  ContentOptions,
  ContentSource,
  ReadableStore,
} from "../../core/content/index.js";
import type { RelayPart } from "../services.js";

/**
 * Why content is kept. What the chain names (`document`, `batch`, `post`, `attachment`), what the
 * operator or a sibling asks for (`pinned`), and the text of a post that the relay took and that was not
 * refused (`promised`) is kept; content without a reason expires.
 */
export const PIN_REASONS = [
  ...(["document", "batch", "post", "attachment"] as const),
  ...(["promised", "pinned"] as const),
] as const;
export type PinReason = (typeof PIN_REASONS)[number];

/** Where content stands at this relay. */
export type ContentState =
  /** Nobody named it and it is not here. */
  | "unknown"
  /** It has a reason to be here; a peer is being looked for. */
  | "wanted"
  /** It is here, every block was checked when it came. */
  | "held"
  /** It was here, and a block turned out to be lost or changed; a peer is being looked for. */
  | "damaged";

/** What is known of one CID. */
export interface ContentStatus {
  cid: string;
  state: ContentState;
  /** Why it is kept, sorted; empty for content that will expire. */
  reasons: PinReason[];
  /** Content bytes; undefined until it is held. */
  size: number | undefined;
  /** Different blocks of it. */
  blocks: number | undefined;
  /** Seconds since 1970. */
  storedAt: number | undefined;
  /** When content without a reason may be dropped, seconds since 1970. */
  expiresAt: number | undefined;
  /** As the chain's record claims. */
  mediaType: string | undefined;
  /** How often peers were asked in vain, and the last reason, in one line. */
  tries: number;
  problem: string | undefined;
  /** At the pinning service: `queued`, `pinning`, `pinned`, `failed`; undefined without one. */
  remote: string | undefined;
}

/** A content that came in a CAR. */
export interface HeldRoot {
  cid: string;
  /** Content bytes. */
  size: number;
}

/** The store as a whole. */
export interface ContentSummary {
  /** `files` or `kubo`. */
  store: string;
  contents: { held: number; wanted: number; damaged: number };
  /** Bytes of all different blocks. */
  storedBytes: number;
  maxStoredBytes: number;
  peers: { url: string; state: "asked" | "paused" | "dropped" }[];
}

/** A reference to content, from a chain event or a sibling. */
export interface Want {
  /** Base32 text or 36 bytes. */
  cid: string | Uint8Array | CID;
  reason: PinReason;
  /** As recorded; decides how a browser may be shown the bytes. */
  mediaType?: string | undefined;
}

/** Where content without a reason comes from. */
export interface Brought {
  /** Whose share of the room for such content it takes, see `clientOf`; what siblings bring takes nobody's. */
  client?: string | undefined;
}

/** Told about every content as it becomes complete here, however it came. */
export type HeldListener = (cid: string, reasons: readonly PinReason[]) => void;

/**
 * What routes and siblings ask of the content store.
 *
 * Every read is checked block by block against the CID. A block that is lost or changed is fetched
 * again from a peer, or the read fails; wrong bytes are never handed on.
 */
export interface ContentService extends RelayPart, ReadableStore {
  /**
   * Takes content from a stream, all or nothing; kept for good with a reason, else for a while.
   * Durable (written and synced) when it resolves.
   *
   * @throws DaoError `CONTENT_TOO_LARGE`, `CONTENT_BUDGET_SPENT`, `CONTENT_SHARE_SPENT`, `CONTENT_STORE_UNUSABLE`
   */
  add(
    content: ContentSource,
    reason?: PinReason,
    options?: ContentOptions & Brought,
  ): Promise<ContentDescription>;

  /**
   * Takes one block that is a whole content (raw codec, at most 1 MiB) under the CID the caller
   * worked out; refused when it is another. Durable when it resolves. Default reason: `pinned`.
   *
   * @throws DaoError `CONTENT_MISMATCH`, and what {@link add} throws.
   */
  put(cid: CID, bytes: Uint8Array, reason?: PinReason): Promise<void>;

  /**
   * Takes a CARv1 from a stream: its roots become contents, all of them or none. Every block must be
   * what its CID says and belong to a root.
   *
   * @throws DaoError `CAR_MALFORMED`, `CAR_TOO_LARGE`, and what {@link add} and {@link read} throw.
   */
  takeCar(
    source: AsyncIterable<Uint8Array>,
    reason?: PinReason,
    brought?: Brought,
  ): Promise<HeldRoot[]>;

  /** Streams a content as CARv1, parents first, each block checked. Throws like {@link read}. */
  car(cid: string | Uint8Array, scope?: CarScope): AsyncGenerator<Uint8Array>;

  /**
   * Streams content in order; any block of it that is damaged here is repaired from a peer first.
   *
   * @throws DaoError `CID_MALFORMED`, `CONTENT_MISSING`, `CONTENT_MISMATCH`, `CONTENT_MALFORMED`
   */
  read(cid: string | Uint8Array, options?: ContentOptions): AsyncGenerator<Uint8Array>;

  /**
   * The whole content in memory.
   *
   * @param atMost bytes; default 1 MiB, the size of a batch.
   * @throws DaoError `CONTENT_TOO_LARGE`, and what {@link read} throws.
   */
  bytes(cid: string | Uint8Array, atMost?: number): Promise<Uint8Array>;

  /** Whether the whole content is held (and was complete when it came). */
  has(cid: string | Uint8Array): Promise<boolean>;

  /** One checked block, repaired from a peer when damaged. ReadableStore of core. */
  get(cid: CID, options?: { signal?: AbortSignal }): AsyncGenerator<Uint8Array>;

  /**
   * Keeps what is here, fetches from peers what is not. Idempotent, returns at once; many at a time
   * are one commit. Posts of a batch are wanted by themselves as soon as the batch is here.
   */
  want(...wants: readonly Want[]): void;

  /** Takes one reason away; content without any expires like an upload. */
  release(cid: string | Uint8Array, reason: PinReason): void;

  /** Resolves when the content is held; rejects with the signal's reason. */
  arrival(cid: string | Uint8Array, signal: AbortSignal): Promise<void>;

  /** Calls the listener until the returned function is called. */
  onHeld(listener: HeldListener): () => void;

  /**
   * Adds a relay named on chain to those that are asked; only public addresses are ever reached
   * this way. Ignored (false) when the operator does not follow named relays or the URL is no good.
   */
  meet(url: string): boolean;

  status(cid: string | Uint8Array): ContentStatus;

  summary(): ContentSummary;

  /** Drops what expired and sweeps away what crashes left. Happens by itself every ten minutes. */
  tidy(): Promise<void>;
}
