/** Block times are of this chain; a clock that is ahead or behind by less is taken as the same. */
const SLACK = 30;

/**
 * What time it is for the coalition: its contracts go by the times of blocks, and a reader's clock may be wrong, or a
 * rehearsal's chain be weeks ahead.
 */
export class ChainClock {
  /** Seconds that the chain is ahead of this machine. */
  #offset = 0;
  readonly #listeners = new Set<() => void>();

  /** @param wall - seconds of this machine's clock. */
  constructor(readonly wall: () => number = () => Date.now() / 1000) {}

  /** Seconds since 1970, whole. */
  now(): number {
    return Math.floor(this.wall() + this.#offset);
  }

  /** Calls whenever the clock is set. @returns what ends it. */
  onSet(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** A node says which time the block to come would have. */
  setPending(time: number): void {
    const ahead = time - this.wall();
    this.#offset = Math.abs(ahead) < SLACK ? 0 : ahead;
    for (const listener of [...this.#listeners]) listener();
  }

  /** A block was seen: it cannot be earlier than that. */
  sawBlock(time: number): void {
    if (time - this.now() >= SLACK) this.setPending(time);
  }
}
