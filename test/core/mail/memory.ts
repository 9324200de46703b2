import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

const inUse = () => {
  collectGarbage();
  // What the first one found to be garbage is swept in the background; the second waits for that.
  collectGarbage();
  const { arrayBuffers, heapUsed } = process.memoryUsage();
  return arrayBuffers + heapUsed;
};

/** Watches memory while something streams. Garbage comes and goes; what is held for good only grows. */
export class Memory {
  readonly #before = inUse();
  readonly #samples: number[] = [];

  look(): void {
    this.#samples.push(inUse() - this.#before);
  }

  /** Bytes that were held at every look of the second half. */
  held(): number {
    return Math.min(...this.#samples.slice(Math.floor(this.#samples.length / 2)));
  }
}
