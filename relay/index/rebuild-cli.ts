import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { JsonRpcProvider, Network } from "ethers";
import { z } from "zod";
import { connectCoalition, readTypedDataDomain } from "../../core/contracts/index.js";
import { Replayer, type ReplayPorts, stateDigest } from "../../core/replay/index.js";
import { openLog } from "../log.js";
import { Follower } from "./follower.js";
import { PostgresStore } from "./store/postgres-store.js";
import { SqliteStore } from "./store/sqlite-store.js";
import { isWalletSignature } from "../../core/replay/wallet-signature.js";

/*
 * Builds an index by itself, goes on with one, and says what came out: for operators who compare two indexes, and for the
 * benchmark. One JSON object on the command line, one on the output.
 */

const options = z.strictObject({
  rpcUrl: z.url(),
  chainId: z.int().positive(),
  directory: z.string(),
  fromBlock: z.int().nonnegative().default(0),
  /** File of SQLite, or postgres://… */
  store: z.string().min(1),
  postgresSchema: z.string().default("rebuilt"),
  /** Directory with contents in files named by their CID; without it every batch is missing. */
  content: z.string().optional(),
  confirmations: z.int().nonnegative().default(0),
  /** Forget what the store holds first. */
  fresh: z.boolean().default(false),
});

const asked = options.parse(JSON.parse(process.argv[2] ?? "{}"));
const provider = new JsonRpcProvider(asked.rpcUrl, Network.from(asked.chainId), {
  staticNetwork: true,
  cacheTimeout: -1,
});
const { addresses, lists } = await connectCoalition(asked.directory, provider);
const store = asked.store.startsWith("postgres")
  ? await PostgresStore.open(asked.store, asked.postgresSchema)
  : new SqliteStore(asked.store);
const identity = [asked.chainId, addresses.directory].join("/");
if (asked.fresh || (await store.identity()) !== identity) await store.clear(identity);

const { content } = asked;
const ports: ReplayPorts = {
  postDomain: await readTypedDataDomain(lists),
  // CIDs are letters and digits only.
  fetchBlob: (cid) =>
    content === undefined ? Promise.resolve(null) : readFile(join(content, cid)).catch(() => null),
  isWalletSignature: isWalletSignature(provider),
};
const follower = new Follower(store, new Replayer(provider, addresses, asked.fromBlock, ports), {
  finality: asked.confirmations,
  blocksAtOnce: 2_000,
  log: openLog("warn"),
});

let peak = 0;
const sample = () => (peak = Math.max(peak, process.memoryUsage().rss));
const sampling = setInterval(sample, 100);
const startedAt = performance.now();
const { number, hash } = await follower.follow();
// What a relay that was killed had begun.
await follower.rejudge();
await follower.checkJournals();
const seconds = (performance.now() - startedAt) / 1000;
clearInterval(sampling);
sample();

const state = await stateDigest(store);
const rows: Record<string, number> = {};
for await (const line of store.dump()) {
  const table = line.slice(0, line.indexOf(" "));
  rows[table] = (rows[table] ?? 0) + 1;
}
await store.close();
provider.destroy();
process.stdout.write(
  `${JSON.stringify({
    block: { number, hash },
    events: follower.events,
    seconds,
    peakBytes: peak,
    rows,
    state,
  })}\n`,
);
