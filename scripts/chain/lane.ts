import { DaoError } from "../../core/errors.js";

/** One thing at a time, in the order in which it was asked. */
export class Lane {
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  run<T>(job: () => Promise<T>): Promise<T> {
    const result = this.#last.then(() => {
      if (this.#closed) throw new DaoError("CHAIN_CLOSED", "The local chain is shutting down.");
      return job();
    });
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Lets the running job finish and refuses those that wait. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#last;
  }
}
