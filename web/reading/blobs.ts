import { parseCid } from "../../core/content/parse-cid.js";
import { fetchBlock } from "./block-sources.js";

const AT_ONCE = 6;
/** So many bytes are kept in memory; the browser's own cache has the others. */
const MOST_BYTES = 64 * 1024 * 1024;

/** What nobody has is asked for again after so long, then after twice as long, up to a bound. */
const PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 15 * 60_000;

/** Blocks of batches and posts: fetched many at once, and handed out at once where the chain is folded. */
export class Blobs {
  readonly #blocks = new Map<string, Uint8Array>();
  #bytes = 0;
  /** Until when (milliseconds) what nobody had is not asked for, and how long that was. */
  readonly #pauses = new Map<string, { until: number; pause: number }>();

  constructor(
    readonly sources: readonly string[],
    readonly fetch: typeof fetchBlock = fetchBlock,
    readonly clock: () => number = () => performance.now(),
  ) {}

  /** @returns null when the block was not fetched, or is forgotten by now. */
  get(cid: string): Uint8Array | null {
    return this.#blocks.get(cid) ?? null;
  }

  /** Fetches what is not here; what nobody has is left out. @returns how many of them are here now. */
  async gather(cids: readonly string[]): Promise<number> {
    const now = this.clock();
    const left = cids.filter(
      (cid) => !this.#blocks.has(cid) && (this.#pauses.get(cid)?.until ?? now) <= now,
    );
    const work = async () => {
      for (let cid = left.pop(); cid !== undefined; cid = left.pop()) await this.#take(cid);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return cids.filter((cid) => this.#blocks.has(cid)).length;
  }

  async #take(cid: string): Promise<void> {
    const block = await this.fetch(parseCid(cid), this.sources).catch(() => undefined);
    if (block === undefined) {
      const pause = Math.min(2 * (this.#pauses.get(cid)?.pause ?? PAUSE_MS / 2), LONGEST_PAUSE_MS);
      this.#pauses.set(cid, { until: this.clock() + pause, pause });
      return;
    }
    this.#pauses.delete(cid);
    this.#blocks.set(cid, block);
    this.#bytes += block.byteLength;
    for (const [oldest, bytes] of this.#blocks) {
      if (this.#bytes <= MOST_BYTES || oldest === cid) break;
      this.#blocks.delete(oldest);
      this.#bytes -= bytes.byteLength;
    }
  }
}
