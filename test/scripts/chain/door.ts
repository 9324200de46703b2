import { request } from "node:http";
import { connect } from "node:net";
import { once } from "node:events";
import { expect } from "chai";
import { MAX_BODY } from "../../../scripts/chain/door.js";
import { MAX_BATCH } from "../../../scripts/chain/json-rpc.js";
import { account, ask, rejection, signed, useChains } from "./fixture.js";
import { askOver, post, type RpcAnswer } from "./served-chain.js";

const call = (id: unknown, method: string, params: unknown = []) => ({
  jsonrpc: "2.0",
  id,
  method,
  params,
});

describe("the door", () => {
  let url: string;
  // Whatever a test sent, the door must still be there. (Hooks run in order, and chains close last.)
  afterEach(async () => expect(await askOver(url, "eth_chainId")).to.equal("0x7a69"));
  const chains = useChains();
  beforeEach(async () => {
    ({ url } = await chains.open(await chains.directory()));
  });

  it("answers malformed bodies with JSON-RPC errors", async () => {
    const cases: [body: string, code: number][] = [
      ["", -32700],
      ["{", -32700],
      ["not json", -32700],
      ["\u0000\u0001", -32700],
      ["null", -32600],
      ["5", -32600],
      ['"eth_chainId"', -32600],
      ["{}", -32600],
      ["[]", -32600],
      [JSON.stringify({ id: 1, method: "eth_chainId" }), -32600],
      [JSON.stringify({ ...call(1, "eth_chainId"), method: 7 }), -32600],
      [JSON.stringify(call(1, "eth_chainId", { named: true })), -32600],
      [JSON.stringify(call({}, "eth_chainId")), -32600],
      [JSON.stringify(call(1, "eth_getBalance", ["nonsense"])), -32602],
      [JSON.stringify(call(1, "eth_call", [5, {}])), -32602],
      [JSON.stringify(call(1, "__proto__")), -32601],
    ];
    for (const [body, code] of cases) {
      const { status, text } = await post(url, body);
      expect(status, body).to.equal(200);
      expect((JSON.parse(text) as RpcAnswer).error?.code, body).to.equal(code);
    }
  });

  it("survives nesting without end", async () => {
    const deep = `{"jsonrpc":"2.0","id":1,"method":"eth_call","params":${"[".repeat(200_000)}${"]".repeat(200_000)}}`;
    const { text } = await post(url, deep);
    expect((JSON.parse(text) as RpcAnswer).error).to.have.property("code");
  });

  it("answers a batch in its order, each on its own", async () => {
    const raw = await signed(account(0), 0);
    const batch = [
      call("a", "eth_sendRawTransaction", [raw]),
      call(2, "eth_blockNumber"),
      call(3, "evm_mine"),
      17,
      { jsonrpc: "2.0", method: "eth_chainId" },
      call(null, "eth_chainId"),
    ];
    const { text } = await post(url, JSON.stringify(batch));
    const answers = JSON.parse(text) as RpcAnswer[];
    expect(answers.map(({ id }) => id)).to.deep.equal(["a", 2, 3, null, null]);
    expect(answers.map(({ error }) => error?.code)).to.deep.equal([
      undefined,
      undefined,
      -32601,
      -32600,
      undefined,
    ]);
    expect(answers[1]?.result, "the transaction before it is mined").to.equal("0x1");
    const tooMany = await post(
      url,
      JSON.stringify(Array(MAX_BATCH + 1).fill(call(1, "eth_chainId"))),
    );
    expect((JSON.parse(tooMany.text) as RpcAnswer).error?.code).to.equal(-32600);
  });

  it("gives no answer to a notification", async () => {
    const { status, text } = await post(
      url,
      JSON.stringify({ jsonrpc: "2.0", method: "eth_chainId" }),
    );
    expect([status, text]).to.deep.equal([204, ""]);
  });

  it("refuses a body over its limit and takes one below", async () => {
    const padded = (size: number) => {
      const body = JSON.stringify(call(1, "eth_chainId"));
      return body + " ".repeat(size - body.length);
    };
    expect((await post(url, padded(MAX_BODY))).status).to.equal(200);
    const { status, text } = await post(url, padded(MAX_BODY + 1));
    expect(status).to.equal(413);
    expect((JSON.parse(text) as RpcAnswer).error?.message).to.contain(`${MAX_BODY} bytes`);
  });

  it("speaks POST only", async () => {
    for (const method of ["GET", "PUT", "DELETE"])
      expect((await fetch(url, { method })).status).to.equal(405);
  });

  it("serves pages of this machine and wallets, and no other page", async () => {
    const body = JSON.stringify(call(1, "eth_chainId"));
    for (const origin of [
      "http://localhost:5173",
      "http://127.0.0.1:3000",
      "chrome-extension://abcdefgh",
    ]) {
      const { status, headers } = await post(url, body, { origin });
      expect(status, origin).to.equal(200);
      expect(headers.get("access-control-allow-origin")).to.equal(origin);
      const preflight = await fetch(url, { method: "OPTIONS", headers: { origin } });
      expect(preflight.status).to.equal(204);
      expect(preflight.headers.get("access-control-allow-headers")).to.equal("content-type");
    }
    for (const origin of ["https://example.org", "http://localhost.example.org", "null"]) {
      const { status, headers, text } = await post(url, body, { origin });
      expect(status, origin).to.equal(403);
      expect(headers.get("access-control-allow-origin")).to.equal(null);
      expect((JSON.parse(text) as RpcAnswer).error?.message).to.contain("may not use this chain");
    }
  });

  it("refuses to be called by a foreign name", async () => {
    const { port } = new URL(url);
    const refused = request({
      port,
      host: "127.0.0.1",
      method: "POST",
      headers: { host: "evil.example.org" },
    });
    refused.end(JSON.stringify(call(1, "eth_chainId")));
    const [response] = (await once(refused, "response")) as [
      { statusCode: number; resume(): void },
    ];
    response.resume();
    expect(response.statusCode).to.equal(403);
  });

  it("survives callers who hang up and bytes that are not HTTP", async () => {
    const { port } = new URL(url);
    for (const bytes of [
      "POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1000\r\n\r\n{",
      "\u0000\u0001\u0002\r\n\r\n",
    ]) {
      const socket = connect(Number(port), "127.0.0.1");
      socket.on("error", () => undefined);
      await once(socket, "connect");
      socket.write(bytes);
      await new Promise((resolve) => setImmediate(resolve));
      socket.destroy();
    }
  });

  it("says which port is taken and how to choose another", async () => {
    const { port } = new URL(url);
    const directory = await chains.directory();
    const error = await rejection(chains.open(directory, { port: Number(port) }));
    expect(error.code).to.equal("PORT_IN_USE");
    expect(`${error.message} ${String(error.hint)}`)
      .to.contain(port)
      .and.to.contain("--port");
    const chain = await chains.open(directory);
    expect(await ask(chain.provider, "eth_blockNumber"), "the directory was set free").to.equal(
      "0x0",
    );
  });

  it("binds only this machine", () => expect(new URL(url).hostname).to.equal("127.0.0.1"));

  it("answers the write under way when it closes, refuses the rest, and lets nobody hold it open", async () => {
    const directory = await chains.directory();
    const chain = await chains.open(directory);
    const raws = await Promise.all(Array.from({ length: 15 }, (_, n) => signed(account(n), 0)));
    let first = () => {};
    const acknowledgedOne = new Promise<void>((resolve) => (first = resolve));
    const writes = Promise.allSettled(
      raws.map(async (raw) => {
        await askOver(chain.url, "eth_sendRawTransaction", raw);
        first();
      }),
    );
    const neverEnough = rejection(
      (async () => {
        for (;;) await askOver(chain.url, "eth_blockNumber");
      })(),
    );
    const halfway = connect(Number(new URL(chain.url).port), "127.0.0.1").on(
      "error",
      () => undefined,
    );
    halfway.write("POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9\r\n\r\n{");
    await acknowledgedOne;
    await chain.close();
    const acknowledged = (await writes).filter(({ status }) => status === "fulfilled").length;
    expect(await neverEnough).to.be.an("error");
    expect(acknowledged).to.be.at.least(1);
    expect((await chains.open(directory)).head.number, "each write there was answered").to.equal(
      acknowledged,
    );
  });
});
