import { setImmediate } from "node:timers/promises";
import { DaoError, isDaoError } from "../../core/errors.js";
import {
  beginRejudging,
  type ChainBlock,
  type ChainLog,
  indexOf,
  Overlay,
  readBlock,
  readChainLogs,
  readWanted,
  rejudgeStep,
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
  /** Rows that are written at once at most, about: so much is kept in memory, and no more. */
  rowsAtOnce?: number;
  /** Milliseconds since any moment; the process's own by default. */
  clock?: () => number;
}

const ROWS_AT_ONCE = 2_000;

const RETRIES_AT_ONCE = 100;

/** A list that took longer than this to judge anew rests for so many times as long: batches can be held back one by one. */
const SHORT_MS = 1_000;
const REST = 9;

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
  /** How long each list has been judged anew, and until when it rests. */
  readonly #spent = new Map<string, number>();
  readonly #restUntil = new Map<string, number>();
  readonly #rowsAtOnce: number;
  readonly #now: () => number;

  constructor(
    readonly store: IndexStore,
    readonly replayer: Replayer,
    readonly options: FollowerOptions,
  ) {
    const { rowsAtOnce = ROWS_AT_ONCE, clock = () => performance.now() } = options;
    this.#rowsAtOnce = rowsAtOnce;
    this.#now = clock;
  }

  /** Brings the state to the newest block. @returns the block it is at. */
  async follow(signal?: AbortSignal): Promise<BlockMark> {
    const latest = await this.#latest();
    const final = await this.#final(latest);
    const from = await this.#start(latest);
    if (from.number < latest.number) await this.#catchUp(from, latest, final, signal);
    return (await this.store.cursor()) ?? from;
  }

  /**
   * Asks once more for batches and words that nobody could give. Lists of which batches came are to be judged anew, see
   * {@link rejudge}.
   *
   * @returns how many came.
   */
  async retry(): Promise<number> {
    const cursor = await this.store.cursor();
    if (cursor === undefined) return 0;
    const words = await this.#retryWords(cursor);
    return words + (await this.#retryBatches(cursor));
  }

  /**
   * Goes on with the lists that are judged anew, piece by piece: each is one commit, after which the process can be killed,
   * the chain can move or go back, and whoever else this process serves had turns.
   *
   * @param milliseconds - begins no other piece after that long.
   * @returns whether something is left to do.
   */
  async rejudge(milliseconds = Infinity, signal?: AbortSignal): Promise<boolean> {
    const end = this.#now() + milliseconds;
    for (;;) {
      const list = await this.rejudging();
      if (list === undefined) return false;
      if (signal?.aborted === true) return true;
      await this.#rejudgePiece(list);
      if (this.#now() >= end) return (await this.rejudging()) !== undefined;
    }
  }

  /** A list that is judged anew; nothing when there is none. */
  async rejudging(): Promise<string | undefined> {
    for await (const [list] of tables.rejudging.scan(this.store, { limit: 1 })) return list;
    return undefined;
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
      await this.#fold(await this.replayer.prepare(logs, toBlock), final, signal);
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
      const full =
        overlay.size >= this.#rowsAtOnce || next === undefined || next.blockNumber > final;
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
      if (first.has(list) || !(await this.#mayBegin(list))) continue;
      if ((await this.replayer.ports.fetchBlob(cid)) !== null) first.set(list, index);
    }
    const overlay = new Overlay(this.store);
    for (const [list, index] of first) await beginRejudging(overlay, list, index);
    if (first.size > 0) await this.#amend(overlay, cursor);
    return first.size;
  }

  async #mayBegin(list: string): Promise<boolean> {
    if ((this.#restUntil.get(list) ?? -Infinity) > this.#now()) return false;
    return (await tables.rejudging.get(this.store, list)) === undefined;
  }

  async #rejudgePiece(list: string): Promise<void> {
    const begun = this.#now();
    const cursor = await this.store.cursor();
    if (cursor === undefined) return;
    const overlay = new Overlay(this.store);
    let done = false;
    while (!done && overlay.size < this.#rowsAtOnce) {
      done = await rejudgeStep(overlay, list, this.replayer.ports);
      await setImmediate();
    }
    await this.#amend(overlay, cursor);
    const spent = (this.#spent.get(list) ?? 0) + this.#now() - begun;
    if (!done) return void this.#spent.set(list, spent);
    this.#spent.delete(list);
    if (spent > SHORT_MS) this.#restUntil.set(list, this.#now() + REST * spent);
    this.options.log.info({ list, milliseconds: Math.round(spent) }, "list judged anew");
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
