import { DaoError, isDaoError } from "../../core/errors.js";
import { cidOfDigest } from "../../core/lists/index.js";
import {
  beginRejudging,
  type ChainBlock,
  indexOf,
  MemoryStore,
  Overlay,
  readBlock,
  readChainLogs,
  readWanted,
  rejudgeStep,
  type Replayer,
  tables,
} from "../../core/replay/index.js";
import type { WireBlock } from "../../core/wire/read.js";
import type { StateAt } from "./chain-answers.js";
import type { ReadingProgress } from "./progress.js";

/** Blocks below this many others are taken as settled: were they replaced, everything is read anew. */
const SETTLED = 64;
/** Above the settled ones so many blocks are kept apart before the settled part is moved up. */
const LOOSE = 192;
/** Blocks asked for at once. */
const SPAN = 2_000;
/** Posts whose words are asked for in one round. */
const WORDS_AT_ONCE = 100;

export interface ChainStateOptions {
  tell?: (progress: ReadingProgress) => void;
  settled?: number;
  loose?: number;
  span?: number;
}

/**
 * The coalition's state, folded here from the chain alone and kept in memory. The newest blocks lie over the settled ones,
 * so that a reorganisation of the chain only costs reading them again.
 */
export class ChainState {
  #settled = new MemoryStore();
  #settledAt: WireBlock;
  #loose: Overlay;
  #at: WireBlock;
  /** Whether what was folded is all there is, by the chain's own count. */
  #isChecked = true;
  #events = 0;
  readonly #replayer: Replayer;
  readonly #options: ChainStateOptions;
  /** Posts whose words are asked for in this round. */
  #wanted: readonly string[] = [];

  constructor(replayer: Replayer, options: ChainStateOptions = {}) {
    this.#replayer = replayer;
    this.#options = options;
    this.#settledAt = this.#at = this.#beginning();
    this.#loose = new Overlay(this.#settled);
  }

