import { setImmediate } from "node:timers/promises";
import { join } from "node:path";
import { isDaoError } from "../../core/errors.js";
import { readTypedDataDomain } from "../../core/contracts/index.js";
import { type ReplayPorts, Replayer } from "../../core/replay/index.js";
import { isWalletSignature } from "../../core/replay/wallet-signature.js";
import type { ContentService } from "../content/service.js";
import type { RelayBase } from "../services.js";
import { Follower } from "./follower.js";
import { Following } from "./following.js";
import { changesOf } from "./live.js";
import { indexMetrics } from "./metrics.js";
import { Queries } from "./queries/queries.js";
import type { IndexService } from "./service.js";
import type { IndexStore } from "./store/index-store.js";
import { stateTeller } from "./state-of.js";
import { PostgresStore } from "./store/postgres-store.js";
import { SqliteStore } from "./store/sqlite-store.js";

/** Raised with the shape of the rows: an index of another version is rebuilt. */
const STATE_VERSION = 2;

/**
 * Opens the index: goes on where it was, or begins anew when what is kept is of another coalition, chain or version.
 *
 * @param content - where batches and posts come from; without it lists stay empty and say what is missing.
 */
export async function openIndex(
  base: Omit<RelayBase, "wallet">,
  { content }: { content?: ContentService | undefined } = {},
): Promise<IndexService> {
  const { config, chain } = base;
  const log = base.log.child({ part: "index" });
  const { postgresUrl, postgresSchema, pollMs, retryMs, blocksAtOnce } = config.index;
  const store: IndexStore =
    postgresUrl === undefined
      ? new SqliteStore(join(config.data, "index.sqlite"))
      : await PostgresStore.open(postgresUrl, postgresSchema);
  const { addresses, lists } = chain.coalition;
  const identity = [STATE_VERSION, chain.chainId, addresses.directory, chain.fromBlock].join("/");
  if ((await store.identity()) !== identity) await store.clear(identity);
  const ports: ReplayPorts = {
    postDomain: await readTypedDataDomain(lists),
    fetchBlob: async (cid) => {
      // A batch is hundreds of posts: whoever else this process serves gets a turn between any two.
      await setImmediate();
      if (content === undefined || !(await content.has(cid))) return null;
      return content.bytes(cid).catch(missing);
    },
    isWalletSignature: isWalletSignature(chain.provider),
  };
  const replayer = new Replayer(chain.provider, addresses, chain.fromBlock, ports);
  const { finality } = config.chain;
  const follower = new Follower(store, replayer, { finality, blocksAtOnce, log });
  const following = new Following(follower, { pollMs, retryMs, log });
  const fixed = { chainId: Number(chain.chainId), addresses: { ...addresses } };
  const at = () => following.at ?? NOWHERE;
  indexMetrics(base.metrics, { follower, following });
  following.start();
  return {
    shelf: store.shelf,
    queries: new Queries(store, fixed, at),
    at: () => following.at,
    state: stateTeller(store),
    reached: (block, signal) => following.reached(block, signal),
    changes: (after, signal) => changesOf(store, following, after, signal),
    health: () => following.health(),
    async close() {
      await following.stop();
      await store.close();
    },
  };
}

const NOWHERE = { number: 0, hash: `0x${"00".repeat(32)}`, time: 0 };

/** What was held a moment ago and is not whole any more is asked for again later. */
function missing(error: unknown): null {
  if (!isDaoError(error)) throw error;
  return null;
}
