import type { Logger } from "../log.js";
import type { Book } from "./book/book.js";
import type { HeldListener } from "./service.js";

/** Tells those who wait when a content is complete. */
export class Arrivals {
  readonly #book: Book;
  readonly #log: Logger;
  readonly #listeners = new Set<HeldListener>();
  readonly #closed = new AbortController();

  constructor(book: Book, log: Logger) {
    this.#book = book;
    this.#log = log;
  }

  announce(cid: string): void {
    const reasons = this.#book.reasons(cid);
    for (const listener of [...this.#listeners]) {
      try {
        listener(cid, reasons);
      } catch (error) {
        this.#log.error({ cid, err: error }, "a listener for content failed");
      }
    }
  }

  listen(listener: HeldListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Resolves when the content is held. */
  async of(cid: string, signal: AbortSignal): Promise<void> {
    if (this.#book.content(cid)?.state === "held") return;
    const either = AbortSignal.any([signal, this.#closed.signal]);
    await new Promise<void>((resolve, reject) => {
      const refuse = () => {
        stop();
        reject(either.reason as Error);
      };
      const stop = this.listen((arrived) => {
        if (arrived !== cid) return;
        stop();
        either.removeEventListener("abort", refuse);
        resolve();
      });
      if (either.aborted) refuse();
      else either.addEventListener("abort", refuse, { once: true });
    });
  }

  close(): void {
    this.#closed.abort(new Error("the relay is stopping"));
  }
}
