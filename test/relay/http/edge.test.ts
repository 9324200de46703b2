import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import type { Readable } from "node:stream";
import { expect } from "chai";
import { Gauge } from "prom-client";
import { z } from "zod";
import { DaoError } from "../../../core/errors.js";
import { wireErrorSchema } from "../../../core/wire/error.js";
import type { RelayApp } from "../../../relay/http/app-type.js";
import { openEventStreams } from "../../../relay/http/event-stream.js";
import { sendUntrusted } from "../../../relay/http/untrusted.js";
import { expectRefused } from "./refused.js";
import { sendRaw, serveApp, type ServedApp } from "./served-app.js";

const letter = z.strictObject({ to: z.string().min(1), pages: z.int().positive() });

/** Routes as the parts of the relay have them: a body in JSON, bytes, content of members, events, and failures. */
function routes(app: RelayApp): void {
  const streams = openEventStreams(app);
  const response = { 200: letter, "4xx": wireErrorSchema };
  app.post("/v1/letters", { schema: { body: letter, response } }, ({ body }) => body);
  app.put("/v1/bytes", { bodyLimit: 100_000, config: { isUpload: true } }, async ({ body }) => {
    let length = 0;
    for await (const chunk of body as Readable) length += (chunk as Uint8Array).length;
    return { length };
  });
  app.get("/v1/page", (_request, reply) =>
    sendUntrusted(reply, Buffer.from("<script>alert(1)</script>"), "text/html", "../a b.html"),
  );
  app.get("/v1/note", (_request, reply) =>
    sendUntrusted(reply, Buffer.from("# <b>hello"), "text/markdown"),
  );
  app.get("/v1/events", (_request, reply) => {
    const stream = streams.open(reply);
    stream.send("post", { subject: "a\nb" }, "7");
    return reply;
  });
  app.get("/v1/refused", () => {
    throw new DaoError("MOTION_UNKNOWN", "There is no motion\n\u202e0x12.", {
      hint: "Look again.",
    });
  });
  app.get("/v1/bug", () => {
    throw new Error("password=hunter2 at /secret/path");
  });
  app.get("/v1/slow", async () => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { done: true };
  });
}

