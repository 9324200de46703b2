import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { isDaoError } from "../../../core/errors.js";
import { loadConfig, parseConfig } from "../../../relay/process/load-config.js";

const DIRECTORY = "0x00000000000000000000000000000000000000D1";
const HERE = { THREE_OPENS_RELAY_CHAIN_DIRECTORY: DIRECTORY };

async function refusal(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
  } catch (error) {
    if (isDaoError(error)) return `${error.code}: ${error.message} ${error.hint ?? ""}`;
    throw error;
  }
  throw new Error("it was taken");
}

describe("the relay's configuration", () => {
  let folder: string;
  before(async () => (folder = await mkdtemp(join(tmpdir(), "three-opens-config-"))));
  after(() => rm(folder, { recursive: true }));

  const file = async (text: string) => {
    const path = join(folder, "relay.json5");
    await writeFile(path, text);
    return path;
  };

  it("needs to be told nothing but the directory, and then stays on this machine", async () => {
    const { chain, http, log } = await loadConfig(HERE);
    expect(chain).to.deep.include({ directory: DIRECTORY, chainId: 31337, finality: "finalized" });
    expect(http).to.deep.include({ host: "127.0.0.1", corsOrigins: [], trustProxy: false });
    expect(log.level).to.equal("info");
  });

  it("takes the file over the defaults, and the environment over the file", async () => {
    const path = await file(
      "{ chain: { chainId: 11155111, finality: 12 }, http: { port: 1, host: '::1' } }",
    );
    const config = await loadConfig({
      ...HERE,
      THREE_OPENS_RELAY_CONFIG: path,
      THREE_OPENS_RELAY_CHAIN_CURRENCY_NAME: "Celo",
      THREE_OPENS_RELAY_CHAIN_CURRENCY_SYMBOL: "CELO",
      THREE_OPENS_RELAY_HTTP_PORT: "9000",
      THREE_OPENS_RELAY_HTTP_CORS_ORIGINS: "https://a.example, https://b.example",
      THREE_OPENS_RELAY_HTTP_TRUST_PROXY: "true",
      THREE_OPENS_RELAY_WRITE_PROMISE_SECONDS: "120",
      THREE_OPENS_RELAY_KEY_PASSWORD: "12345",
    });
    const currency = { name: "Celo", symbol: "CELO" };
    expect(config.chain).to.deep.include({ chainId: 11155111, finality: 12, currency });
    expect(config.http).to.deep.include({
      port: 9000,
      host: "::1",
      corsOrigins: ["https://a.example", "https://b.example"],
      trustProxy: true,
    });
    expect(config.write.promiseSeconds).to.equal(120);
    expect(config.key.password).to.equal("12345");
  });

  it("is refused in one line that names what is wrong", async () => {
    const cases: [given: NodeJS.ProcessEnv, line: RegExp][] = [
      [{}, /chain\.directory is missing/],
      [
        { ...HERE, THREE_OPENS_RELAY_CHAIN_DIRECTORY: "0x12" },
        /chain\.directory must be an address/,
      ],
      [{ ...HERE, THREE_OPENS_RELAY_HTTP_PORT: "eighty" }, /http\.port must be of type/],
      [{ ...HERE, THREE_OPENS_RELAY_HTTP_PORT: "70000" }, /http\.port/],
      [{ ...HERE, THREE_OPENS_RELAY_CHAIN_RPC_URL: "ftp://a" }, /chain\.rpcUrl must be an http/],
      [
        { ...HERE, THREE_OPENS_RELAY_HTPP_PORT: "1" },
        /no variable .* Perhaps THREE_OPENS_RELAY_HTTP_PORT/,
      ],
      [
        { ...HERE, THREE_OPENS_RELAY_CHAIN_FINALITY: "0" },
        /chain\.finality must be "finalized" or a number of blocks, 1 at least/,
      ],
      [{ ...HERE, THREE_OPENS_RELAY_LOG_LEVEL: "loud" }, /log\.level/],
      [{ ...HERE, THREE_OPENS_RELAY_CONFIG: join(folder, "none") }, /none cannot be read/],
    ];
    for (const [given, line] of cases) {
      const said = await refusal(loadConfig(given));
      expect(said).to.match(/^RELAY_CONFIG_INVALID: /);
      expect(said).to.match(line);
      expect(said).not.to.contain("\n");
    }
  });

  it("takes no key from a file, and no field it does not know", async () => {
    const key = `0x${"11".repeat(32)}`;
    const said = await refusal(loadConfig(HERE, await file(`{ key: { privateKey: "${key}" } }`)));
    expect(said).to.match(/holds a private key/);
    expect(said).not.to.contain(key);
    expect(await refusal(loadConfig(HERE, await file("{ htpp: { port: 1 } }")))).to.match(/"htpp"/);
    expect(await refusal(loadConfig(HERE, await file("{ http: ")))).to.match(/is not JSON5/);
    expect(await refusal(loadConfig(HERE, await file("[]")))).to.match(/is no object/);
  });

  it("can be given in whole", () => {
    expect(parseConfig({ chain: { directory: DIRECTORY } }).http.port).to.equal(8600);
  });
});
