import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Registry } from "prom-client";
import { connectCoalition } from "../../../core/contracts/index.js";
import type { WebConfig } from "../../../core/wire/web-config.js";
import type { ContentService } from "../../../relay/content/service.js";
import { eventRoutes } from "../../../relay/http/routes/events.js";
import { gatewayRoutes } from "../../../relay/http/routes/gateway.js";
import { readRoutes } from "../../../relay/http/routes/read.js";
import { statusRoutes } from "../../../relay/http/routes/status.js";
import { openIndex } from "../../../relay/index/open.js";
import { openLog } from "../../../relay/log.js";
import { parseConfig } from "../../../relay/process/load-config.js";
import { breach, decide, foundWithOfficers, heardCase } from "../../conduct/case.js";
import { ethers } from "../../fixture/coalition.js";
import { call, fileMotion } from "../../fixture/motions.js";
import { Forum } from "../../relay/index/forum.js";
import { openDoor } from "../../relay/index/rpc-door.js";
import { serveApp } from "../../relay/http/served-app.js";

const draft = { who: 9, answers: 99, fault: "none", lost: false } as const;

/** A coalition in which something happened, with a node and a relay that serve it over HTTP. */
export async function serveForum() {
  const directory = await mkdtemp(join(tmpdir(), "three-opens-reading-"));
  const c = await foundWithOfficers();
  const contracts = await connectCoalition(await c.directory.getAddress(), ethers.provider);
  const forum = await Forum.open({ c, contracts });
  await play(c, forum);

  const content = contentOf(forum.blobs);
  const config = parseConfig({
    chain: { directory: contracts.addresses.directory, finality: 3 },
    data: directory,
    index: { pollMs: 20, retryMs: 50 },
  });
  const chain = {
    provider: ethers.provider as never,
    ...{ chainId: 31_337n, coalition: contracts, fromBlock: 0 },
  };
  const base = { config, log: openLog("silent"), metrics: new Registry(), chain };
  const index = await openIndex(base, { content });
  const relay = await serveApp([
    (app) => readRoutes(app, { index, config }),
    (app) => eventRoutes(app, { index }),
    (app) => statusRoutes(app, { ...base, wallet: undefined, index }),
    (app) => gatewayRoutes(app, content),
  ]);
  const door = await openDoor();
  const webConfig: WebConfig = {
    ...{ chainId: 31_337, directory: contracts.addresses.directory, fromBlock: 0 },
    ...{ rpcUrls: [door.url], relays: [relay.url], name: "The coalition" },
  };
  const reached = async () =>
    index.reached(await ethers.provider.getBlockNumber(), AbortSignal.timeout(20_000));
  await reached();
  return {
    ...{ c, forum, contracts, relay, door, config: webConfig, reached },
    async close() {
      await relay.close();
      await door.close();
      await index.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

export type ServedForum = Awaited<ReturnType<typeof serveForum>>;

async function play(c: Awaited<ReturnType<typeof foundWithOfficers>>, forum: Forum): Promise<void> {
  await forum.anchor([draft, { ...draft, who: 10, answers: 0 }, { ...draft, fault: "gap" }], false);
  await forum.play([{ act: "direct", who: 11, answers: 1 }]);
  const calls = [await call(c.archive, "recordResolution", ["We resolve."])];
  await fileMotion(c, calls, "Éloge des ponts");
  const { lists } = forum.found.contracts;
  const [published] = await lists.queryFilter(lists.filters.PostPublished());
  const caseId = await heardCase(c, { respondent: c.signers[11]!, post: published!.args.postId });
  await decide(c, caseId, breach(1, { hideReason: "It names somebody." }));
}

/** What the gateway and the index ask of content, out of what the forum wrote. */
function contentOf(blobs: ReadonlyMap<string, Uint8Array>): ContentService {
  return {
    has: (cid: string) => Promise.resolve(blobs.has(cid)),
    bytes: (cid: string) => Promise.resolve(blobs.get(cid)),
    want: () => undefined,
    get(cid: { toString(): string }) {
      const block = blobs.get(cid.toString());
      if (block !== undefined) return [block];
      throw Object.assign(new Error("not here"), { name: "NotFoundError" });
    },
  } as unknown as ContentService;
}
