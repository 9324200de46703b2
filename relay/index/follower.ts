import { setImmediate } from "node:timers/promises";
import { DaoError, isDaoError } from "../../core/errors.js";
import {
  type ChainBlock,
  type ChainLog,
  indexOf,
  Overlay,
  readBlock,
  readChainLogs,
  readWanted,
  rejudgeFrom,
  type Replayer,
  tables,
} from "../../core/replay/index.js";
import type { Logger } from "../log.js";
import { feedOf } from "./feed-of.js";
import type { BlockMark, IndexStore } from "./store/index-store.js";

/** Which blocks can no longer be replaced: the node's own word, or so many confirmations. */
export type Finality = "finalized" | number;

export interface FollowerOptions {
  finality: Finality;
  blocksAtOnce: number;
  log: Logger;
}

/** Rows that are written at once at most, about: so much is kept in memory, and no more. */
const ROWS_AT_ONCE = 2_000;

const RETRIES_AT_ONCE = 100;

/** What counts as final on a chain whose nodes do not say. */
const CONFIRMATIONS = 256;

/**
 * Keeps a store at the state of the chain. Every step ends in one commit, so that it can be killed between any two and
 * goes on where it was.
 */
export class Follower {
  /** How many events were folded since it began. */
  events = 0;
  /** Up to which key each table's retries have come. */
  readonly #turns = new Map<string, string>();

  constructor(
    readonly store: IndexStore,
    readonly replayer: Replayer,
    readonly options: FollowerOptions,
  ) {}

  /** Brings the state to the newest block. @returns the block it is at. */
  async follow(signal?: AbortSignal): Promise<BlockMark> {
    const latest = await this.#latest();
    const final = await this.#final(latest);
    const from = await this.#start(latest);
    if (from.number < latest.number) await this.#catchUp(from, latest, final, signal);
    return (await this.store.cursor()) ?? from;
  }

  /** Asks once more for batches and words that nobody could give. @returns how many came. */
  async retry(): Promise<number> {
    const cursor = await this.store.cursor();
    if (cursor === undefined) return 0;
    const words = await this.#retryWords(cursor);
    return words + (await this.#retryBatches(cursor));
  }

  /** @throws DaoError `JOURNAL_DIFFERS` when the node left something out. */
  async checkJournals(): Promise<void> {
    const cursor = await this.store.cursor();
    if (cursor !== undefined) await this.replayer.checkJournals(this.store, cursor.number);
  }

  async #latest(): Promise<ChainBlock> {
    const latest = await readBlock(this.replayer.rpc, "latest");
    if (latest !== undefined) return latest;
    throw new DaoError("BLOCK_MISSING", "The node has no blocks.", { hint: "Ask another node." });
  }

