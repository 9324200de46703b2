import type { CID } from "multiformats/cid";
import {
  parseCid,
  readBlock,
  walkBlocks,
  type ReadableStore,
} from "../../../core/content/index.js";
import { DaoError, isDaoError } from "../../../core/errors.js";
import type { Logger } from "../../log.js";
import type { Book } from "../book/book.js";
import type { ContentConfig } from "../config.js";
import type { Deposit, Keeper } from "../keeper.js";
import type { ContentStore } from "../store/content-store.js";
import type { Peers } from "./peers.js";

const LONGEST_WAIT = 60_000;

/**
 * Brings in what is wanted: looks for each missing content at the peers, block by block, until all of
 * it is here and checked. Blocks that came stay, so an attempt goes on where the last one ended, and
 * two relays that want the same end with the same.
 */
export class Exchange {
  readonly #under = new Map<string, Promise<void>>();
  readonly #stop = new AbortController();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: ContentStore,
    private readonly book: Book,
    private readonly keeper: Keeper,
    private readonly peers: Peers,
    private readonly config: ContentConfig,
    private readonly log: Logger,
    private readonly onHeld: (cid: string) => void,
  ) {}

  /** Something is wanted, or somebody new can be asked. Returns at once. */
  kick(): void {
    if (this.#stop.signal.aborted || !this.peers.any) return;
    clearTimeout(this.#timer);
    const now = Date.now();
    for (const { cid } of this.book.due(now, this.config.fetches + this.#under.size)) {
      if (this.#under.size >= this.config.fetches) return;
      if (!this.#under.has(cid)) this.#begin(cid);
    }
    const next = this.book.nextDue();
    // Whatever is under way kicks again when it ends.
    if (next === undefined || this.#under.size > 0) return;
    this.#timer = setTimeout(() => this.kick(), Math.min(Math.max(next - now, 10), LONGEST_WAIT));
    this.#timer.unref();
  }

  /**
   * One block that is lost or changed here, from a peer; put back in its place.
   *
   * @throws DaoError `CONTENT_MISSING`
   */
  async block(cid: CID, signal?: AbortSignal): Promise<Uint8Array> {
    const stop = this.#stop.signal;
    const found = await this.peers.block(
      cid,
      signal === undefined ? stop : AbortSignal.any([stop, signal]),
    );
    if (found instanceof Uint8Array) return found;
    throw new DaoError("CONTENT_MISSING", `block ${cid} cannot be had: ${found.missing}`, {
      hint: "Ask another relay, or give this one a peer that holds it.",
    });
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    this.#stop.abort(new Error("the relay is stopping"));
    await Promise.allSettled(this.#under.values());
  }

  #begin(cid: string): void {
    const work = this.#fetch(cid)
      .catch((error: unknown) => {
        if (!this.#stop.signal.aborted) this.#failed(cid, error);
      })
      .finally(() => {
        this.#under.delete(cid);
        this.kick();
      });
    this.#under.set(cid, work);
  }

  async #fetch(cid: string): Promise<void> {
    const deposit = this.keeper.deposit(true);
    try {
      const blocks: CID[] = [];
      const walk = walkBlocks(cid, this.#completing(deposit), {
        maxBytes: this.config.maxContentBytes,
        signal: this.#stop.signal,
      });
      let step = await walk.next();
      for (; step.done !== true; step = await walk.next()) blocks.push(step.value.cid);
      await deposit.commit([{ root: parseCid(cid), size: step.value.size, blocks }]);
    } catch (error) {
      deposit.leave();
      throw error;
    }
    this.log.info({ cid }, "content fetched");
    this.onHeld(cid);
  }

  /** Reads here what is here and good, and everything else from peers into the deposit. */
  #completing(deposit: Deposit): ReadableStore {
    const { store } = this;
    const fetchBlock = (cid: CID) => this.block(cid);
    return {
      async *get(cid: CID) {
        let block: Uint8Array;
        // Before it is read: what nobody holds could be swept away in between.
        deposit.keep(cid, 0);
        try {
          block = await readBlock(cid, store);
          deposit.keep(cid, block.byteLength);
        } catch (error) {
          if (!isDaoError(error) || !/^CONTENT_(MISSING|MISMATCH)$/.test(error.code)) throw error;
          block = await fetchBlock(cid);
          await deposit.put(cid, block);
        }
        yield block;
      },
    };
  }

  #failed(cid: string, error: unknown): void {
    const { retrySeconds, maxRetrySeconds } = this.config;
    const tries = this.book.content(cid)?.tries ?? 0;
    // Spread, so that a peer that comes back is not asked for everything at once.
    const wait =
      Math.min(retrySeconds * 2 ** Math.min(tries, 30), maxRetrySeconds) *
      (0.8 + 0.4 * Math.random());
    const problem = error instanceof Error ? error.message : String(error);
    this.book.failed(cid, problem.slice(0, 500), Math.floor(Date.now() + wait * 1000));
    if (isDaoError(error)) this.log.debug({ cid, problem, tries }, "content not found yet");
    else this.log.error({ cid, err: error }, "content could not be fetched");
  }
}
