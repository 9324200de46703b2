import { expect } from "chai";
import { Nodes, RpcRefusal } from "../../../web/reading/rpc.js";
import { RpcProvider } from "../../../web/reading/rpc-provider.js";
import { refusalOf } from "../../core/refusal.js";
import { ethers } from "../../fixture/coalition.js";
import { openDoor } from "../../relay/index/rpc-door.js";
import { serveAnswers } from "./nearby.js";

const AWAY = "http://127.0.0.1:1";

describe("nodes of the chain", () => {
  let door: Awaited<ReturnType<typeof openDoor>>;
  const closing: (() => Promise<void>)[] = [];
  before(async () => (door = await openDoor()));
  after(() => door.close());
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  async function node(answer: (method: string) => unknown): Promise<string> {
    const server = await serveAnswers((_, body, response) => {
      const { id, method } = JSON.parse(body) as { id: number; method: string };
      const found = answer(method);
      if (found === undefined) return void response.destroy();
      response.end(JSON.stringify({ jsonrpc: "2.0", id, ...(found as object) }));
    });
    closing.push(server.close);
    return server.url;
  }

  it("asks the first that answers, and stays with it", async () => {
    const nodes = new Nodes(31_337, [AWAY, door.url]);
    expect(await nodes.send("eth_chainId", [])).to.equal("0x7a69");
    expect(nodes.url).to.equal(door.url);
  });

  it("goes on with the next when one stops answering", async () => {
    let isThere = true;
    const first = await node((method) =>
      isThere ? { result: method === "eth_chainId" ? "0x7a69" : "0x1" } : undefined,
    );
    const nodes = new Nodes(31_337, [first, door.url]);
    expect(await nodes.send("eth_blockNumber", [])).to.equal("0x1");
    isThere = false;
    const height = await ethers.provider.getBlockNumber();
    expect(Number(await nodes.send("eth_blockNumber", []))).to.equal(height);
  });

  it("hears nobody of another chain, or who does not speak as a node", async () => {
    const other = await node(() => ({ result: "0x1" }));
    const babbler = await node(() => ({ result: { hello: "world" } }));
    await refusalOf(() => new Nodes(31_337, [other]).send("eth_blockNumber", []), "CHAIN_WRONG");
    await refusalOf(() => new Nodes(31_337, [babbler]).send("x", []), "CHAIN_WRONG");
    await refusalOf(() => new Nodes(31_337, [AWAY]).send("x", []), "CHAIN_UNREACHABLE");
    await refusalOf(() => new Nodes(31_337, []).send("x", []), "CHAIN_UNREACHABLE");
    const nodes = new Nodes(31_337, [other, babbler, door.url]);
    expect(await nodes.send("eth_chainId", [])).to.equal("0x7a69");
  });

  it("does not show the keys that are in addresses", async () => {
    const secret = "http://127.0.0.1:1/v2/SECRET-KEY";
    const refused = await refusalOf(
      () => new Nodes(31_337, [secret]).send("x", []),
      "CHAIN_UNREACHABLE",
    );
    expect(refused.message).to.include("http://127.0.0.1:1").and.not.to.include("SECRET");
  });

  it("takes a refusal for an answer, and asks nobody else", async () => {
    let others = 0;
    const other = await node(() => ((others += 1), { result: "0x7a69" }));
    const refusing = await node((method) =>
      method === "eth_chainId"
        ? { result: "0x7a69" }
        : { error: { code: 3, message: "execution reverted", data: "0x1234" } },
    );
    const nodes = new Nodes(31_337, [refusing, other]);
    const refusal = await nodes.send("eth_call", []).catch((error: unknown) => error);
    expect(refusal).to.be.instanceOf(RpcRefusal).and.to.include({ code: 3, data: "0x1234" });
    expect(others).to.equal(0);
  });

  it("serves ethers, many questions at once", async () => {
    const provider = new RpcProvider(new Nodes(31_337, [AWAY, door.url]));
    const blocks = await Promise.all([0, 0, 0].map((number) => provider.getBlock(number)));
    expect(new Set(blocks.map((block) => block?.hash)).size).to.equal(1);
    expect(await provider.getBlockNumber()).to.equal(await ethers.provider.getBlockNumber());
    provider.destroy();
  });
});
