import { isDaoError } from "../../errors.js";

/** Batches taken apart once and found by voter number; ballots of one batch come one after the other. */
export class BatchShelf<Item extends { voterNumber: number }> {
  #bytes = "";
  #items = new Map<number, Item[]>();

  constructor(readonly split: (bytes: string) => readonly Item[]) {}

  find(bytes: string, numbers: ReadonlySet<number>): Item[] {
    if (bytes !== this.#bytes) this.#open(bytes);
    return [...numbers].flatMap((number) => this.#items.get(number) ?? []);
  }

  #open(bytes: string): void {
    this.#bytes = bytes;
    this.#items = new Map();
    for (const item of this.#split(bytes)) {
      const own = this.#items.get(item.voterNumber);
      if (own === undefined) this.#items.set(item.voterNumber, [item]);
      else own.push(item);
    }
  }

  #split(bytes: string): readonly Item[] {
    try {
      return this.split(bytes);
    } catch (error) {
      if (!isDaoError(error)) throw error;
      return []; // No batch at all.
    }
  }
}
