import { connectCoalition, readTypedDataDomain } from "../../core/contracts/index.js";
import { isDaoError } from "../../core/errors.js";
import { Replayer } from "../../core/replay/index.js";
import { isWalletSignature } from "../../core/replay/wallet-signature.js";
import { Blobs } from "./blobs.js";
import { answersOf } from "./chain-answers.js";
import { ChainState } from "./chain-state.js";
import type { CoalitionConfig } from "./config.js";
import { deferred } from "./deferred.js";
import type { ReadingProgress } from "./progress.js";
import type { ReaderMethod, ReaderQuestions } from "./reader-methods.js";
import { Nodes } from "./rpc.js";
import { RpcProvider } from "./rpc-provider.js";

const POLL_MS = 4_000;
/** Rounds of fetching what is missing before the chain is looked at again. */
const PASSES = 20;
const LONGEST_PAUSE_MS = 60_000;

export interface FollowingOptions {
  config: CoalitionConfig;
  rpcUrls: readonly string[];
  /** Whom to ask for batches and words. */
  relays: readonly string[];
  progress(progress: ReadingProgress): void;
  /** There is something new. */
  moved(): void;
  /** Milliseconds between two looks at the chain. */
  pollMs?: number;
}

interface Opened {
  state: ChainState;
  blobs: Blobs;
  answers: ReaderQuestions;
}

/** Reads the whole chain, then what is new, until it is closed. */
export class ChainFollowing {
  readonly #options: FollowingOptions;
  readonly #provider: RpcProvider;
  readonly #stop = new AbortController();
  #told: ReadingProgress;
  #turn: Promise<unknown> = Promise.resolve();
  #first = deferred<Opened>();
  #isReady = false;
  #wake: (() => void) | undefined;
  /** Whether there is something nobody was told of. */
  #news = false;

  constructor(options: FollowingOptions) {
    const { config, rpcUrls } = options;
    const { fromBlock } = config;
    this.#options = options;
    this.#provider = new RpcProvider(new Nodes(config.chainId, rpcUrls));
    this.#told = { phase: "reading", block: fromBlock, fromBlock, head: fromBlock, events: 0 };
    this.#first.promise.catch(() => undefined);
    void this.#run();
  }

  /**
   * Answers from the state; waits while the chain is read for the first time.
   *
   * @throws whatever keeps the chain from being read.
   */
  async ask(method: ReaderMethod, args: readonly unknown[]): Promise<unknown> {
    const { answers } = await this.#first.promise;
    const answer = answers[method] as (...given: readonly unknown[]) => Promise<unknown>;
    return this.#inTurn(() => answer(...args));
  }

  /** Looks at the chain at once, however often that failed. */
  wake(): void {
    this.#wake?.();
  }

  close(): void {
    this.#stop.abort();
    this.#provider.destroy();
  }

  /** What changes the state and what reads it take turns: nobody sees half a block. */
  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  async #open(): Promise<Opened> {
    const { config, relays } = this.#options;
    const { addresses, lists } = await connectCoalition(config.directory, this.#provider);
    const blobs = new Blobs(relays);
    const replayer = new Replayer(this.#provider, addresses, config.fromBlock, {
      postDomain: await readTypedDataDomain(lists),
      fetchBlob: (cid) => Promise.resolve(blobs.get(cid)),
      isWalletSignature: isWalletSignature(this.#provider),
    });
    const state = new ChainState(replayer, { tell: (how) => this.#tell(how) });
    const fixed = { chainId: config.chainId, addresses: { ...addresses } };
    return { state, blobs, answers: answersOf(fixed, () => state.state) };
  }

  async #run(): Promise<void> {
    const { pollMs = POLL_MS } = this.#options;
    const { signal } = this.#stop;
    let opened: Opened | undefined;
    let failures = 0;
    while (!signal.aborted) {
      try {
        await this.#round((opened ??= await this.#open()));
        failures = 0;
      } catch (error) {
        failures += 1;
        if (!signal.aborted) this.#fail(error);
      }
      const pause = Math.min(pollMs * 2 ** Math.min(failures, 8), LONGEST_PAUSE_MS);
      await sleep(pause, signal, (wake) => (this.#wake = wake));
    }
  }

  /** New blocks, then what batches and words they need: words come with batches, so more than once. */
  async #round(opened: Opened): Promise<void> {
    const { state, blobs } = opened;
    if (await this.#inTurn(() => state.follow())) this.#news = true;
    for (let pass = 0; pass < PASSES; pass++) {
      const came = await blobs.gather(await this.#inTurn(() => state.missing()));
      const more = came > 0 && (await this.#inTurn(() => state.absorb()));
      if (more) this.#news = true;
      // The lists are whole after the second; words for searching may come later.
      if (pass > 0 || !more) this.#ready(opened);
      if (!more || this.#stop.signal.aborted) break;
    }
  }

  #ready(opened: Opened): void {
    this.#first.resolve(opened);
    this.#isReady = true;
    if (this.#told.phase !== "ready") this.#tell({ phase: "ready" });
    if (this.#news) this.#options.moved();
    this.#news = false;
  }

  /** Who waits for the first reading learns why it fails; what was read before stays, unless the node left something out. */
  #fail(error: unknown): void {
    const problem = isDaoError(error) ? error.code : "UNEXPECTED";
    this.#tell({ phase: "failed", problem });
    if (problem === "JOURNAL_DIFFERS") this.#isReady = false;
    if (this.#isReady) return;
    this.#first.reject(error);
    this.#first = deferred();
    this.#first.promise.catch(() => undefined);
  }

  #tell(change: Partial<ReadingProgress>): void {
    this.#told = { ...this.#told, problem: undefined, ...change };
    this.#options.progress(this.#told);
  }
}

/** @param begins - gets what ends it early. */
function sleep(
  milliseconds: number,
  signal: AbortSignal,
  begins: (wake: () => void) => void,
): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener("abort", end);
    begins(end);
  });
}
