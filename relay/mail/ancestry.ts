import { ZeroHash } from "ethers";

/** How many posts are remembered: memory stays flat however long a list is. */
const REMEMBERED = 20_000;
/** How far back References go. */
const DEPTH = 20;

/** Knows what posts answer, of those that went by lately. */
export class Ancestry {
  readonly #parents = new Map<string, string>();

  /** Ids a post answers, the nearest last; of long threads and old posts only the nearest. */
  of(id: string, parent: string): string[] {
    if (parent !== ZeroHash) this.#remember(id, parent);
    const ancestors: string[] = [];
    let above: string | undefined = parent === ZeroHash ? undefined : parent;
    while (above !== undefined && ancestors.length < DEPTH && !ancestors.includes(above)) {
      ancestors.unshift(above);
      above = this.#parents.get(above);
    }
    return ancestors;
  }

  #remember(id: string, parent: string): void {
    this.#parents.set(id, parent);
    if (this.#parents.size <= REMEMBERED) return;
    const [oldest] = this.#parents.keys();
    if (oldest !== undefined) this.#parents.delete(oldest);
  }
}
