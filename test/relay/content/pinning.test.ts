import { expect } from "chai";
import { sample } from "../../core/content/sample.js";
import { closeAll, letExpire, openContentIn } from "./open-content.js";
import { servePinning, type PinningServer } from "./pinning-server.js";

const TOKEN = "a-token-that-stays-here";
const ORIGIN =
  "/dns4/relay.example.org/tcp/4001/p2p/12D3KooWFzRCntpeSj2gbMT6trV82zkxmYnht2nU7UzpEaGWtMeQ";

describe("a pinning service beside the store", () => {
  let service: PinningServer;
  beforeEach(async () => (service = await servePinning(TOKEN)));
  afterEach(async () => {
    await closeAll();
    service.close();
  });

  const open = (settings = {}) =>
    openContentIn({
      unpinnedHours: 1,
      pinning: { url: service.url, token: TOKEN, origins: [ORIGIN], pollSeconds: 0.02 },
      ...settings,
    });
  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const ordersOf = (cid: string) =>
    [...service.orders.values()].filter(({ pin }) => pin.cid === cid);

  it("is asked to keep what is kept for good, where it can be had, and followed until it does", async () => {
    const relay = await open();
    const { cid } = await relay.content.add(sample(100, 1), "document");
    const { cid: uploaded } = await relay.content.add(sample(100, 2));
    await until(() => relay.content.status(cid).remote === "queued");
    const [order] = ordersOf(cid);
    expect(order?.pin).to.deep.equal({ cid, origins: [ORIGIN] });
    order!.status = "pinning";
    await until(() => relay.content.status(cid).remote === "pinning");
    order!.status = "pinned";
    await until(() => relay.content.status(cid).remote === "pinned");
    const asked = service.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(service.requests.length, "nobody asks about what is settled").to.equal(asked);
    expect(ordersOf(uploaded)).to.deep.equal([]);
    relay.content.want({ cid: uploaded, reason: "document" });
    await until(() => ordersOf(uploaded).length === 1);
  });

  it("gets one order for each content, across restarts and answers that were lost", async () => {
    const relay = await open();
    service.faults.push((response) => void response.destroy());
    const { cid } = await relay.content.add(sample(100, 1), "document");
    await until(() => ordersOf(cid).length === 1);
    await relay.reopen();
    await relay.reopen();
    await until(() => relay.content.status(cid).remote === "queued");
    expect(ordersOf(cid)).to.have.length(1);
    expect(service.requests.filter((line) => line.startsWith("POST"))).to.have.length(1);
  });

  it("finds an order again whose number it never heard", async () => {
    const order = {
      requestid: "older",
      status: "pinning" as const,
      created: "",
      delegates: [],
      info: {},
    };
    const relay = await open();
    const bytes = sample(100, 3);
    const { cid } = await (await openContentIn()).content.add(bytes);
    service.orders.set("older", { ...order, pin: { cid } });
    await relay.content.add(bytes, "document");
    await until(() => relay.content.status(cid).remote === "pinning");
    expect(ordersOf(cid)).to.have.length(1);
  });

  it("is given the order anew when it gave up or forgot", async () => {
    const relay = await open();
    const { cid } = await relay.content.add(sample(100, 1), "document");
    await until(() => relay.content.status(cid).remote === "queued");
    ordersOf(cid)[0]!.status = "failed";
    await until(() => ordersOf(cid).some(({ status }) => status === "queued"));
    service.orders.clear();
    await until(() => ordersOf(cid).length === 1);
  });

  it("lets go when the last reason goes", async () => {
    const relay = await open();
    const { cid } = await relay.content.add(sample(100, 1), "document");
    await until(() => relay.content.status(cid).remote === "queued");
    relay.content.release(cid, "document");
    await until(() => ordersOf(cid).length === 0);
    await letExpire(relay);
    expect(relay.content.status(cid)).to.include({ state: "unknown", remote: undefined });
  });

  it("may fail in any way without the relay failing, and its token is in no log", async () => {
    const relay = await open();
    service.faults.push(
      (response) => void response.writeHead(500).end("<html>"),
      (response) => void response.writeHead(200).end("not JSON"),
      (response) => void response.writeHead(200).end('{"count":1,"results":[{"requestid":7}]}'),
      (response) => void response.writeHead(302, { location: "http://127.0.0.1:9/" }).end(),
      (response) => void response.writeHead(401).end('{"error":{"reason":"UNAUTHORIZED"}}'),
      (response) => void response.writeHead(200).end(Buffer.alloc(3_000_000, 0x20)),
    );
    const { cid } = await relay.content.add(sample(100, 1), "document");
    await until(() => relay.content.status(cid).remote === "queued");
    expect(service.faults).to.deep.equal([]);
    const log = relay.logged.join("");
    expect(log).to.contain("UNAUTHORIZED").and.not.to.contain(TOKEN);
    expect((await relay.content.health()).ok).to.equal(true);
  });
});
