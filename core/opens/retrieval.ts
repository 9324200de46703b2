import type { StateReader } from "../replay/index.js";
import type { Holder } from "./answer.js";
import { findAt, publishedIn, type Published } from "./published.js";

/** What came of asking for everything of a kind. */
export interface Retrieval {
  asked: number;
  good: number;
  /** Nobody asked had it. */
  missing: number;
  /** What was had is not what the chain says. */
  wrong: number;
  /** The first few that are not good, as people know them. */
  examples: string[];
}

/** How many of them all, and what, a holder had. */
export interface Holding {
  name: string;
  asked: number;
  good: number;
}

export interface Retrieved {
  kinds: Readonly<Record<Published["kind"], Retrieval>>;
  holdings: Holding[];
}

const EXAMPLES = 5;

const nothing = (): Retrieval => ({ asked: 0, good: 0, missing: 0, wrong: 0, examples: [] });

/**
 * Asks for everything that was ever published: once from whoever has it, and from each holder by itself.
 *
 * @param anybody - the audit's own source of content.
 */
export async function retrieveAll(
  state: StateReader,
  anybody: Holder["blob"],
  holders: readonly Holder[],
  progress: (done: number) => void,
): Promise<Retrieved> {
  const kinds = { rendition: nothing(), batch: nothing(), post: nothing() };
  const holdings = holders.map(({ name }) => ({ name, asked: 0, good: 0 }));
  let done = 0;
  for await (const published of publishedIn(state)) {
    const kind = kinds[published.kind];
    const found = await findAt({ blob: anybody }, published);
    kind.asked += 1;
    kind[found] += 1;
    if (found !== "good" && kind.examples.length < EXAMPLES)
      kind.examples.push(`${published.label} (${found})`);
    for (const [index, holding] of holdings.entries()) {
      const holder = holders[index];
      holding.asked += 1;
      if (holder !== undefined && (await findAt(holder, published)) === "good") holding.good += 1;
    }
    progress((done += 1));
  }
  return { kinds, holdings };
}
