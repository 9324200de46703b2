import type { ScanRange } from "./store.js";

/** Values by key with the keys in order, so that a range costs no more than what it holds. */
export class SortedRows<Value> {
  readonly #values = new Map<string, Value>();
  readonly #keys: string[] = [];

  get size(): number {
    return this.#keys.length;
  }

  has(key: string): boolean {
    return this.#values.has(key);
  }

  get(key: string): Value | undefined {
    return this.#values.get(key);
  }

  set(key: string, value: Value): void {
    if (!this.#values.has(key)) this.#keys.splice(this.#firstFrom(key), 0, key);
    this.#values.set(key, value);
  }

  delete(key: string): void {
    if (this.#values.delete(key)) this.#keys.splice(this.#firstFrom(key), 1);
  }

  entries(): IterableIterator<[string, Value]> {
    return this.#values.entries();
  }

  /** The keys of a range, in the order of the scan. */
  keysIn({ prefix = "", after, reverse = false, limit = Infinity }: ScanRange): string[] {
    let [from, to] = [this.#firstFrom(prefix), this.#firstFrom(`${prefix}${LAST}`)];
    if (after !== undefined && reverse) to = Math.min(to, this.#firstFrom(after));
    if (after !== undefined && !reverse) {
      const beyond = this.#firstFrom(after);
      from = Math.max(from, this.#keys[beyond] === after ? beyond + 1 : beyond);
    }
    if (from >= to) return [];
    if (!reverse) return this.#keys.slice(from, Math.min(to, from + limit));
    return this.#keys.slice(Math.max(from, to - limit), to).reverse();
  }

  /** Index of the first key that is not before this one. */
  #firstFrom(key: string): number {
    let [low, high] = [0, this.#keys.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#keys[middle] ?? "") < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Beyond every character a key may have. */
const LAST = "\u007f";
