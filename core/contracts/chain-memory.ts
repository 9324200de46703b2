import type { Provider } from "ethers";
import type { DecodedLog } from "./read-logs.js";

/** Which logs are about one thing: the name of an argument, and the values it may have. */
export interface About {
  field: string;
  values: ReadonlySet<unknown>;
}

/** The events of one contract, in the order of the chain, to be found by name and by what they are about. */
export class LogShelf {
  readonly #places = new Map<DecodedLog, number>();
  readonly #byName = new Map<string, DecodedLog[]>();
  readonly #byField = new Map<string, Map<unknown, DecodedLog[]>>();

  constructor(readonly logs: readonly DecodedLog[]) {
    for (const [place, log] of logs.entries()) {
      this.#places.set(log, place);
      file(this.#byName, log.name, log);
    }
  }

  /** Costs no more than what it gives, whatever else the contract wrote. */
  find(names: readonly string[] | undefined, about: About | undefined): readonly DecodedLog[] {
    if (about === undefined)
      return names === undefined
        ? this.logs
        : this.#merged(names.map((name) => this.#byName.get(name) ?? []));
    const index = this.#indexOf(about.field);
    const found = this.#merged([...about.values].map((value) => index.get(value) ?? []));
    return names === undefined ? found : found.filter(({ name }) => names.includes(name));
  }

  #indexOf(field: string): Map<unknown, DecodedLog[]> {
    const known = this.#byField.get(field);
    if (known !== undefined) return known;
    const index = new Map<unknown, DecodedLog[]>();
    for (const log of this.logs) if (field in log.args) file(index, log.args[field], log);
    this.#byField.set(field, index);
    return index;
  }

  #merged(lists: readonly (readonly DecodedLog[])[]): readonly DecodedLog[] {
    const filled = lists.filter(({ length }) => length > 0);
    if (filled.length <= 1) return filled[0] ?? [];
    const place = (log: DecodedLog) => this.#places.get(log) ?? 0;
    return filled.flat().sort((a, b) => place(a) - place(b));
  }
}

function file<Key>(index: Map<Key, DecodedLog[]>, key: Key, log: DecodedLog): void {
  const list = index.get(key);
  if (list === undefined) index.set(key, [log]);
  else list.push(log);
}

/** What was read of a part of a chain that does not change any more, so that nothing is read twice. */
export interface ChainMemory {
  fromBlock: number;
  toBlock: number;
  /** By address. */
  shelves: Map<string, Promise<LogShelf>>;
  /** Seconds by block number. */
  times: Map<number, bigint>;
  /** What follows from the logs of a contract, by address and what it is. */
  derived: Map<string, Promise<unknown>>;
}

const memories = new WeakMap<Provider, ChainMemory>();

/**
 * From now on everything read through this provider within these blocks, which must be final, is read once.
 *
 * @throws Error for a provider that remembers already: somebody else still reads through it.
 */
export function rememberChain(
  provider: Provider,
  { fromBlock, toBlock }: { fromBlock: number; toBlock: number },
): void {
  if (memories.has(provider)) throw new Error("this provider remembers a chain already");
  memories.set(provider, {
    ...{ fromBlock, toBlock },
    shelves: new Map(),
    times: new Map(),
    derived: new Map(),
  });
}

export const memoryOf = (provider: Provider): ChainMemory | undefined => memories.get(provider);
