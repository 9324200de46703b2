/** Seconds since 1970 by the clock on the wall. */
export type WallClock = () => number;

export const systemClock: WallClock = () => Math.floor(Date.now() / 1000);

/**
 * The chain's time: the wall clock plus everything a rehearsal advanced, and never before the
 * latest block, also when the wall clock was put back.
 */
export class ChainClock {
  readonly #wall: WallClock;
  #offset = 0;
  #latest: number;

  constructor(genesisTimestamp: number, wall: WallClock = systemClock) {
    this.#latest = genesisTimestamp;
    this.#wall = wall;
  }

  now(): number {
    return Math.max(this.#latest, this.#wall() + this.#offset);
  }

  /** A block was mined; `advanced` seconds of its time were added by a rehearsal. */
  mined(timestamp: number, advanced = 0): void {
    this.#latest = timestamp;
    this.#offset += advanced;
  }
}
