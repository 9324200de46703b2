import { expect } from "chai";
import { webConfigSchema } from "../../../core/wire/web-config.js";
import { servedRelay, type ServedRelay } from "./served-relay.js";

describe("coalition.json at the relay", () => {
  let served: ServedRelay;
  before(async function () {
    this.timeout(120_000);
    served = await servedRelay({
      chain: { currency: { name: "Celo", symbol: "CELO" } },
      http: { publicRpcUrls: ["https://rpc.example/key"] },
    });
  });
  after(() => served.close());

  it("says which coalition it is of, and where it can be read, and offers test accounts on a rehearsal's chain", async () => {
    const answer = await fetch(`${served.relay.url}/coalition.json`);
    expect(answer.status).to.equal(200);
    const { chain } = served.relay.services;
    const found = webConfigSchema.strict().parse(await answer.json());
    expect(found).to.deep.equal({
      chainId: 31337,
      directory: chain.coalition.addresses.directory,
      fromBlock: chain.fromBlock,
      rpcUrls: ["https://rpc.example/key"],
      relays: ["./"],
      name: await chain.coalition.membership.name(),
      currency: { name: "Celo", symbol: "CELO", decimals: 18 },
      testWallet: true,
    });
  });
});
