import { expect } from "chai";
import { JsonRpcProvider } from "ethers";
import { healthRoutes } from "../../../relay/http/routes/health.js";
import type { Services } from "../../../relay/services.js";
import { openDoor } from "../index/rpc-door.js";
import { serveApp } from "./served-app.js";

describe("GET /healthz", () => {
  it("asks the node once for all who ask in one second, and again afterwards", async () => {
    const door = await openDoor();
    const provider = new JsonRpcProvider(door.url, 31337, {
      staticNetwork: true,
      cacheTimeout: -1,
    });
    let now = 5_000;
    const services = { chain: { provider } } as unknown as Services;
    const served = await serveApp([(app) => healthRoutes(app, services, () => now)], {
      requestsPerMinute: 1,
    });
    let questions = 0;
    door.watch((count) => (questions = count));
    const ask = async () => (await fetch(`${served.url}/healthz`)).status;
    const many = await Promise.all(Array.from({ length: 50 }, ask));
    for (let more = 0; more < 10; more++) many.push(await ask());
    expect(new Set(many)).to.deep.equal(new Set([200]));
    expect(questions).to.equal(1);
    now += 1_000;
    expect(await ask()).to.equal(200);
    expect(questions).to.equal(2);
    await door.close();
    now += 1_000;
    expect(await ask()).to.equal(503);
    await served.close();
    provider.destroy();
  });
});
