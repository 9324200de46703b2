interface Kept<Value> {
  value: Value;
  weight: number;
}

/** Keeps what was made last, up to a weight; makes nothing twice at the same time. */
export class Recent<Key, Value> {
  readonly #kept = new Map<Key, Kept<Value>>();
  readonly #making = new Map<Key, Promise<Value>>();
  #weight = 0;

  /** @param limit - in the unit of `weigh`; things, where there is none. */
  constructor(
    readonly limit: number,
    readonly weigh: (value: Value) => number = () => 1,
  ) {}

  get(key: Key, make: () => Promise<Value>): Promise<Value> {
    const kept = this.#kept.get(key);
    if (kept !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return Promise.resolve(kept.value);
    }
    const making = this.#making.get(key);
    return making ?? this.#make(key, make);
  }

  #make(key: Key, make: () => Promise<Value>): Promise<Value> {
    const made = make()
      .then((value) => {
        this.#keep(key, value);
        return value;
      })
      .finally(() => this.#making.delete(key));
    this.#making.set(key, made);
    return made;
  }

  #keep(key: Key, value: Value): void {
    const weight = this.weigh(value);
    this.#kept.set(key, { value, weight });
    this.#weight += weight;
    for (const [oldest, { weight: freed }] of this.#kept) {
      if (this.#weight <= this.limit || oldest === key) break;
      this.#kept.delete(oldest);
      this.#weight -= freed;
    }
  }
}
