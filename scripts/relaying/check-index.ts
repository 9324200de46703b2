import type { Provider } from "ethers";
import { parseCid, readBlock, type ReadableStore } from "../../core/content/index.js";
import type { CoalitionContracts } from "../../core/contracts/index.js";
import { isDaoError } from "../../core/errors.js";
import { countOf, shortHash } from "../../core/format/index.js";
import { postDomain } from "../../core/lists/index.js";
import { MemoryStore, replayAll, stateDigest, tables, type Rpc } from "../../core/replay/index.js";
import { isWalletSignature } from "../../core/replay/wallet-signature.js";
import { logEntrySchema, pageOf } from "../../core/wire/read.js";
import { stateSchema, type WireState } from "../../core/wire/state.js";
import type { RelayClient } from "../via/relay-client.js";
import type { Finding } from "./finding.js";

/** What a replay is made from: one's own node, and the content the relay itself gives, each block checked. */
export interface ReplaySource {
  contracts: CoalitionContracts;
  provider: Provider & Rpc;
  fromBlock: number;
  store: ReadableStore;
}

const CHECK = "replay";

/**
 * Folds everything that ever happened, out of one's own node, and compares: the digest over the relay's whole index at
 * the same block, and every entry of every list's log as the relay serves it. The replay holds the node itself to the
 * journals of the contracts, so that nothing is left out.
 */
export async function checkIndex(relay: RelayClient, source: ReplaySource): Promise<Finding[]> {
  const state = await relay.get("/v1/state", stateSchema);
  const replayed = new MemoryStore();
  try {
    const events = await replay(source, state, replayed);
    const digest = await stateDigest(replayed);
    const detail = `${countOf(events, "event")} up to block ${state.number}, digest ${shortHash(digest)}`;
    if (digest !== state.digest)
      return [
        {
          check: CHECK,
          state: "wrong",
          detail: `${detail}, the relay's is ${shortHash(state.digest)}`,
        },
      ];
    return [{ check: CHECK, state: "good", detail }, ...(await logsOf(relay, replayed))];
  } catch (error) {
    if (!isDaoError(error) || error.code.startsWith("RELAY_")) throw error;
    return [{ check: CHECK, state: "wrong", detail: error.message }];
  }
}

async function replay(
  { contracts, provider, fromBlock, store }: ReplaySource,
  { number }: WireState,
  into: MemoryStore,
): Promise<number> {
  const range = { fromBlock, toBlock: number };
  return replayAll(provider, contracts.addresses, range, into, {
    postDomain: await postDomain(contracts),
    fetchBlob: (cid) =>
      readBlock(parseCid(cid), store).catch((error: unknown) => {
        if (isDaoError(error) && error.code.startsWith("CONTENT_")) return null;
        throw error;
      }),
    isWalletSignature: isWalletSignature(provider),
  });
}

const pageSchema = pageOf(logEntrySchema);

/** What came after the replay is not looked at. */
async function logsOf(relay: RelayClient, replayed: MemoryStore): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const [list, { name }] of tables.lists.scan(replayed)) {
    const check = `log of ${name}`;
    const served = relayLog(relay, list);
    let entries = 0;
    let fault: string | undefined;
    for await (const [, own] of tables.log.scan(replayed, { prefix: `${list}/` })) {
      const { value: theirs } = await served.next();
      const same = theirs?.id === own.id && theirs.fault === own.fault && theirs.tx === own.tx;
      if (!same) fault ??= `entry ${entries} is another one`;
      entries += 1;
    }
    findings.push(
      fault === undefined
        ? { check, state: "good", detail: countOf(entries, "entry", "entries") }
        : { check, state: "wrong", detail: fault },
    );
  }
  return findings;
}

async function* relayLog(relay: RelayClient, list: string) {
  let cursor: string | null = "";
  while (cursor !== null) {
    const query: string = cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const page = await relay.get(`/v1/lists/${list}/log?limit=100${query}`, pageSchema);
    yield* page.items;
    cursor = page.next;
  }
}
