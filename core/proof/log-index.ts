import { mayHold, type Marks, marksOf } from "./bloom.js";
import type { Header } from "./header.js";
import type { HeaderChain } from "./header-chain.js";

/** Stands for whatever contract. */
const ANYBODY = "*";

/** Knows for each address which blocks may hold its logs: a bloom that misses it proves that a block does not. */
export class LogIndex {
  /** Numbers of blocks, ascending. */
  readonly #blocks = new Map<string, number[]>();
  #walking: Promise<void> = Promise.resolve();

  /**
   * @param expected - addresses that will be asked for: one walk serves them all.
   * @param progress - headers checked, of how many.
   */
  constructor(
    readonly chain: HeaderChain,
    readonly expected: () => readonly string[],
    readonly progress: (done: number, of: number) => void,
  ) {}

  /**
   * @param addresses - lower case; nothing for any.
   * @returns ascending, those that may hold logs of any of them.
   */
  async blocksOf(
    addresses: readonly string[] | undefined,
    { fromBlock, toBlock }: { fromBlock: number; toBlock: number },
  ): Promise<number[]> {
    const names = addresses ?? [ANYBODY];
    await this.cover(names);
    const found = new Set<number>();
    for (const name of names)
      for (const block of this.#blocks.get(name) ?? [])
        if (block >= fromBlock && block <= toBlock) found.add(block);
    return [...found].sort((a, b) => a - b);
  }

  /** Walks the chain unless it was walked for all of these. */
  async cover(names: readonly string[]): Promise<void> {
    // One walk at a time: whoever comes second finds what the first one learnt.
    const walk = this.#walking.then(() => this.#cover(names));
    this.#walking = walk.catch(() => undefined);
    await walk;
  }

  async #cover(names: readonly string[]): Promise<void> {
    if (this.chain.walked && names.every((name) => this.#blocks.has(name))) return;
    const unknown = new Set(
      [...names, ...this.expected().map((address) => address.toLowerCase())].filter(
        (name) => !this.#blocks.has(name),
      ),
    );
    const searches = [...unknown].map((name) => ({
      name,
      holds: holderOf(name),
      blocks: [] as number[],
    }));
    const { fromBlock, toBlock } = this.chain.range;
    const of = toBlock - fromBlock + 1;
    let done = 0;
    for await (const header of this.chain.walk()) {
      for (const { holds, blocks } of searches) if (holds(header)) blocks.push(header.number);
      this.progress((done += 1), of);
    }
    for (const { name, blocks } of searches) this.#blocks.set(name, blocks.reverse());
  }
}

function holderOf(name: string): (header: Header) => boolean {
  if (name === ANYBODY) return ({ logsBloom }) => logsBloom.some((byte) => byte !== 0);
  const marks: Marks = marksOf(name);
  return ({ logsBloom }) => mayHold(logsBloom, marks);
}
