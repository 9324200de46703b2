/** Pages a node must give in a row before it is asked for larger ones again. */
const PATIENCE = 8;

/**
 * How many blocks to ask a node for at once. Nodes limit blocks or results by numbers nobody can ask for: half of what was
 * refused, and twice of what is given, though not at once where that was refused before.
 */
export class PageWidth {
  #blocks: number;
  /** Pages still to be given before the next attempt. */
  #patience = 0;

  /** @param most - never more than that. */
  constructor(
    first: number,
    readonly most = Infinity,
  ) {
    this.#blocks = first;
  }

  /** Last block of a page. */
  endFrom(start: number, last: number): number {
    return Math.min(start + this.#blocks - 1, last);
  }

  /** @returns false for a single block: less than that cannot be asked for. */
  refused(start: number, end: number): boolean {
    if (end === start) return false;
    this.#blocks = Math.ceil((end - start + 1) / 2);
    this.#patience = PATIENCE;
    return true;
  }

  given(start: number, end: number): void {
    this.#patience -= 1;
    if (this.#patience > 0) return;
    this.#blocks = Math.min(2 * (end - start + 1), this.most);
  }
}
