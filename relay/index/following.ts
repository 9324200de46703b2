import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "../log.js";
import type { Health } from "../services.js";
import { type Follower, isPassing } from "./follower.js";
import type { BlockMark } from "./store/index-store.js";

/** How long trouble lasts before the index says that it is behind. */
const PATIENCE_MS = 30_000;
const LONGEST_PAUSE_MS = 15_000;

/** Follows the chain again and again until it is told to stop; trouble with the node passes or is said in health. */
export class Following {
  readonly #stop = new AbortController();
  readonly #listeners = new Set<(block: BlockMark) => void>();
  #running: Promise<void> | undefined;
  #at: BlockMark | undefined;
  #goodAt = Date.now();
  #trouble: string | undefined;

  constructor(
    readonly follower: Follower,
    readonly options: { pollMs: number; retryMs: number; log: Logger },
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
      await new Promise<void>((resolve, reject) => {
        const leave = this.onMove(() => (leave(), resolve()));
        signal.addEventListener("abort", () => (leave(), reject(signal.reason as Error)), {
          once: true,
        });
      });
    }
  }

  health(): Health {
    const at = this.#at === undefined ? "no block yet" : `block ${this.#at.number}`;
    const ok = this.#trouble === undefined || Date.now() - this.#goodAt < PATIENCE_MS;
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
        let changed = before?.hash !== this.#at.hash;
        if (Date.now() - retriedAt >= this.options.retryMs) {
          changed = (await this.follower.retry()) > 0 || changed;
          retriedAt = Date.now();
        }
        if (changed) await this.follower.checkJournals();
        failures = 0;
        [this.#trouble, this.#goodAt] = [undefined, Date.now()];
        if (changed) for (const listener of [...this.#listeners]) listener(this.#at);
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        this.#trouble = messageOf(error);
        this.options.log[isPassing(error) ? "warn" : "error"]({ err: error }, "index is behind");
      }
      const pause = Math.min(this.options.pollMs * 2 ** Math.min(failures, 8), LONGEST_PAUSE_MS);
      await sleep(Math.max(pause, this.options.pollMs), undefined, { signal }).catch(
        () => undefined,
      );
    }
  }
}

/** The first line only: providers append whole requests. */
const messageOf = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).split("\n")[0]?.slice(0, 200) ?? "";
