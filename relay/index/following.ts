import { setTimeout as sleep } from "node:timers/promises";
import { isDaoError } from "../../core/errors.js";
import { inOneLine, type Logger } from "../log.js";
import type { Health } from "../services.js";
import { type Follower, isPassing } from "./follower.js";
import type { BlockMark } from "./store/index-store.js";

/** How long trouble lasts before the index says that it is behind. */
const PATIENCE_MS = 30_000;
const LONGEST_PAUSE_MS = 15_000;
/** How long a list is judged anew before the chain is looked at again. */
const REJUDGE_MS = 500;
/** Everybody may read it: what libraries say of their failures is for the log. */
const OUT_OF_ORDER = "the node or the database does not answer as it should; the log says more.";

/** Follows the chain again and again until it is told to stop; trouble with the node passes or is said in health. */
export class Following {
  readonly #stop = new AbortController();
  readonly #listeners = new Set<(block: BlockMark) => void>();
  #running: Promise<void> | undefined;
  #at: BlockMark | undefined;
  #goodAt = Date.now();
  #trouble: string | undefined;
  /** There is something new that was not compared with the journals yet. */
  #unchecked = false;
  /** A list is being judged anew, and not done yet. */
  #rejudging = false;

  constructor(
    readonly follower: Follower,
    readonly options: { pollMs: number; retryMs: number; log: Logger; patienceMs?: number },
  ) {}

  start(): void {
    this.#running ??= this.#run();
  }

  /** The block the state is at; nothing before the first. */
  get at(): BlockMark | undefined {
    return this.#at;
  }

  /** Calls the listener whenever there is something new, until the returned function is called. */
  onMove(listener: (block: BlockMark) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Resolves when the state has reached a block. */
  async reached(block: number, signal: AbortSignal): Promise<void> {
    while ((this.#at?.number ?? -1) < block) {
      signal.throwIfAborted();
      await new Promise<void>((resolve, reject) => {
        const abandon = () => {
          leave();
          reject(signal.reason as Error);
        };
        const leave = this.onMove(() => {
          leave();
          signal.removeEventListener("abort", abandon);
          resolve();
        });
        signal.addEventListener("abort", abandon, { once: true });
      });
    }
  }

  health(): Health {
    const block = this.#at === undefined ? "no block yet" : `block ${this.#at.number}`;
    const at = this.#rejudging ? `${block}, a list is being judged anew` : block;
    const { patienceMs = PATIENCE_MS } = this.options;
    const ok = this.#trouble === undefined || Date.now() - this.#goodAt < patienceMs;
    return { ok, detail: this.#trouble === undefined ? `At ${at}.` : `At ${at}: ${this.#trouble}` };
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    let retriedAt = 0;
    let failures = 0;
    while (!signal.aborted) {
      try {
        const before = this.#at;
        this.#at = await this.follower.follow(signal);
        if (before?.hash !== this.#at.hash) this.#unchecked = true;
        if (Date.now() - retriedAt >= this.options.retryMs) {
          if ((await this.follower.retry()) > 0) this.#unchecked = true;
          retriedAt = Date.now();
        }
        const judging = this.#rejudging;
        this.#rejudging = await this.follower.rejudge(REJUDGE_MS, signal);
        if (judging && !this.#rejudging) this.#unchecked = true;
        const news = this.#unchecked;
        // What failed once is asked again in every round: only the journals can say that all is well.
        if (news) await this.follower.checkJournals();
        this.#unchecked = false;
        failures = 0;
        [this.#trouble, this.#goodAt] = [undefined, Date.now()];
        if (news) for (const listener of [...this.#listeners]) listener(this.#at);
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        this.#trouble = isDaoError(error) ? inOneLine(error) : OUT_OF_ORDER;
        this.options.log[isPassing(error) ? "warn" : "error"]({ err: error }, "index is behind");
      }
      if (this.#rejudging && failures === 0) continue;
      const pause = Math.min(this.options.pollMs * 2 ** Math.min(failures, 8), LONGEST_PAUSE_MS);
      await sleep(Math.max(pause, this.options.pollMs), undefined, { signal }).catch(
        () => undefined,
      );
    }
  }
}
