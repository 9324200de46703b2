import { expect } from "chai";
import { JsonRpcProvider, Wallet } from "ethers";
import { openLog } from "../../relay/log.js";

describe("the relay's log", () => {
  const { privateKey } = Wallet.createRandom();
  let lines: string[];
  let log: ReturnType<typeof openLog>;
  beforeEach(() => {
    lines = [];
    log = openLog("info", { write: (line) => void lines.push(line) });
  });

  it("withholds keys, passwords and tokens wherever a configuration is logged", () => {
    const key = { privateKey, password: "correct horse" };
    const content = { pinning: { token: "pin-token" }, kubo: { authorization: "Bearer kubo" } };
    const index = { postgresUrl: "postgres://relay:secret@db/one" };
    log.info({ ...key, config: { key, content, index }, ...{ key, content, index } }, "started");
    log.info({ req: { headers: { authorization: "Bearer asked", cookie: "c=1" } } }, "asked");
    const text = lines.join("");
    for (const secret of [privateKey, "correct horse", "pin-token", "Bearer", "secret@", "c=1"])
      expect(text).not.to.contain(secret);
    expect(text).to.contain("[withheld]");
  });

  it("keeps of an error its words and place, and of addresses in it the origin alone", async () => {
    const url = "http://user:pass@127.0.0.1:1/v3/api-key?token=t0ken";
    const provider = new JsonRpcProvider(url, 31337, { staticNetwork: true });
    const error = await provider.send("eth_chainId", []).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    provider.destroy();
    log.error({ err: new Error(`asking ${url} failed`, { cause: error }) }, "node");
    log.error({ err: Object.assign(new Error("failed"), { request: { url } }) }, "node");
    const text = lines.join("");
    expect(text).not.to.match(/api-key|t0ken|user:pass/);
    expect(text).to.contain("http://127.0.0.1:1 failed").and.to.contain("log.test.ts");
    expect(lines).to.have.length(2);
  });

  it("is silent below its level", () => {
    log.debug("nothing");
    expect(lines).to.deep.equal([]);
  });
});
