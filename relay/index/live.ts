import type { FeedEntry, IndexStore } from "./store/index-store.js";
import type { Following } from "./following.js";

const AT_ONCE = 500;

/** What changes, from behind a feed number on; see `IndexService.changes`. */
export async function* changesOf(
  store: IndexStore,
  following: Following,
  after: number | undefined,
  signal: AbortSignal,
): AsyncIterable<FeedEntry> {
  const { oldest, newest } = await store.feedEnds();
  let seen = after ?? newest;
  // Beyond the newest: a number of another index, which was rebuilt or belongs to another relay.
  if (seen > newest || seen < oldest - 1) {
    yield { sequence: newest, block: following.at?.number ?? 0, kind: "missed", id: "" };
    seen = newest;
  }
  while (!signal.aborted) {
    const moved = nextMove(following, signal);
    const entries = await store.feedAfter(seen, AT_ONCE);
    for (const entry of entries) {
      if (signal.aborted) return;
      yield entry;
      seen = entry.sequence;
    }
    if (entries.length < AT_ONCE) await moved.promise;
    moved.leave();
  }
}

/** The next time there is something new, listened for before looking, so that nothing falls between. */
function nextMove(following: Following, signal: AbortSignal) {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => (resolve = settle));
  const leave = following.onMove(() => resolve());
  signal.addEventListener("abort", () => resolve(), { once: true });
  return { promise, leave };
}
