import type { FeedEntry, IndexStore } from "./store/index-store.js";
import type { Following } from "./following.js";

const AT_ONCE = 500;

/** What changes, from behind a feed number on; see `IndexService.changes`. */
export async function* changesOf(
  store: IndexStore,
  following: Pick<Following, "at" | "onMove">,
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
    try {
      const entries = await store.feedAfter(seen, AT_ONCE);
      for (const entry of entries) {
        if (signal.aborted) return;
        yield entry;
        seen = entry.sequence;
      }
      if (entries.length < AT_ONCE) await moved.promise;
    } finally {
      moved.leave();
    }
  }
}

/** The next time there is something new, listened for before looking, so that nothing falls between. */
function nextMove(following: Pick<Following, "onMove">, signal: AbortSignal) {
  let settle = () => {};
  const promise = new Promise<void>((resolve) => (settle = resolve));
  const leave = following.onMove(settle);
  signal.addEventListener("abort", settle, { once: true });
  return {
    promise,
    // A listener of days sees thousands of moves with one signal: nothing of them may stay there.
    leave: () => {
      leave();
      signal.removeEventListener("abort", settle);
    },
  };
}
