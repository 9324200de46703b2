import "../../property-seed.js";
import { expect } from "chai";
import fc from "fast-check";
import { wireErrorSchema } from "../../../core/wire/error.js";
import { expectRefused } from "./refused.js";
import { carriedBy, servedRelay, type ServedRelay } from "./served-relay.js";

/*
 * The whole relay, every route of it, against whatever arrives. What is asked is always answered: with what was asked
 * for, or with a 4xx in the one shape; never with a 5xx, never not at all, and nothing that was refused leaves a trace.
 */

/** Statuses with which a relay refuses for the moment and not for what was asked. */
const NOT_NOW = 503;

interface Described {
  paths: Record<string, Record<string, unknown>>;
}

/** Texts that have broken something somewhere before. */
const nasty = fc.constantFrom(
  "__proto__",
  "constructor",
  "../../../../etc/passwd",
  "%2e%2e%2f",
  "'; DROP TABLE posts; --",
  '" OR ""="',
  "\u202eevil\u2066",
  "a\u0000b",
  "\ud800",
  "<script>alert(1)</script>",
  "${7*7}",
  "-1",
  "1e309",
  "NaN",
  "0x",
  `0x${"0".repeat(64)}`,
  `0x${"f".repeat(64)}`,
  "0x00000000000000000000000000000000000000D1",
  "99999999999999999999999999999999999999",
  "*",
  "x".repeat(5000),
);
const word = fc.oneof(nasty, fc.string({ unit: "binary", maxLength: 80 }));
const number = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.constantFrom(-1, 2 ** 53, 2 ** 64, 1e308, -0, 0.1),
);
const leaf = fc.oneof(word, number, fc.boolean(), fc.constant(null));

/** Field names of our own messages, so that bodies come close to being one. */
const field = fc.oneof(
  fc.constantFrom(
    ...["kind", "motion", "support", "voter", "signature", "options", "ranking", "ballotId"],
    ...["candidates", "ranks", "sequence", "verb", "arguments", "member", "nonce", "deadline"],
    ...["post", "content", "encoding", "list", "author", "parent", "subject", "sentAt", "previous"],
  ),
  word,
);
const { value: json } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.array(tie("value"), { maxLength: 6 }),
    fc.dictionary(field, tie("value"), { maxKeys: 9 }),
  ),
}));

const deep = fc
  .tuple(fc.constantFrom("[", '{"a":'), fc.integer({ min: 17, max: 100_000 }))
  .map(([open, depth]) => open.repeat(depth));

const body = fc.oneof(
  { weight: 6, arbitrary: json.map((value) => Buffer.from(JSON.stringify(value) ?? "")) },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)) },
  { weight: 1, arbitrary: deep.map((text) => Buffer.from(text)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(json, fc.nat(200))
      .map(([value, cut]) => Buffer.from(JSON.stringify(value) ?? "").subarray(0, cut)),
  },
);
const mediaType = fc.oneof(
  { weight: 6, arbitrary: fc.constant("application/json") },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...["application/octet-stream", "application/vnd.ipld.car", "application/mbox"],
      ...[
        "text/plain",
        "multipart/form-data",
        "application/json; charset=utf-16",
        "nonsense",
        "a/b",
      ],
    ),
  },
);

describe("the relay's edge, whatever arrives", function () {
  this.timeout(600_000);
  let served: ServedRelay;
  let paths: string[];
  before(async () => {
    served = await servedRelay();
    const document = (await (await ask("/openapi.json")).json()) as Described;
    paths = Object.keys(document.paths);
  });
  after(() => served?.close());

  const ask = (path: string, init?: RequestInit) => fetch(`${served.relay.url}${path}`, init);

  /** Everything the relay keeps that a message could have changed, as it says itself. */
  async function kept(): Promise<unknown> {
    const summary = served.relay.services.content?.summary();
    return [await carriedBy(served), summary?.contents.held];
  }

  it("describes every route it has", () => {
    for (const path of ["/v1/papers", "/v1/ballots", "/v1/posts", "/v1/status", "/ipfs/{cid}"])
      expect(paths).to.include(path);
    for (const path of ["/v1/members", "/v1/lists/{id}", "/v1/search", "/v1/events"])
      expect(paths).to.include(path);
  });

  it("refuses every message that is none, and keeps nothing of it", async () => {
    const before = await kept();
    const places = fc.constantFrom("/v1/papers", "/v1/ballots", "/v1/posts");
    await fc.assert(
      fc.asyncProperty(places, body, mediaType, async (path, bytes, type) => {
        const headers = { "content-type": type };
        const response = await ask(path, { method: "POST", body: new Uint8Array(bytes), headers });
        if (response.status !== NOT_NOW) return void (await expectRefused(response));
        wireErrorSchema.parse(await response.json());
      }),
      { numRuns: 400 },
    );
    expect(await kept()).to.deep.equal(before);
  });

  it("answers every path, method and query, and never with a failure of its own", async () => {
    const method = fc.constantFrom("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    const query = fc.dictionary(
      fc.oneof(
        fc.constantFrom("q", "limit", "after", "before", "format", "cid", "challenge"),
        word,
      ),
      word,
      { maxKeys: 4 },
    );
    const route = fc.oneof(
      fc.tuple(fc.nat(), word).map(([index, text]) => {
        const path = paths[index % paths.length] ?? "/";
        return path.replace(/\{[^}]+\}/g, wellFormed(text));
      }),
      fc.webPath(),
      word.map((text) => `/${wellFormed(text)}`),
    );
    const seen = new Set<number>();
    await fc.assert(
      fc.asyncProperty(method, route, query, async (verb, path, given) => {
        const search = new URLSearchParams(Object.entries(given)).toString();
        const stop = new AbortController();
        const response = await ask(`${path}?${search}`, { method: verb, signal: stop.signal });
        seen.add(response.status);
        expect(response.headers.get("x-content-type-options")).to.equal("nosniff");
        // A stream of events goes on for ever: that it began is enough.
        if (response.headers.get("content-type") === "text/event-stream") return stop.abort();
        const text = await response.text();
        if (response.status < 400) return;
        expect(response.status, `${verb} ${path}?${search}: ${text}`).to.be.lessThan(500);
        if (verb !== "HEAD") wireErrorSchema.strict().parse(JSON.parse(text));
      }),
      { numRuns: 600 },
    );
    expect([...seen]).to.include.members([400, 404, 405]);
  });

  it("survives 10 MB, half a request and a flood of headers", async () => {
    const before = await kept();
    const large = new Uint8Array(10 * 1024 * 1024).fill(0x61);
    const headers = { "content-type": "application/json" };
    for (const path of ["/v1/papers", "/v1/ballots", "/v1/posts"])
      await expectRefused(
        await ask(path, { method: "POST", body: large, headers }),
        413,
        "body-too-large",
      );
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`x-${index}`, "y".repeat(100)]),
    );
    expect((await ask("/v1/status", { headers: many })).status).to.equal(431);
    expect(await kept()).to.deep.equal(before);
  });

  it("is as well afterwards as before, and has written nothing down as a failure", async () => {
    const health = await ask("/healthz");
    expect(health.status, await health.text()).to.equal(200);
    const failures = served.logged.filter(
      (line) => (JSON.parse(line) as { level: number }).level >= 50,
    );
    expect(failures).to.deep.equal([]);
  });
});

/** As a client would write it into a path; half characters cannot be written at all. */
const wellFormed = (text: string) => encodeURIComponent(text.toWellFormed()).slice(0, 2000);
