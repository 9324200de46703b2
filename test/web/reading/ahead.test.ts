import { expect } from "chai";
import { askAhead, fetchOnce } from "../../../web/reading/ahead.js";
import { Nodes } from "../../../web/reading/rpc.js";
import { serveAnswers } from "./nearby.js";

const HEAD = "eth_getBlockByNumber";

describe("what is asked ahead of the program", () => {
  let asked: string[];
  let place: Awaited<ReturnType<typeof serveAnswers>>;
  /** What lies beside the page; the server is node, relay and host of the page. */
  let file: (url: string) => string;

  beforeEach(async () => {
    asked = [];
    file = (url) => JSON.stringify({ relays: ["./"], rpcUrls: [`${url}/node`] });
    place = await serveAnswers((request, body, response) => {
      const { method = "" } = body === "" ? {} : (JSON.parse(body) as { method?: string });
      asked.push(`${request.url ?? ""} ${method}`.trim());
      if (request.url === "/coalition.json") response.end(file(place.url));
      else if (method === "eth_chainId") response.end('{"jsonrpc":"2.0","id":2,"result":"0x7a69"}');
      else if (method !== "") response.end(`{"jsonrpc":"2.0","id":1,"result":"${asked.length}"}`);
      else response.end(String(asked.length));
    });
  });
  afterEach(() => place.close());

  const textAt = async (path: string) =>
    (await fetchOnce(`${place.url}${path}`, { redirect: "error" })).text();
  const timesOf = (what: string) => asked.filter((each) => each === what).length;

  it("is asked for once, and anew after that", async () => {
    await askAhead(`${place.url}/`, "#/", false);
    for (const path of ["/v1/status", "/v1/coalition", "/v1/lists", "/v1/documents"]) {
      const first = await textAt(path);
      expect(timesOf(path), path).to.equal(1);
      expect(await textAt(path)).to.not.equal(first);
      expect(timesOf(path), path).to.equal(2);
    }
  });

  it("are the very questions with which the nodes are first asked", async () => {
    await askAhead(`${place.url}/`, "", false);
    const nodes = new Nodes(31_337, [`${place.url}/node`]);
    await nodes.send(HEAD, ["latest", false]);
    expect(timesOf(`/node ${HEAD}`)).to.equal(1);
    expect(timesOf("/node eth_chainId")).to.equal(1);
    await nodes.send(HEAD, ["latest", false]);
    expect(timesOf(`/node ${HEAD}`)).to.equal(2);
  });

  it("are no questions of the front page on any other", async () => {
    await askAhead(`${place.url}/`, "#/motions", false);
    await textAt("/v1/status");
    expect(asked).to.not.include("/v1/lists");
  });

  it("goes to nobody whom the reader did not choose", async () => {
    await askAhead(`${place.url}/`, "#/", true);
    await textAt("/coalition.json");
    expect(asked).to.deep.equal(["/coalition.json"]);
  });

  it("leaves what is no address, and an answer that did not come, to whoever asks next", async () => {
    file = () => JSON.stringify({ relays: ["javascript:1"], rpcUrls: "all" });
    await askAhead(`${place.url}/`, "#/", false);
    expect(asked).to.deep.equal(["/coalition.json"]);
    file = () => JSON.stringify({ relays: ["http://127.0.0.1:1"], rpcUrls: [] });
    await askAhead(`${place.url}/`, "#/", false);
    const gone = await fetchOnce("http://127.0.0.1:1/v1/status", {}).catch(
      (error: unknown) => error,
    );
    expect(gone).to.be.instanceOf(Error);
  });
});
