/** Who a text speaks to. */
export interface Mentions {
  /** Addresses, lower case, in the order of their first mention. */
  addresses: string[];
  /** Names, lower case, likewise. Whose they are, the text does not say. */
  names: string[];
}

/** Not inside a word, so that no mail address is one. A name begins and ends with a letter or digit. */
const MENTION =
  /(?<![\p{L}\p{N}_.@/-])@(0x[0-9a-f]{40}(?![\p{L}\p{N}_])|[a-z0-9](?:[a-z0-9.-]{0,62}[a-z0-9])?)/giu;

/** Finds `@0x…` and `@name` in plain text. Only reads: nothing is looked up. */
export function mentionsIn(text: string): Mentions {
  const found = new Set([...text.matchAll(MENTION)].map(([, name]) => (name ?? "").toLowerCase()));
  const isAddress = (name: string) => /^0x[0-9a-f]{40}$/.test(name);
  return {
    addresses: [...found].filter(isAddress),
    names: [...found].filter((name) => !isAddress(name)),
  };
}
