import { DaoError } from "../../core/errors.js";
import { stateDigest, type StateReader, tables } from "../../core/replay/index.js";
import type { WireState } from "../../core/wire/state.js";
import type { IndexStore } from "./store/index-store.js";

const TRIES = 3;

/** Works out the digest of a store's state, once for each state it is in, whoever asks how often. */
export function stateTeller(store: IndexStore): () => Promise<WireState> {
  let known: { revision: number; state: Promise<WireState> } | undefined;
  return () => {
    const { revision } = store;
    if (known?.revision !== revision) {
      const state = tell(store);
      known = { revision, state };
      // Who comes after a failure asks anew.
      state.catch(() => (known = undefined));
    }
    return known.state;
  };
}

/** Rows are read one after the other while the chain goes on: what moved meanwhile is read again. */
async function tell(store: IndexStore): Promise<WireState> {
  for (let tries = 0; tries < TRIES; tries++) {
    const { revision } = store;
    const cursor = await store.cursor();
    if (cursor === undefined) break;
    await requireJudged(store);
    const digest = await stateDigest(store);
    const { number, hash } = cursor;
    if (store.revision === revision) return { number, hash, digest };
  }
  throw indexMoving("The index moves on faster than it can be summed up.");
}

/** @throws DaoError `INDEX_MOVING` while a list is judged anew: what is read of it then is no state of the chain. */
export async function requireJudged(store: StateReader, list?: string): Promise<void> {
  for await (const [judged] of tables.rejudging.scan(store))
    if (list === undefined || judged === list)
      throw indexMoving("A list is being judged anew, because a batch of its posts came late.");
}

const indexMoving = (message: string) =>
  Object.assign(new DaoError("INDEX_MOVING", message, { hint: "Ask again in a moment." }), {
    status: 503,
  });
