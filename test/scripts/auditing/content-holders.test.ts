import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { contentCid } from "../../../core/lists/index.js";
import { contentHolders } from "../../../scripts/auditing/content-holders.js";
import { openContentStore } from "../../../scripts/content/index.js";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const [here, there, nowhere] = ["here", "there", "nowhere"].map((text) => {
  const bytes = bytesOf(text);
  return { bytes, cid: contentCid(bytes) };
}) as [Content, Content, Content];

interface Content {
  bytes: Uint8Array;
  cid: ReturnType<typeof contentCid>;
}

/** What is to be closed in the end. */
const opened: (() => Promise<void>)[] = [];

/** A gateway that serves what it is given, under any name. */
async function gateway(answers: Map<string, Uint8Array>) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const cid = /^\/ipfs\/([^?]+)\?format=raw$/.exec(request.url ?? "")?.[1] ?? "";
    asked.push(cid);
    const bytes = answers.get(cid);
    if (bytes === undefined) response.writeHead(404).end();
    else response.end(bytes);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  opened.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe("contentHolders", () => {
  let directory: string;
  const told: string[] = [];
  const tell = (line: string) => void told.push(line);

  before(async () => {
    directory = await mkdtemp(join(tmpdir(), "three-opens-holders-"));
    const store = await openContentStore(join(directory, "content"));
    await store.put(here.cid, here.bytes);
  });
  after(async () => {
    for (const close of opened) await close();
    await rm(directory, { recursive: true });
  });

  it("asks this machine first, then each relay, and believes nobody's bytes", async () => {
    const honest = await gateway(new Map([[there.cid.toString(), there.bytes]]));
    const swapped = await gateway(
      new Map([here, there].map(({ cid }) => [cid.toString(), bytesOf("other bytes")])),
    );
    const urls = [honest.url, swapped.url];
    const { holders, anybody } = await contentHolders(join(directory, "content"), urls, tell);
    expect(holders.map(({ name }) => name)).to.deep.equal(["this machine", ...urls]);
    expect(await anybody(here.cid.toString())).to.deep.equal(here.bytes);
    expect(honest.asked).to.deep.equal([]);
    expect(await anybody(there.cid.toString())).to.deep.equal(there.bytes);
    expect(swapped.asked).to.deep.equal([]);
    expect(await anybody(nowhere.cid.toString())).to.equal(undefined);
    expect(await holders[2]!.blob(there.cid.toString())).to.equal(undefined);
  });

  it("goes on to the next where one gives other bytes", async () => {
    const swapped = await gateway(new Map([[there.cid.toString(), bytesOf("other bytes")]]));
    const honest = await gateway(new Map([[there.cid.toString(), there.bytes]]));
    const urls = [swapped.url, honest.url];
    const { anybody } = await contentHolders(join(directory, "none"), urls, tell);
    expect(await anybody(there.cid.toString())).to.deep.equal(there.bytes);
  });

  it("makes no store where there is none, and tells once of a relay that does not answer", async () => {
    told.length = 0;
    const urls = ["http://127.0.0.1:9"];
    const { holders, anybody } = await contentHolders(join(directory, "none"), urls, tell);
    expect(holders.length).to.equal(1);
    for (const { cid } of [here, there]) expect(await anybody(cid.toString())).to.equal(undefined);
    expect(told.length).to.equal(1);
    expect(told[0]).to.match(/^No relay answers at http:\/\/127\.0\.0\.1:9\. What it holds counts/);
  });
});
