import type { CID } from "multiformats/cid";
import {
  exportContent,
  parseCid,
  readBlock,
  type ContentOptions,
  type ReadableStore,
} from "../../core/content/index.js";
import { DaoError, isDaoError } from "../../core/errors.js";
import type { Logger } from "../log.js";
import type { Book } from "./book/book.js";
import { hashOf, type ContentRow } from "./book/rows.js";
import type { Exchange } from "./exchange/exchange.js";
import type { Keeper } from "./keeper.js";
import { BlockNotFound, type ContentStore } from "./store/content-store.js";

/** Reads what the book says is here. A block that is not what it should be is reported and replaced, never handed on. */
export class Reader implements ReadableStore {
  constructor(
    private readonly store: ContentStore,
    private readonly book: Book,
    private readonly keeper: Keeper,
    private readonly exchange: Pick<Exchange, "block" | "kick">,
    private readonly log: Logger,
    private readonly onDamage: () => void,
  ) {}

  async *get(cid: CID, { signal }: { signal?: AbortSignal } = {}): AsyncGenerator<Uint8Array> {
    // Blocks on their way, and what else a store may hold, are nobody's business.
    if (!this.book.hasBlock(hashOf(parseCid(cid.bytes)))) throw new BlockNotFound(cid);
    let block: Uint8Array;
    try {
      block = await readBlock(cid, this.store, signal);
    } catch (error) {
      if (!isDaoError(error) || !/^CONTENT_(MISSING|MISMATCH)$/.test(error.code)) throw error;
      block = await this.#repair(cid, error, signal);
    }
    yield block;
  }

  /** @throws DaoError `CONTENT_MISSING` unless the content came here complete, `CONTENT_REFUSED` */
  require(cid: string): ContentRow {
    this.keeper.checkAllowed(cid);
    const row = this.book.content(cid);
    if (row === undefined || row.state === "wanted") {
      throw new DaoError("CONTENT_MISSING", `content ${cid} is not here`, {
        hint:
          row === undefined
            ? "Nothing on chain names it, or this relay has not read so far."
            : "It is being looked for at this relay's peers.",
      });
    }
    return row;
  }

  async *read(
    cid: string | Uint8Array,
    { signal, onProgress }: ContentOptions = {},
  ): AsyncGenerator<Uint8Array> {
    const root = parseCid(cid);
    this.require(root.toString());
    yield* exportContent(root.bytes, this, { signal, onProgress });
  }

  async bytes(cid: string | Uint8Array, atMost: number): Promise<Uint8Array> {
    const { size } = this.require(parseCid(cid).toString());
    if (size !== null && size > atMost) {
      throw new DaoError(
        "CONTENT_TOO_LARGE",
        `content ${parseCid(cid)} has ${size} bytes, over the ${atMost} expected`,
      );
    }
    const pieces: Uint8Array[] = [];
    for await (const piece of this.read(cid)) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  async #repair(cid: CID, fault: DaoError, signal: AbortSignal | undefined): Promise<Uint8Array> {
    const contents = this.book.damage(hashOf(cid), fault.message);
    this.log.error({ block: cid.toString(), contents, fault: fault.code }, "block lost or changed");
    this.onDamage();
    this.exchange.kick();
    try {
      const block = await this.exchange.block(cid, signal);
      await this.keeper.repair(cid, block);
      return block;
    } catch (cause) {
      if (!isDaoError(cause) || cause.code !== "CONTENT_MISSING") throw cause;
      throw new DaoError("CONTENT_DAMAGED", `${fault.message}; ${cause.message}`, {
        hint: "This relay keeps looking for it; ask another one meanwhile.",
        cause,
      });
    }
  }
}