  async #final(latest: ChainBlock): Promise<number> {
    const { finality } = this.options;
    if (finality !== "finalized") return latest.number - finality;
    const final = await readBlock(this.replayer.rpc, "finalized").catch(() => undefined);
    return final?.number ?? latest.number - CONFIRMATIONS;
  }

  /** Where to go on: behind the last block the chain and the state have in common. */
  async #start(latest: ChainBlock): Promise<BlockMark> {
    const cursor = await this.store.cursor();
    if (cursor === undefined) return this.#beginning();
    if (cursor.number <= latest.number && (await this.#isOnChain(cursor))) return cursor;
    for (const mark of await this.store.marks()) {
      if (mark.number > latest.number || !(await this.#isOnChain(mark))) continue;
      const blocks = cursor.number - mark.number;
      this.options.log.warn({ from: cursor.number, to: mark.number, blocks }, "chain reorganised");
      await this.store.rollBack(mark);
      return mark;
    }
    this.options.log.error(
      { block: cursor.number },
      "the chain differs below what was final: the index is rebuilt from the beginning",
    );
    await this.store.clear((await this.store.identity()) ?? "");
    return this.#beginning();
  }

  #beginning(): BlockMark {
    return { number: this.replayer.fromBlock - 1, hash: "", time: 0 };
  }

  async #isOnChain({ number, hash }: BlockMark): Promise<boolean> {
    return (await readBlock(this.replayer.rpc, number))?.hash === hash;
  }

  async #catchUp(from: BlockMark, latest: ChainBlock, final: number, signal?: AbortSignal) {
    await this.replayer.resume(this.store);
    const range = { fromBlock: from.number + 1, toBlock: latest.number };
    const pieces = readChainLogs(this.replayer.rpc, () => this.replayer.addresses(), {
      ...range,
      span: this.options.blocksAtOnce,
    });
    for await (const { logs, toBlock } of pieces) {
      signal?.throwIfAborted();
      await this.replayer.prepare(logs);
      await this.#fold(logs, final, signal);
      const end = toBlock === latest.number ? latest : await this.#blockAt(toBlock);
      await this.#commit(new Overlay(this.store), markOf(end), final);
    }
  }

  /** Folds whole blocks; below finality many to a commit, above it one. */
  async #fold(logs: readonly ChainLog[], final: number, signal?: AbortSignal): Promise<void> {
    let overlay = new Overlay(this.store);
    for (let start = 0; start < logs.length;) {
      signal?.throwIfAborted();
      const { blockNumber: number, blockHash: hash } = logs[start] as ChainLog;
      let end = start;
      while (logs[end]?.blockNumber === number) end += 1;
      this.events += await this.replayer.fold(overlay, logs.slice(start, end));
      // Whoever else this process serves gets a turn.
      await setImmediate();
      const next = logs[end];
      const full = overlay.size >= ROWS_AT_ONCE || next === undefined || next.blockNumber > final;
      if (full) {
        const time = this.replayer.timeOf(number);
        await this.#commit(overlay, { number, hash, time }, final);
        overlay = new Overlay(this.store);
      }
      start = end;
    }
  }

  async #blockAt(number: number): Promise<ChainBlock> {
    const block = await readBlock(this.replayer.rpc, number);
    if (block !== undefined) return block;
    throw new DaoError("BLOCK_MISSING", `The node no longer knows block ${number}.`, {
      hint: "The chain may have been reorganised while it was read: it is tried again.",
    });
  }

  async #commit(overlay: Overlay, block: BlockMark, final: number): Promise<void> {
    const changes = overlay.changes();
    const feed = feedOf(changes);
    await this.store.commit({ block, changes, feed, undoable: block.number > final, final });
  }

  async #retryWords(cursor: BlockMark): Promise<number> {
    const keys = await this.#turn(tables.wanted.name);
    const overlay = new Overlay(this.store);
    const found = await readWanted(overlay, keys, this.replayer.ports);
    if (found > 0) await this.#amend(overlay, cursor);
    return found;
  }

  async #retryBatches(cursor: BlockMark): Promise<number> {
    const first = new Map<string, number>();
    for (const key of await this.#turn(tables.missing.name)) {
      const { list, index } = indexOf(key);
      const { cid } = await tables.missing.need(this.store, key);
      if (first.has(list) || (await this.replayer.ports.fetchBlob(cid)) === null) continue;
      first.set(list, index);
    }
    for (const [list, index] of first) {
      const overlay = new Overlay(this.store);
      await rejudgeFrom(overlay, list, index, this.replayer.ports);
      await this.#amend(overlay, cursor);
    }
    return first.size;
  }

  /** The next keys of a table, so that in time all have their turn, however many nobody can serve. */
  async #turn(table: string): Promise<string[]> {
    const keys: string[] = [];
    const after = this.#turns.get(table);
    for await (const [key] of this.store.scan(table, { after, limit: RETRIES_AT_ONCE }))
      keys.push(key);
    // After the last it begins anew.
    if (keys.length === RETRIES_AT_ONCE) this.#turns.set(table, keys.at(-1) ?? "");
    else this.#turns.delete(table);
    return keys;
  }

  /**
   * Content is no block: what it changes belongs to the block the state is at. If that is replaced, the rows go back
   * with it, and the content is looked for again.
   */
  async #amend(overlay: Overlay, cursor: BlockMark): Promise<void> {
    const changes = overlay.changes();
    const marks = await this.store.marks();
    // The lowest mark is as final as it gets: below it nothing is undone.
    const final = marks.at(-1)?.number ?? cursor.number;
    const undoable = cursor.number > final;
    const feed = feedOf(changes);
    await this.store.commit({ block: cursor, changes, feed, undoable, final });
  }
}

const markOf = ({ number, hash, timestamp }: ChainBlock): BlockMark => ({
  number,
  hash,
  time: timestamp,
});

/** Whether to try again by itself: the chain moved under the reading, or the node had a bad moment. */
export function isPassing(error: unknown): boolean {
  return !isDaoError(error) || error.code === "BLOCK_MISSING";
}
