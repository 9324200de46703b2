import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { CID } from "multiformats/cid";
import * as Digest from "multiformats/hashes/digest";
import { RAW_CODEC, type WritableStore } from "../../core/content/index.js";
import { DaoError } from "../../core/errors.js";
import type { Book } from "./book/book.js";
import { hashOf, type HeldContent, type KeptBlock } from "./book/rows.js";
import type { ContentConfig } from "./config.js";
import type { PinReason } from "./service.js";
import type { ContentStore } from "./store/content-store.js";

/** A content of which every block was put into, or kept in, a deposit. */
export interface CompleteContent {
  root: CID;
  /** Content bytes. */
  size: number;
  blocks: readonly CID[];
}

/** Blocks on their way to become a content. Ends with exactly one of `commit`, `abandon` and `leave`. */
export interface Deposit extends WritableStore {
  /** Durable when it resolves. */
  put(cid: CID, block: Uint8Array): Promise<void>;
  /** Counts a block in that may be in the store already: from now on nobody removes it. */
  keep(cid: CID, bytes: number): void;
  /** Enters contents made of these blocks, all or none; only now others see them. Other blocks are removed. */
  commit(contents: readonly CompleteContent[], reason?: PinReason): Promise<void>;
  /** Undoes: blocks nobody else needs are removed. */
  abandon(): Promise<void>;
  /** Stops, leaving the blocks where a later attempt finds them; the sweeper takes them in the end. */
  leave(): void;
}

interface Entry {
  roots: CID[];
  contents: HeldContent[];
  failure?: unknown;
}

/** Orphans older than this are swept; an attempt to fetch may go on where it stopped. */
const ORPHAN_SECONDS = 86_400;

const keyOf = (hash: Uint8Array) => Buffer.from(hash).toString("hex");
const cidOfHash = (hash: Uint8Array) => CID.createV1(RAW_CODEC, Digest.create(0x12, hash));
/** What is pinned and what is in the book change together, one change at a time. */
const PINS = "pins";

/**
 * Keeps store and book together: a block lies in the store as long as a content needs it or somebody
 * is at work with it, and what is in the book is in the store. (A crash can leave blocks that no
 * content needs; never the reverse.)
 */
export class Keeper {
  readonly #store: ContentStore;
  readonly #book: Book;
  readonly #limits: Pick<
    ContentConfig,
    "maxStoredBytes" | "maxUnpinnedBytes" | "maxUnpinnedBytesEach" | "unpinnedHours"
  >;
  readonly #refused: ReadonlySet<string>;
  /** How many deposits are at work with a block. */
  readonly #hands = new Map<string, number>();
  /** One change of a block at a time: a removal must not overtake a write, or be overtaken. */
  readonly #turns = new Map<string, Promise<unknown>>();
  /** Complete, and waiting to be entered together. */
  readonly #entries: Entry[] = [];
  #inFlight = 0;
  #unnamedInFlight = 0;
  readonly #inFlightOf = new Map<string, number>();
  readonly #salt: Uint8Array;

  readonly #now: () => number;

  /** @param now seconds since 1970. */
  constructor(store: ContentStore, book: Book, limits: ContentConfig, now: () => number) {
    this.#store = store;
    this.#book = book;
    this.#limits = limits;
    this.#refused = new Set(limits.refused);
    this.#now = now;
    this.#salt = book.salt();
  }

