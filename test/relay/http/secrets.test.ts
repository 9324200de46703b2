import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { JsonRpcProvider } from "ethers";
import { followChain } from "../../../relay/content/chain/follow-chain.js";
import { healthRoutes } from "../../../relay/http/routes/health.js";
import { statusRoutes } from "../../../relay/http/routes/status.js";
import { Following } from "../../../relay/index/following.js";
import { openLog } from "../../../relay/log.js";
import type { Services } from "../../../relay/services.js";
import { ethers, loadFixture } from "../../fixture/coalition.js";
import { follow, founded } from "../index/following-chain.js";
import { sqlite } from "../index/stores.js";
import { serveApp } from "./served-app.js";

const KEY = "0123-api-key";
const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

describe("the address of the relay's node, with its key", () => {
  const logged: string[] = [];
  const log = openLog("debug", { write: (line) => void logged.push(line) });
  const server = createServer((_request, response) => {
    response.writeHead(401, { "content-type": "application/json" }).end('{"error":"no"}');
  });
  let node: JsonRpcProvider;

  before(async () => {
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address() as AddressInfo;
    node = new JsonRpcProvider(`http://127.0.0.1:${port}/v3/${KEY}?key=${KEY}`, 31337, {
      staticNetwork: true,
      cacheTimeout: -1,
    });
  });
  after(() => {
    node.destroy();
    server.close();
    server.closeAllConnections();
  });
  beforeEach(() => void logged.splice(0));

  it("is not told by /healthz, /v1/status or the log when the node refuses it", async () => {
    const found = await loadFixture(founded);
    const store = await sqlite.open();
    const index = new Following(follow(found, store, { from: node }), {
      ...{ pollMs: 5, retryMs: 1_000, patienceMs: 0, log },
    });
    index.start();
    while (index.health().ok) await pause();
    const services = {
      chain: { provider: ethers.provider, chainId: 31_337n, coalition: found.contracts },
      index: { health: () => index.health(), at: () => index.at },
      // A part that does quote what its library said.
      content: {
        health: async () => ({ ok: false, detail: String(await node.send("x", []).catch(String)) }),
      },
    } as unknown as Services;
    const served = await serveApp([
      (app) => healthRoutes(app, services),
      (app) => statusRoutes(app, services),
    ]);
    const asked = async (path: string) => (await fetch(`${served.url}${path}`)).text();
    const health = await asked("/healthz");
    const status = await asked("/v1/status");
    await served.close();
    await index.stop();
    await store.close();
    expect(health).to.contain("the node or the database does not answer");
    expect(status).to.contain("the node or the database does not answer");
    expect(logged.join("")).to.contain("401");
    for (const text of [health, status, logged.join(""), served.logged.join("")])
      expect(text).not.to.contain(KEY);
  });

  it("is not logged where content follows the chain, nor as a reason in passing", async () => {
    const { contracts } = await loadFixture(founded);
    const reading = {
      ...{ provider: node, coalition: contracts, fromBlock: 0, pollSeconds: 60, blocksAtOnce: 10 },
      cursor: { get: () => undefined, set: () => undefined },
    };
    const content = { want: () => undefined, meet: () => false };
    const following = followChain(reading, content, log);
    while (logged.length === 0) await pause();
    await following.close();
    const why: string = await node.send("eth_chainId", []).then(String, String);
    expect(why).to.contain(KEY);
    log.warn({ why }, "a round failed");
    expect(logged.join("")).to.contain("could not be read").and.to.contain("401");
    expect(logged.join("")).not.to.contain(KEY);
  });
});
