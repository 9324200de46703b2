/** Numbers people from 1 in the order in which they first wrote, so that a redacted author stays one person. */
export class AuthorNumbers {
  readonly #numbers = new Map<string, number>();

  /** @param key tells people apart: the address as it was, or the name where there is none. */
  of(key: string): number {
    const number = this.#numbers.get(key) ?? this.#numbers.size + 1;
    this.#numbers.set(key, number);
    return number;
  }
}