describe("the relay's edge", () => {
  let served: ServedApp;
  before(async () => (served = await serveApp([routes])));
  after(() => served.close());

  const ask = (path: string, init?: RequestInit) => fetch(`${served.url}${path}`, init);
  const post = (body: string, type = "application/json") =>
    ask("/v1/letters", { method: "POST", body, headers: { "content-type": type } });

  it("takes what fits the schema and gives it on", async () => {
    const response = await post('{"to":"all","pages":2}');
    expect(response.status).to.equal(200);
    expect(await response.json()).to.deep.equal({ to: "all", pages: 2 });
  });

  it("says which field is wrong, in one line", async () => {
    const cases: [body: string, message: RegExp][] = [
      ['{"to":"all"}', /^body\.pages: /],
      ['{"to":"all","pages":1.5}', /^body\.pages: /],
      ['{"to":"all","pages":1e999}', /^body\.pages: /],
      ['{"to":"all","pages":99999999999999999999}', /^body\.pages: /],
      ['{"to":["all"],"pages":1}', /^body\.to: /],
      ['{"to":"all","pages":1,"cc":"b"}', /^body: .*cc/],
      ["[]", /^body: /],
      ["null", /^body: /],
    ];
    for (const [body, message] of cases)
      expect((await expectRefused(await post(body), 400, "input-invalid")).message).to.match(
        message,
      );
  });

  it("refuses bodies that are too large, of another type, missing or cut off", async () => {
    const large = `{"to":"${"x".repeat(10 * 1024 * 1024)}","pages":1}`;
    await expectRefused(await post(large), 413, "body-too-large");
    await expectRefused(await post("to=all", "application/x-www-form-urlencoded"), 415);
    await expectRefused(await post("hello", "text/plain"), 415, "media-type-unsupported");
    await expectRefused(await post(""), 400);
    await expectRefused(await ask("/v1/letters", { method: "POST" }), 400);
    const cut =
      "POST /v1/letters HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 5\r\nConnection: close\r\n\r\n{}{}{}{}{}";
    expect(await sendRaw(served.url, cut)).to.match(/^HTTP\/1\.1 400 /);
  });

  it("streams bytes up to the route's limit and not one more", async () => {
    const put = (length: number, chunked: boolean) =>
      ask("/v1/bytes", {
        method: "PUT",
        headers: { "content-type": "application/octet-stream" },
        body: chunked ? new Blob([new Uint8Array(length)]).stream() : new Uint8Array(length),
        ...(chunked && { duplex: "half" }),
      });
    for (const chunked of [false, true]) {
      expect(await (await put(100_000, chunked)).json()).to.deep.equal({ length: 100_000 });
      await expectRefused(await put(100_001, chunked), 413, "body-too-large");
    }
  });

  it("waits for a slow upload, and for nothing else", async () => {
    const own = await serveApp([routes], {}, { otherMs: 100, uploadMs: 60_000 });
    const slow = (path: string, type: string, method: string) => {
      const headers = { "content-type": type, "content-length": 2_000 };
      const outgoing = request(`${own.url}${path}`, { method, headers });
      outgoing.on("error", () => undefined);
      outgoing.write(" ".repeat(1_000));
      const answer = once(outgoing, "response") as Promise<[IncomingMessage]>;
      return { outgoing, answer: answer.then(([response]) => response) };
    };
    const textOf = async (response: IncomingMessage) => {
      let text = "";
      for await (const piece of response.setEncoding("utf8")) text += String(piece);
      return text;
    };
    try {
      const upload = slow("/v1/bytes", "application/octet-stream", "PUT");
      const letters = slow("/v1/letters", "application/json", "POST");
      const nowhere = slow("/v1/nothing", "application/json", "POST");
      const refused = await letters.answer;
      expect(refused.statusCode).to.equal(408);
      expect(refused.headers.connection).to.equal("close");
      expect(wireErrorSchema.parse(JSON.parse(await textOf(refused))).code).to.equal(
        "request-timeout",
      );
      // Nobody waits for the body of what is not there, either.
      expect((await nowhere.answer).statusCode).to.be.oneOf([404, 408]);
      upload.outgoing.end(" ".repeat(1_000));
      expect(JSON.parse(await textOf(await upload.answer))).to.deep.equal({ length: 2_000 });
      // What is answered late is not cut off: it arrived in time.
      expect(await (await fetch(`${own.url}/v1/slow`)).json()).to.deep.equal({ done: true });
    } finally {
      await own.close();
    }
  });

  it("tells a path that is not there from a method that is not done", async () => {
    await expectRefused(await ask("/v1/nothing"), 404, "not-found");
    const wrong = await ask("/v1/letters", { method: "DELETE" });
    expect(wrong.headers.get("allow")).to.equal("POST");
    await expectRefused(wrong, 405, "method-not-allowed");
    await expectRefused(await ask("/v1/%zz"), 400, "url-malformed");
    await expectRefused(await ask("/v1/letters?a=%00", { method: "PROPFIND" }));
  });

  it("answers refusals of the parts in one line, and says nothing of its own failures", async () => {
    const refused = await expectRefused(await ask("/v1/refused"), 404, "motion-unknown");
    expect(refused).to.deep.equal({
      code: "motion-unknown",
      message: "There is no motion 0x12.",
      hint: "Look again.",
    });
    const failed = await ask("/v1/bug");
    expect(failed.status).to.equal(500);
    const text = await failed.text();
    expect(wireErrorSchema.parse(JSON.parse(text)).code).to.equal("internal-error");
    expect(text).not.to.match(/hunter2|secret/);
    const id = /as ([0-9a-f-]{36})/.exec(text)?.[1];
    expect(served.logged.join("")).to.contain(`"requestId":"${id}"`);
  });

  it("answers what is no HTTP in the same shape", async () => {
    const nonsense = await sendRaw(served.url, "HELLO relay\r\n\r\n");
    expect(nonsense).to.match(/^HTTP\/1\.1 400 /);
    expect(wireErrorSchema.parse(JSON.parse(nonsense.split("\r\n\r\n")[1] ?? "")).code).to.equal(
      "http-malformed",
    );
    const long = `GET / HTTP/1.1\r\nHost: a\r\nX: ${"y".repeat(40_000)}\r\n\r\n`;
    expect(await sendRaw(served.url, long)).to.match(/^HTTP\/1\.1 431 [^]*headers-too-large/);
    expect((await post('{"to":"all","pages":2}')).status).to.equal(200);
  });

  it("serves what members wrote as nothing that can run", async () => {
    const page = await ask("/v1/page");
    expect(page.headers.get("content-type")).to.equal("application/octet-stream");
    expect(page.headers.get("content-disposition")).to.equal('attachment; filename="a-b.html"');
    const note = await ask("/v1/note");
    expect(note.headers.get("content-type")).to.equal("text/plain; charset=utf-8");
    expect(await note.text()).to.equal("# <b>hello");
    for (const { headers } of [page, note]) {
      expect(headers.get("x-content-type-options")).to.equal("nosniff");
      expect(headers.get("content-security-policy")).to.match(/default-src 'none'.*sandbox/);
      expect(headers.get("referrer-policy")).to.equal("no-referrer");
    }
  });

  it("lets no web page of another origin in, unless it is on the list", async () => {
    const origin = { headers: { origin: "https://evil.example" } };
    expect(
      (await ask("/openapi.json", origin)).headers.get("access-control-allow-origin"),
    ).to.equal(null);
    const open = await serveApp([routes], { corsOrigins: ["https://coalition.example"] });
    try {
      const allowed = (from: string) =>
        fetch(`${open.url}/openapi.json`, { headers: { origin: from } }).then(({ headers }) =>
          headers.get("access-control-allow-origin"),
        );
      expect(await allowed("https://coalition.example")).to.equal("https://coalition.example");
      expect(await allowed("https://evil.example")).to.equal(null);
    } finally {
      await open.close();
    }
  });

  it("limits how often one address asks, and is still watched over", async () => {
    const busy = await serveApp([routes], { requestsPerMinute: 5 });
    try {
      for (let index = 0; index < 5; index++)
        expect((await fetch(`${busy.url}/v1/note`)).status).to.equal(200);
      const refused = await fetch(`${busy.url}/v1/note`);
      expect(Number(refused.headers.get("retry-after"))).to.be.greaterThan(0);
      await expectRefused(refused, 429, "too-many-requests");
      await expectRefused(await fetch(`${busy.url}/v1/nothing`), 429);
      expect((await fetch(`${busy.url}/metrics`)).status).to.equal(200);
    } finally {
      await busy.close();
    }
  });

  it("knows clients behind a proxy by what the proxy says, not by what they say", async () => {
    const busy = await serveApp([routes], { requestsPerMinute: 2, trustProxy: true });
    const from = (forwarded: string) =>
      fetch(`${busy.url}/v1/note`, { headers: { "x-forwarded-for": forwarded } });
    try {
      expect((await from("203.0.113.9")).status).to.equal(200);
      expect((await from("198.51.100.1, 203.0.113.9")).status).to.equal(200);
      await expectRefused(await from("198.51.100.2, 203.0.113.9"), 429, "too-many-requests");
      await expectRefused(await from("a, 198.51.100.3,203.0.113.9"), 429, "too-many-requests");
      expect((await from("203.0.113.9, 198.51.100.2")).status).to.equal(200);
    } finally {
      await busy.close();
    }
  });

  it("believes nobody's word on where he is without a proxy", async () => {
    const busy = await serveApp([routes], { requestsPerMinute: 1 });
    const from = (forwarded: string) =>
      fetch(`${busy.url}/v1/note`, { headers: { "x-forwarded-for": forwarded } });
    try {
      expect((await from("203.0.113.1")).status).to.equal(200);
      await expectRefused(await from("203.0.113.2"), 429, "too-many-requests");
    } finally {
      await busy.close();
    }
  });

  it("lets one address listen twenty times and no more, and others as before", async () => {
    const own = await serveApp([routes], { trustProxy: true });
    // Held: what nobody holds any more, fetch lets go.
    const held: Response[] = [];
    const listen = async (forwarded: string, signal?: AbortSignal) => {
      const headers = { "x-forwarded-for": forwarded };
      const init = signal === undefined ? { headers } : { headers, signal };
      const response = await fetch(`${own.url}/v1/events`, init);
      held.push(response);
      return response;
    };
    try {
      const leaving = new AbortController();
      const first = await listen("2001:db8::1", leaving.signal);
      expect(first.status).to.equal(200);
      for (let index = 2; index <= 20; index++)
        expect((await listen(`2001:db8::${index}`)).status).to.equal(200);
      await expectRefused(await listen("2001:db8::21"), 429, "too-many-listeners");
      expect((await listen("2001:db8:0:1::1")).status).to.equal(200);
      leaving.abort();
      while ((await listen("2001:db8::21")).status !== 200)
        await new Promise((resolve) => setTimeout(resolve, 5));
    } finally {
      await own.close();
    }
  });

  it("tells all figures but those that cannot be told now", async () => {
    const own = await serveApp([routes]);
    const registers = [own.metrics];
    const gauge = (name: string, collect: () => Promise<void>) =>
      new Gauge({ name, help: name, registers, collect });
    gauge("node_refuses", () => Promise.reject(new Error("no node")));
    gauge("node_is_silent", () => new Promise(() => undefined));
    new Gauge({ name: "relay_dry", help: "needs no node", registers }).set(1);
    try {
      const response = await fetch(`${own.url}/metrics`);
      expect(response.status).to.equal(200);
      const text = await response.text();
      expect(text)
        .to.match(/^relay_dry 1$/m)
        .and.to.contain("process_cpu_seconds_total");
      expect(text).not.to.contain("node_");
      expect(own.logged.join("")).to.contain('"metric":"node_refuses"');
    } finally {
      await own.close();
    }
  }).timeout(20_000);

  it("describes its routes and errors as OpenAPI, and counts requests by route", async () => {
    const document = (await (await ask("/openapi.json")).json()) as {
      openapi: string;
      paths: Record<string, Record<string, unknown>>;
      components: { schemas: Record<string, unknown> };
    };
    expect(document.openapi).to.equal("3.1.0");
    expect(document.paths["/v1/letters"]).to.have.property("post");
    expect(document.paths["/v1/letters"]).not.to.have.property("delete");
    expect(document.components.schemas).to.have.property("Error");
    await ask("/v1/never/seen/before");
    const metrics = await (await ask("/metrics")).text();
    expect(metrics).to.match(
      /relay_http_request_seconds_count\{method="POST",route="\/v1\/letters"/,
    );
    expect(metrics).not.to.contain("/v1/never");
  });

  it("streams events whole, and lets every listener go when it stops", async () => {
    const own = await serveApp([routes]);
    const response = await fetch(`${own.url}/v1/events`);
    expect(response.headers.get("content-type")).to.equal("text/event-stream");
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    let text = "";
    while (!text.includes("data:")) text += new TextDecoder().decode((await reader.read()).value);
    expect(text).to.contain('id: 7\nevent: post\ndata: {"subject":"a\\nb"}\n\n');
    const ended = (async () => {
      while (!(await reader.read()).done);
      return "ended";
    })();
    await own.close();
    expect(await ended).to.equal("ended");
  });

  it("finishes what is under way when it stops, and takes nothing more", async () => {
    const own = await serveApp([routes]);
    const arrived = once(own.app.server, "request");
    const slow = fetch(`${own.url}/v1/slow`);
    await arrived;
    const closed = own.close();
    expect(await (await slow).json()).to.deep.equal({ done: true });
    await closed;
    const late = await fetch(`${own.url}/v1/note`).then(
      () => "answered",
      () => "refused",
    );
    expect(late).to.equal("refused");
  });
});