  /**
   * @param named whether something wants it kept for good; other content has a budget of its own.
   * @param client who brings it, as far as his address tells: of that budget everybody has a share.
   */
  deposit(named: boolean, client?: string): Deposit {
    const mine = new Map<string, KeptBlock>();
    let bytes = 0;
    const uploader = named || client === undefined ? undefined : this.#uploader(client);
    const count = (more: number) => {
      bytes += more;
      this.#inFlight += more;
      if (!named) this.#unnamedInFlight += more;
      if (uploader === undefined) return;
      const key = keyOf(uploader);
      const left = (this.#inFlightOf.get(key) ?? 0) + more;
      if (left === 0) this.#inFlightOf.delete(key);
      else this.#inFlightOf.set(key, left);
    };

    const take = (hash: Uint8Array, size: number) => {
      const key = keyOf(hash);
      const known = mine.get(key);
      if (known === undefined) this.#hands.set(key, (this.#hands.get(key) ?? 0) + 1);
      mine.set(key, { hash, bytes: size });
      count(size - (known?.bytes ?? 0));
    };
    const letGo = (): KeptBlock[] => {
      for (const key of mine.keys()) {
        const left = (this.#hands.get(key) ?? 1) - 1;
        if (left === 0) this.#hands.delete(key);
        else this.#hands.set(key, left);
      }
      count(-bytes);
      return [...mine.values()];
    };

    return {
      keep: (cid, size) => take(hashOf(cid), size),
      put: async (cid, block) => {
        take(hashOf(cid), block.byteLength);
        this.#checkBudget(named, uploader);
        await this.#inTurn(keyOf(hashOf(cid)), () => this.#store.put(cid, block));
      },
      commit: async (contents, reason) => {
        for (const { root } of contents) this.checkAllowed(root.toString());
        const entry: Entry = {
          roots: contents.map(({ root }) => root),
          contents: contents.map(({ root, size, blocks }) => ({
            cid: root.toString(),
            size,
            reason,
            uploader,
            blocks: [...new Set(blocks.map((cid) => keyOf(hashOf(cid))))].map((key) => {
              const block = mine.get(key);
              if (block === undefined) throw new Error(`block ${key} is not part of the deposit`);
              return block;
            }),
          })),
        };
        this.#entries.push(entry);
        await this.#inTurn(PINS, () => this.#enter());
        if (entry.failure !== undefined) throw entry.failure;
        await this.#remove(letGo().map(({ hash }) => hash));
      },
      abandon: async () => this.#remove(letGo().map(({ hash }) => hash)),
      leave: () => void letGo(),
    };
  }

  /** Replaces a lost or changed block of a content that is held. */
  async repair(cid: CID, block: Uint8Array): Promise<void> {
    await this.#inTurn(keyOf(hashOf(cid)), () => this.#store.put(cid, block));
  }

  /** Drops contents without a reason whose time is over. @returns how many. */
  async expire(): Promise<number> {
    let dropped = 0;
    const before = this.#now() - this.#limits.unpinnedHours * 3600;
    for (const cid of this.#book.unnamed(before, 1_000)) {
      if (await this.#drop(cid)) dropped++;
    }
    return dropped;
  }

  /** @throws DaoError `CONTENT_REFUSED` */
  checkAllowed(cid: string): void {
    if (!this.#refused.has(cid)) return;
    throw new DaoError("CONTENT_REFUSED", `this relay does not keep content ${cid}`, {
      hint: "Its operator decided so; another relay may keep it.",
    });
  }

  /** Removes a content whatever names it. @returns whether it was here. */
  async forget(cid: string): Promise<boolean> {
    this.#book.disown(cid);
    return this.#drop(cid);
  }

  /** Removes what crashes left in the store. @returns how many blocks. */
  async sweep(seconds = ORPHAN_SECONDS): Promise<number> {
    const isKept = (cid: CID) =>
      this.#hands.has(keyOf(hashOf(cid))) || this.#book.hasBlock(hashOf(cid));
    return this.#store.sweep(isKept, seconds);
  }

  async #drop(cid: string): Promise<boolean> {
    const freed = await this.#inTurn(PINS, async () => {
      const hashes = this.#book.drop(cid);
      if (hashes !== undefined) await this.#store.unpin(CID.parse(cid));
      return hashes;
    });
    if (freed === undefined) return false;
    await this.#remove(freed);
    return true;
  }

  /** Enters whatever waits, in one commit: syncing is what takes time. */
  async #enter(): Promise<void> {
    // Whatever else became ready in this turn of the event loop comes along.
    await setImmediate();
    const waiting = this.#entries.splice(0);
    const pin = async (entry: Entry) => {
      try {
        for (const root of entry.roots) await this.#store.pin(root);
      } catch (error) {
        entry.failure = error;
      }
    };
    await Promise.all(waiting.map(pin));
    const pinned = waiting.filter(({ failure }) => failure === undefined);
    try {
      if (pinned.length > 0)
        this.#book.hold(
          pinned.flatMap(({ contents }) => contents),
          this.#now(),
        );
    } catch (error) {
      for (const entry of pinned) entry.failure = error;
    }
  }

  /** Addresses are not written down: only what tells whether two uploads came from the same. */
  #uploader(client: string): Uint8Array {
    return createHash("sha256").update(this.#salt).update(client).digest();
  }

  #checkBudget(named: boolean, uploader: Uint8Array | undefined): void {
    const { maxStoredBytes, maxUnpinnedBytes, maxUnpinnedBytesEach } = this.#limits;
    if (uploader !== undefined) {
      const inFlight = this.#inFlightOf.get(keyOf(uploader)) ?? 0;
      if (this.#book.bytesOf(uploader) + inFlight > maxUnpinnedBytesEach)
        throw new DaoError(
          "CONTENT_SHARE_SPENT",
          `of content that nothing on chain names, one address may bring ${maxUnpinnedBytesEach} bytes here`,
          {
            hint: "What the chain names does not count any more, the rest is dropped after a while; or ask another relay.",
          },
        );
    }
    if (this.#book.storedBytes + this.#inFlight > maxStoredBytes)
      throw spent(`this relay keeps at most ${maxStoredBytes} bytes`);
    if (!named && this.#book.unnamedBytes() + this.#unnamedInFlight > maxUnpinnedBytes)
      throw spent(`content that nothing on chain names may take ${maxUnpinnedBytes} bytes here`);
  }

  async #remove(hashes: readonly Uint8Array[]): Promise<void> {
    for (const hash of hashes) {
      await this.#inTurn(keyOf(hash), async () => {
        if (this.#hands.has(keyOf(hash)) || this.#book.hasBlock(hash)) return;
        await this.#store.delete(cidOfHash(hash));
      });
    }
  }

  async #inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#turns.get(key) ?? Promise.resolve();
    const turn = before.then(work, work);
    const settled = turn.then(
      () => undefined,
      () => undefined,
    );
    this.#turns.set(key, settled);
    try {
      return await turn;
    } finally {
      if (this.#turns.get(key) === settled) this.#turns.delete(key);
    }
  }
}

function spent(why: string): DaoError {
  return new DaoError("CONTENT_BUDGET_SPENT", `there is no room for this content: ${why}`, {
    hint: "Ask the operator for more room, or store it at another relay.",
  });
}
