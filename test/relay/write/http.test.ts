import { expect } from "chai";
import fc from "fast-check";
import "../../property-seed.js";
import { wireErrorSchema } from "../../../core/wire/error.js";
import { receiptAnswerSchema } from "../../../core/wire/receipts.js";
import { writeRoutes } from "../../../relay/http/routes/write.js";
import type { Services } from "../../../relay/services.js";
import type { WriteService } from "../../../relay/write/service.js";
import type { WriteSide } from "../../../relay/write/write-side.js";
import { foundCoalition, loadFixture } from "../../fixture/coalition.js";
import { call, fileMotion, openVote, secondMotion } from "../../fixture/motions.js";
import { serveApp, type ServedApp } from "../http/served-app.js";
import { ballotOf, readerOf, settle, useWriteSides } from "./fixture.js";
import { postOf } from "./posting.js";
import { memoryContent } from "./reader.js";

const PATHS = ["/v1/papers", "/v1/ballots", "/v1/posts"];

async function voting() {
  const c = await foundCoalition();
  const motion = await fileMotion(c, [await call(c.membership, "setWaitingPeriod", [86_400 * 8])]);
  await secondMotion(c, motion);
  await openVote(c, motion);
  return { c, motion };
}

describe("the write side's routes", () => {
  const sides = useWriteSides();
  let served: ServedApp | undefined;
  afterEach(() => served?.close());

  async function serve(config = {}) {
    const { c, motion } = await loadFixture(voting);
    const { blocks, content } = memoryContent();
    const records = await readerOf(c, blocks);
    const side: WriteSide = await sides.open(c, { config, content, records });
    const write = side as unknown as WriteService;
    served = await serveApp([(app) => writeRoutes(app, { write } as Services)]);
    const { url } = served;
    const post = (path: string, body: unknown) =>
      fetch(`${url}${path}`, {
        method: "POST",
        body: typeof body === "string" ? body : JSON.stringify(body),
        headers: { "content-type": "application/json" },
      });
    return { c, motion, side, url, post };
  }

  it("answer a ballot with 202 and a receipt, and tell later what became of it", async () => {
    const { c, motion, side, url, post } = await serve();
    const response = await post("/v1/ballots", await ballotOf(c, motion, 0));
    expect(response.status).to.equal(202);
    const { receipt, status } = receiptAnswerSchema.parse(await response.json());
    expect([receipt.kind, status]).to.deep.equal(["ballot", "waiting"]);
    await settle(side);
    const later = await fetch(
      `${url}/v1/receipts/${receipt.message.toUpperCase().replace("0X", "0x")}`,
    );
    expect(later.status).to.equal(200);
    const answer = receiptAnswerSchema.parse(await later.json());
    expect(answer.receipt).to.deep.equal(receipt);
    expect(answer).to.include.keys("transaction", "block");
    expect(answer.status).to.equal("final");
  });

  it("answer what is refused with its status, in the one shape", async () => {
    const { c, motion, url, post } = await serve({ memberMessagesPerMinute: 1 });
    const good = await ballotOf(c, motion, 0);
    const orphan = await postOf(c, 3, "x");
    const cases: [path: string, body: unknown, status: number, code: string][] = [
      ["/v1/ballots", { ...good, support: "against" }, 400, "signature-invalid"],
      ["/v1/ballots", { ...good, voter: "0x00" }, 400, "input-invalid"],
      ["/v1/ballots", "{", 400, "json-malformed"],
      ["/v1/posts", orphan.message, 503, "relay-not-engaged"],
      ["/v1/papers", good, 400, "input-invalid"],
    ];
    for (const [path, body, status, code] of cases) {
      const response = await post(path, body);
      const error = wireErrorSchema.parse(await response.json());
      expect([response.status, error.code]).to.deep.equal([status, code]);
    }
    expect((await fetch(`${url}/v1/receipts/0x${"00".repeat(32)}`)).status).to.equal(404);
    expect((await fetch(`${url}/v1/receipts/7`)).status).to.equal(400);
  });

  it("answer 503 when the queue is full, and say when to come again", async () => {
    const { c, motion, post } = await serve({ queueLimit: 1 });
    await post("/v1/ballots", await ballotOf(c, motion, 0));
    const response = await post("/v1/ballots", await ballotOf(c, motion, 1));
    expect(response.status).to.equal(503);
    expect(response.headers.get("retry-after")).to.equal("5");
    expect(wireErrorSchema.parse(await response.json()).code).to.equal("relay-busy");
  });

  it("never die of what they are sent, nor keep any of it", async function () {
    this.timeout(120_000);
    const { c, motion, side, post } = await serve();
    const ballot = await ballotOf(c, motion, 0);
    const { message } = await postOf(c, 1, "x");
    const mangled = fc.oneof(
      ...[ballot, message].map((good) =>
        fc
          .tuple(fc.constantFrom(...Object.keys(good)), fc.anything({ maxDepth: 2 }))
          .map(([key, value]) => ({ ...good, [key]: value })),
      ),
      fc
        .tuple(fc.constantFrom(...Object.keys(message.post)), fc.anything({ maxDepth: 2 }))
        .map(([key, value]) => ({ ...message, post: { ...message.post, [key]: value } })),
      fc.jsonValue(),
      fc.string().map((text) => ({ ...message, content: text })),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...PATHS), mangled, async (path, body) => {
        const text = JSON.stringify(body, (_, value: unknown) =>
          typeof value === "bigint" ? String(value) : value,
        );
        fc.pre(text !== undefined);
        fc.pre(text !== JSON.stringify(ballot) && text !== JSON.stringify(message));
        const response = await post(path, text);
        const { status } = response;
        const answer: unknown = await response.json();
        expect(status, text).to.be.within(400, 503).and.not.equal(500);
        expect(wireErrorSchema.safeParse(answer).success, text).to.equal(true);
      }),
      { numRuns: 200 },
    );
    expect(side.outbox.counts()).to.deep.equal([]);
    expect((await post("/v1/ballots", ballot)).status).to.equal(202); // It is as well as before.
  });

  it("are described with their schemas for whoever writes a client", async () => {
    const { url } = await serve();
    const document = (await (await fetch(`${url}/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { requestBody?: unknown; responses: object }>>;
      components: { schemas: Record<string, unknown> };
    };
    for (const path of PATHS) {
      const { requestBody, responses } = document.paths[path]!.post!;
      expect(requestBody, path).to.not.equal(undefined);
      expect(responses, path).to.include.keys("202");
    }
    expect(document.paths["/v1/receipts/{id}"]).to.have.property("get");
    const text = JSON.stringify(document);
    for (const field of ["acceptedAt", "dueBy", "candidates", "sequence", "deadline"])
      expect(text).to.contain(field);
  });

  it("are not there where the relay only reads", async () => {
    served = await serveApp([(app) => writeRoutes(app, {} as Services)]);
    for (const path of PATHS) {
      const response = await fetch(`${served.url}${path}`, { method: "POST", body: "{}" });
      expect(response.status).to.equal(404);
    }
  });
});
