const KEPT = 1_000_000;

/** In which block a transaction is, for those that were met; the first ones are forgotten first. */
export class TransactionIndex {
  readonly #blocks = new Map<string, number>();

  learn(hash: string, block: number): void {
    this.#blocks.set(hash, block);
    if (this.#blocks.size <= KEPT) return;
    for (const oldest of this.#blocks.keys()) {
      this.#blocks.delete(oldest);
      break;
    }
  }

  blockOf(hash: string): number | undefined {
    return this.#blocks.get(hash);
  }
}