  /** The state at the block it is at. */
  get state(): StateAt {
    return { store: this.#loose, at: this.#at };
  }

  /**
   * Brings the state to the newest block. When it fails, what was folded by then is whole, and the next call goes on there;
   * of a node that left something out, nothing is kept.
   *
   * @returns whether anything is new.
   * @throws DaoError `JOURNAL_DIFFERS` when the node left something out, `BLOCK_MISSING` when the chain moved meanwhile.
   */
  async follow(): Promise<boolean> {
    const latest = await this.#latest();
    if (this.#isChecked && latest.hash === this.#at.hash) return false;
    if (!(await this.#isOnChain(this.#at, latest))) await this.#goBack(latest);
    this.#isChecked = false;
    const { settled = SETTLED, loose = LOOSE } = this.#options;
    const firm = latest.number - settled;
    if (firm - this.#settledAt.number > loose) await this.#settle(firm, latest);
    await this.#fold(this.#loose, this.#at, latest, latest);
    await this.#check(latest);
    return true;
  }

  async #check({ number }: ChainBlock): Promise<void> {
    try {
      await this.#replayer.checkJournals(this.#loose, number);
      this.#isChecked = true;
    } catch (error) {
      if (isDaoError(error) && error.code === "JOURNAL_DIFFERS") this.#forget();
      throw error;
    }
  }

  async #latest(): Promise<ChainBlock> {
    const latest = await readBlock(this.#replayer.rpc, "latest");
    if (latest !== undefined) return latest;
    throw new DaoError("BLOCK_MISSING", "The node has no blocks.", { hint: "Ask another node." });
  }

  #beginning(): WireBlock {
    return { number: this.#replayer.fromBlock - 1, hash: "", time: 0 };
  }

  async #isOnChain({ number, hash }: WireBlock, latest: ChainBlock): Promise<boolean> {
    if (hash === "") return true;
    if (number > latest.number) return false;
    return (await readBlock(this.#replayer.rpc, number))?.hash === hash;
  }

  /** The loose blocks were replaced; or even settled ones, and then everything is. */
  async #goBack(latest: ChainBlock): Promise<void> {
    if (!(await this.#isOnChain(this.#settledAt, latest))) this.#forget();
    this.#loose = new Overlay(this.#settled);
    this.#at = this.#settledAt;
  }

  #forget(): void {
    this.#settled = new MemoryStore();
    this.#loose = new Overlay(this.#settled);
    this.#settledAt = this.#at = this.#beginning();
  }

  /** Folds into the settled part what nobody will replace any more, and begins the loose part anew above it. */
  async #settle(firm: number, latest: ChainBlock): Promise<void> {
    const end = await readBlock(this.#replayer.rpc, firm);
    if (end === undefined) return;
    this.#loose = new Overlay(this.#settled);
    this.#at = this.#settledAt;
    await this.#fold(this.#settled, this.#settledAt, end, latest);
  }

  /** Folds everything behind one block up to another, each piece as a whole or not at all. */
  async #fold(
    store: MemoryStore | Overlay,
    from: WireBlock,
    to: ChainBlock,
    latest: ChainBlock,
  ): Promise<void> {
    const range = { fromBlock: from.number + 1, toBlock: to.number };
    const { span = SPAN } = this.#options;
    await this.#replayer.resume(store);
    const addresses = () => this.#replayer.addresses();
    const pieces = readChainLogs(this.#replayer.rpc, addresses, { ...range, span });
    for await (const { logs, toBlock } of pieces) {
      const piece = new Overlay(store);
      const events = await this.#replayer.fold(piece, await this.#replayer.prepare(logs, toBlock));
      const end = toBlock === to.number ? to : await this.#blockAt(toBlock);
      await piece.writeTo(store);
      this.#at = markOf(end);
      if (store === this.#settled) this.#settledAt = this.#at;
      this.#events += events;
      this.#tell(toBlock, latest.number);
    }
  }

  async #blockAt(number: number): Promise<ChainBlock> {
    const block = await readBlock(this.#replayer.rpc, number);
    if (block !== undefined) return block;
    throw new DaoError("BLOCK_MISSING", `The node no longer knows block ${number}.`, {
      hint: "The chain moved while it was read: it is tried again.",
    });
  }

  /** CIDs of batches and words that were not at hand; of words some, so that in time all have their turn. */
  async missing(): Promise<string[]> {
    const batches: string[] = [];
    for await (const [, { cid }] of tables.missing.scan(this.#loose)) batches.push(cid);
    this.#wanted = await keysAfter(this.#loose, this.#wanted.at(-1));
    const words = this.#wanted.map((key) => cidOfDigest(key.split("/")[0] ?? "").toString());
    return [...batches, ...words];
  }

  /** Takes in what is at hand now of what was missing, and judges anew the lists that got batches. */
  async absorb(): Promise<boolean> {
    const store = this.#loose;
    const { ports } = this.#replayer;
    let news = (await readWanted(store, this.#wanted, ports)) > 0;
    const begun = new Set<string>();
    const waiting: [string, { cid: string }][] = [];
    for await (const row of tables.missing.scan(store)) waiting.push([...row]);
    for (const [key, { cid }] of waiting) {
      const { list, index } = indexOf(key);
      if (begun.has(list) || (await ports.fetchBlob(cid)) === null) continue;
      begun.add(list);
      await beginRejudging(store, list, index);
    }
    for (const list of begun) while (!(await rejudgeStep(store, list, ports))) news = true;
    return news || begun.size > 0;
  }

  #tell(block: number, head: number): void {
    const { fromBlock } = this.#replayer;
    const phase = block < head ? "reading" : "ready";
    this.#options.tell?.({ phase, block, fromBlock, head, events: this.#events });
  }
}

/** Keys of posts whose words are missing: the next ones, and the first after the last. */
async function keysAfter(store: Overlay, after: string | undefined): Promise<string[]> {
  const keys: string[] = [];
  for await (const [key] of tables.wanted.scan(store, { limit: WORDS_AT_ONCE, after }))
    keys.push(key);
  return keys.length > 0 || after === undefined ? keys : keysAfter(store, undefined);
}

const markOf = ({ number, hash, timestamp }: ChainBlock): WireBlock => ({
  ...{ number, hash, time: timestamp },
});
