import { parseCid } from "../../core/content/parse-cid.js";
import { fetchBlock } from "./block-sources.js";

const AT_ONCE = 6;
/** So many bytes are kept in memory; the browser's own cache has the others. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Blocks of batches and posts: fetched many at once, and handed out at once where the chain is folded. */
export class Blobs {
  readonly #blocks = new Map<string, Uint8Array>();
  #bytes = 0;

  constructor(
    readonly sources: readonly string[],
    readonly fetch: typeof fetchBlock = fetchBlock,
  ) {}

  /** @returns null when the block was not fetched, or is forgotten by now. */
  get(cid: string): Uint8Array | null {
    return this.#blocks.get(cid) ?? null;
  }

  /** Fetches what is not here; what nobody has is left out. @returns how many came. */
  async gather(cids: readonly string[]): Promise<number> {
    const left = cids.filter((cid) => !this.#blocks.has(cid));
    let found = 0;
    const work = async () => {
      for (let cid = left.pop(); cid !== undefined; cid = left.pop())
        if (await this.#take(cid)) found += 1;
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return found;
  }

  async #take(cid: string): Promise<boolean> {
    const block = await this.fetch(parseCid(cid), this.sources).catch(() => undefined);
    if (block === undefined) return false;
    this.#blocks.set(cid, block);
    this.#bytes += block.byteLength;
    for (const [oldest, bytes] of this.#blocks) {
      if (this.#bytes <= MOST_BYTES || oldest === cid) break;
      this.#blocks.delete(oldest);
      this.#bytes -= bytes.byteLength;
    }
    return true;
  }
}
