import { readFile, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { join } from "node:path";
import { MemoryBlockstore } from "blockstore-core";
import { expect } from "chai";
import type { CID } from "multiformats/cid";
import {
  exportContent,
  importContent,
  parseCid,
  readCar,
  SINGLE_BLOCK_LIMIT,
  type ContentDescription,
} from "../../../core/content/index.js";
import {
  carTakenSchema,
  contentAddedSchema,
  contentStatusSchema,
  contentSummarySchema,
} from "../../../core/wire/content.js";
import { carOf, inPieces } from "../../core/content/car-by-hand.js";
import { collect, sample } from "../../core/content/sample.js";
import { cidOf, fileNode } from "../../core/content/unixfs-by-hand.js";
import { expectRefused } from "../http/refused.js";
import { sendRaw } from "../http/served-app.js";
import { blockFiles } from "./block-files.js";
import { closeAll, openContentIn, type OpenedContent } from "./open-content.js";

const LARGE = 2 * SINGLE_BLOCK_LIMIT + 9;
const OCTETS = { "content-type": "application/octet-stream" };
const CAR = { "content-type": "application/vnd.ipld.car" };

describe("content over HTTP", () => {
  let relay: OpenedContent;
  beforeEach(async () => (relay = await openContentIn({ maxContentBytes: LARGE })));
  afterEach(closeAll);

  const ask = (path: string, init?: RequestInit) => fetch(`${relay.url}${path}`, init);
  const put = (body: Uint8Array) =>
    ask("/v1/content", { method: "PUT", body: new Uint8Array(body), headers: OCTETS });
  const postCar = (body: Uint8Array) =>
    ask("/v1/content/car", { method: "POST", body: new Uint8Array(body), headers: CAR });
  const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());
  const files = () => blockFiles(join(relay.directory, "blocks"));

  /** Headers under which no browser runs, sniffs or frames what was sent. */
  function expectHarmless(response: Response): void {
    expect(response.headers.get("x-content-type-options")).to.equal("nosniff");
    expect(response.headers.get("content-security-policy")).to.match(/default-src 'none'.*sandbox/);
    expect(response.headers.get("content-type")).not.to.match(/html|svg|xml|javascript|pdf/);
  }

  for (const size of [0, 1, SINGLE_BLOCK_LIMIT, LARGE]) {
    it(`takes ${size} bytes and gives them back, as bytes, blocks and CAR`, async () => {
      const bytes = sample(size, 2);
      const added = await put(bytes);
      expect(added.status).to.equal(201);
      const { cid, size: told } = contentAddedSchema.parse(await added.json());
      expect(told).to.equal(size);
      expect(added.headers.get("location")).to.equal(`/ipfs/${cid}`);

      const plain = await ask(`/ipfs/${cid}`);
      expect(plain.headers.get("content-length")).to.equal(String(size));
      expect(Buffer.compare(await bytesOf(plain), bytes)).to.equal(0);

      const block = await ask(`/ipfs/${cid}?format=raw`);
      expect(block.headers.get("content-type")).to.equal("application/vnd.ipld.raw");
      const root = await bytesOf(block);
      expect(cidOf(cid.startsWith("bafk") ? 0x55 : 0x70, root).toString()).to.equal(cid);

      for (const path of [`/ipfs/${cid}?format=car`, `/v1/content/car?cid=${cid}`]) {
        const car = await ask(path);
        expect(car.headers.get("content-type")).to.equal(
          "application/vnd.ipld.car; version=1; order=dfs; dups=n",
        );
        const { roots, blocks } = await readCar(inPieces(await bytesOf(car), 50_000));
        expect(roots.map(String)).to.deep.equal([cid]);
        const store = new MemoryBlockstore();
        for await (const each of blocks) await store.put(each.cid, each.bytes);
        expect(Buffer.compare(await collect(exportContent(cid, store)), bytes)).to.equal(0);
      }
    });
  }

  it("answers in every form with headers that can be kept for ever and run nothing", async () => {
    const { cid } = await relay.content.add(sample(LARGE, 1), "document");
    for (const query of ["", "?format=raw", "?format=car", "?format=car&dag-scope=block"]) {
      const full = await ask(`/ipfs/${cid}${query}`);
      await full.arrayBuffer();
      expectHarmless(full);
      expect(full.headers.get("cache-control")).to.equal("public, max-age=29030400, immutable");
      expect(full.headers.get("content-disposition")).to.match(/^attachment/);
      const etag = full.headers.get("etag") ?? "";
      expect(etag).to.contain(cid);

      const head = await ask(`/ipfs/${cid}${query}`, { method: "HEAD" });
      expect([head.status, head.headers.get("etag")]).to.deep.equal([200, etag]);
      expect(await head.text()).to.equal("");
      if (query === "") expect(head.headers.get("content-length")).to.equal(String(LARGE));
      const known = await ask(`/ipfs/${cid}${query}`, {
        headers: { "if-none-match": `"x", W/${etag}` },
      });
      expect(known.status, query).to.equal(304);
    }
  });

  it("gives each form its own tag, and reads the form from the Accept header too", async () => {
    const { cid } = await relay.content.add(sample(LARGE, 1), "document");
    const tags = new Set<string | null>();
    for (const accept of [
      "application/vnd.ipld.raw",
      "application/vnd.ipld.car;version=1",
      "*/*",
    ]) {
      const answer = await ask(`/ipfs/${cid}`, { headers: { accept } });
      await answer.arrayBuffer();
      tags.add(answer.headers.get("etag"));
      if (accept !== "*/*")
        expect(answer.headers.get("content-type")).to.contain(accept.split(";")[0]);
    }
    expect(tags.size).to.equal(3);
  });

  const types: [recorded: string, sent: string, disposition: RegExp][] = [
    ["text/plain", "text/plain; charset=utf-8", /^inline/],
    ["text/markdown", "text/plain; charset=utf-8", /^inline/],
    ["image/png", "image/png", /^inline/],
    ["text/html", "application/octet-stream", /^attachment/],
    ["TEXT/HTML; charset=utf-8", "application/octet-stream", /^attachment/],
    ["image/svg+xml", "application/octet-stream", /^attachment/],
    ["application/xhtml+xml", "application/octet-stream", /^attachment/],
    ["application/pdf", "application/octet-stream", /^attachment/],
    ["text/plain\r\nx-evil: 1", "application/octet-stream", /^attachment/],
    ["__proto__", "application/octet-stream", /^attachment/],
  ];
  for (const [recorded, sent, disposition] of types) {
    it(`sends what is recorded as ${JSON.stringify(recorded)} as ${sent}`, async () => {
      const { cid } = await relay.content.add(
        new TextEncoder().encode("<script>alert(1)</script>"),
      );
      relay.content.want({ cid, reason: "document", mediaType: recorded });
      const answer = await ask(`/ipfs/${cid}?filename=..%2F%22a%22%0d%0ab.html`);
      expect(answer.headers.get("content-type")).to.equal(sent);
      expect(answer.headers.get("content-disposition"))
        .to.match(disposition)
        .and.to.match(/filename="[\w.-]+"$/);
      expect(answer.headers.get("x-evil")).to.equal(null);
      expectHarmless(answer);
    });
  }

  it("says where a content stands, and what the store keeps", async () => {
    const bytes = sample(LARGE, 1);
    const { cid } = contentAddedSchema.parse(await (await put(bytes)).json());
    const uploaded = contentStatusSchema.parse(
      await (await ask(`/v1/content/${cid}/status`)).json(),
    );
    expect(uploaded).to.include({ state: "held", size: LARGE, blocks: 4 });
    expect(uploaded.reasons).to.deep.equal([]);
    expect(uploaded.expiresAt).to.equal((uploaded.storedAt ?? 0) + 168 * 3600);
    const other = cidOf(0x55, sample(3));
    const unknown = contentStatusSchema.parse(
      await (await ask(`/v1/content/${other}/status`)).json(),
    );
    expect(unknown).to.deep.equal({
      cid: other.toString(),
      state: "unknown",
      reasons: [],
      tries: 0,
    });
    const summary = contentSummarySchema.parse(await (await ask("/v1/content")).json());
    expect(summary).to.deep.include({
      store: "files",
      contents: { held: 1, wanted: 0, damaged: 0 },
    });
    expect(summary.storedBytes).to.be.greaterThan(LARGE);
  });

  it("takes the contents of a CAR, all its roots", async () => {
    const contents = [sample(LARGE, 1), sample(30, 2)];
    const blocks: { cid: CID; bytes: Uint8Array }[] = [];
    const roots: ContentDescription[] = [];
    for (const bytes of contents) {
      roots.push(
        await importContent(bytes, { put: (cid, block) => blocks.push({ cid, bytes: block }) }),
      );
    }
    const answer = await postCar(
      carOf(
        roots.map(({ cid }) => parseCid(cid)),
        blocks,
      ),
    );
    expect(answer.status).to.equal(201);
    const taken = carTakenSchema.parse(await answer.json());
    expect(taken.contents).to.deep.equal(roots.map(({ cid, size }) => ({ cid, size })));
    for (const [index, { cid }] of roots.entries()) {
      expect(Buffer.compare(await collect(relay.content.read(cid)), contents[index]!)).to.equal(0);
    }
  });

  describe("refuses, and keeps nothing of it:", () => {
    const part = { bytes: sample(400, 1), cid: cidOf(0x55, sample(400, 1)) };
    const node = fileNode([{ cid: part.cid, size: 400 }]);
    const root = { bytes: node, cid: cidOf(0x70, node) };
    const other = { bytes: sample(9, 9), cid: cidOf(0x55, sample(9, 9)) };
    const wrong = fileNode([{ cid: part.cid, size: 401 }]);
    const directory = Uint8Array.from([0x0a, 0x02, 0x08, 0x01]);

    /** 2^n readings of one block out of n small nodes. */
    const bomb = (levels: number) => {
      const blocks = [part];
      let top = { cid: part.cid, size: 400 };
      for (let level = 0; level < levels; level++) {
        const bytes = fileNode(Array.from({ length: 64 }, () => top));
        top = { cid: cidOf(0x70, bytes), size: top.size * 64 };
        blocks.push({ cid: top.cid, bytes });
      }
      return carOf([top.cid], blocks);
    };

    const cars: [what: string, car: Uint8Array, status: number, code: string][] = [
      ["a root that is not in the CAR", carOf([other.cid], [root, part]), 404, "content-missing"],
      [
        "one of two roots missing",
        carOf([root.cid, other.cid], [root, part]),
        404,
        "content-missing",
      ],
      ["a part that is missing", carOf([root.cid], [root]), 404, "content-missing"],
      ["a block that no root needs", carOf([root.cid], [root, part, other]), 400, "car-malformed"],
      [
        "a changed block",
        carOf([root.cid], [root, { ...part, bytes: sample(400, 2) }]),
        422,
        "content-mismatch",
      ],
      [
        "a tree whose sizes do not add up",
        carOf([cidOf(0x70, wrong)], [{ cid: cidOf(0x70, wrong), bytes: wrong }, part]),
        400,
        "content-malformed",
      ],
      [
        "a directory",
        carOf([cidOf(0x70, directory)], [{ cid: cidOf(0x70, directory), bytes: directory }]),
        422,
        "content-not-a-file",
      ],
      [
        "dag-pb that is none",
        carOf([cidOf(0x70, part.bytes)], [{ cid: cidOf(0x70, part.bytes), bytes: part.bytes }]),
        400,
        "content-malformed",
      ],
      ["a small CAR that unfolds to more than is taken", bomb(3), 413, "content-too-large"],
      ["a tiny CAR that unfolds without end", bomb(7), 413, "content-too-large"],
      ["no CAR at all", sample(2_000, 3), 400, "car-malformed"],
      ["nothing", new Uint8Array(), 400, "car-malformed"],
    ];
    for (const [what, car, status, code] of cars) {
      it(what, async () => {
        const answer = await postCar(car);
        await expectRefused(answer, status, code);
        expect(await files()).to.deep.equal([]);
        expect(relay.content.summary().storedBytes).to.equal(0);
      });
    }

    it("a body over the limit, declared or not", async () => {
      await expectRefused(await put(sample(LARGE + 1)), 413, "body-too-large");
      const undeclared = new Promise<number>((resolve, reject) => {
        const sending = request(
          `${relay.url}/v1/content`,
          { method: "PUT", headers: OCTETS },
          (answer) => {
            answer.resume();
            resolve(answer.statusCode ?? 0);
          },
        );
        sending.on("error", reject);
        for (let sent = 0; sent <= LARGE; sent += SINGLE_BLOCK_LIMIT)
          sending.write(sample(SINGLE_BLOCK_LIMIT, sent));
        sending.end();
      });
      expect(await undeclared).to.equal(413);
      expect(await files()).to.deep.equal([]);
    });

    it("an upload that is cut off", async () => {
      const headers = { ...OCTETS, "content-length": 2_000_000 };
      await new Promise<void>((resolve) => {
        const sending = request(`${relay.url}/v1/content`, { method: "PUT", headers });
        sending.on("error", () => resolve());
        sending.write(sample(1_500_000, 1), () => setTimeout(() => sending.destroy(), 50));
      });
      while ((await files()).length > 0) await new Promise((resolve) => setTimeout(resolve, 10));
      // It was at work with the first block, or never began; either way nothing is left.
      expect(relay.content.summary().storedBytes).to.equal(0);
    });

    it("JSON and other types where bytes are expected", async () => {
      const json = { method: "PUT", body: "{}", headers: { "content-type": "application/json" } };
      await expectRefused(await ask("/v1/content", json), 415);
      const html = { method: "PUT", body: "x", headers: { "content-type": "text/html" } };
      await expectRefused(await ask("/v1/content", html), 415);
    });

    it("what does not fit its budget", async () => {
      await closeAll();
      relay = await openContentIn({ maxUnpinnedBytes: 100 });
      await expectRefused(await put(sample(101)), 507, "content-budget-spent");
      expect(await files()).to.deep.equal([]);
    });

    it("what does not fit the share of its sender", async () => {
      await closeAll();
      relay = await openContentIn({ maxUnpinnedBytesEach: 200 });
      expect((await put(sample(150, 1))).status).to.equal(201);
      await expectRefused(await put(sample(51, 2)), 507, "content-share-spent");
      await expectRefused(await postCar(carOf([part.cid], [part])), 507, "content-share-spent");
      expect((await postCar(carOf([other.cid], [other]))).status).to.equal(201);
    });

    it("uploads where the operator wants none", async () => {
      await closeAll();
      relay = await openContentIn({ uploads: false });
      await expectRefused(await put(sample(1)), 403, "uploads-off");
      await expectRefused(await postCar(carOf([part.cid], [part])), 403, "uploads-off");
    });
  });

  it("refuses paths and CIDs that are none, whatever is in them", async () => {
    const { cid } = await relay.content.add(sample(10, 1));
    const upper = cid.toUpperCase();
    const paths = [
      ...["/ipfs/", `/ipfs/${cid}/`, `/ipfs/${cid}/../../etc/passwd`, `/ipfs/${cid}%2f..%2f..%2fx`],
      ...["/ipfs/..%2f..%2fetc%2fpasswd", "/ipfs/%00", `/ipfs/${cid}%00`, "/ipfs/%ff", "/ipfs/%"],
      ...[
        `/ipfs/${upper}`,
        `/ipfs/${cid}a`,
        "/ipfs/QmbWqxBEKC3P8tqsKc98xmWNzrzDtRLMiMPL8wBuTGsMnR",
      ],
      ...["/ipfs/bafkqaaa", `/ipfs/${"a".repeat(20_000)}`, `/ipfs/${"../".repeat(500)}`],
      ...[
        "/v1/content/x/status",
        "/v1/content/car",
        "/v1/content/car?cid=x",
        `/v1/content/car?cid=${cid}&cid=${cid}`,
      ],
      ...[
        `/ipfs/${cid}?format=tar`,
        `/ipfs/${cid}?format=raw&format=car`,
        `/ipfs/${cid}?dag-scope=x`,
      ],
    ];
    for (const path of paths) {
      const answer = await sendRaw(
        relay.url,
        `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
      );
      expect(answer, path).to.match(/^HTTP\/1\.1 4\d\d /);
      expect(answer).to.match(/\{"code":"[a-z-]+","message":"[^\r\n]+"/);
    }
    expect((await ask(`/ipfs/${cid}`)).status).to.equal(200);
  });

  it("says 404 for what is not here, and 503 for what is damaged, before a byte goes out", async () => {
    await expectRefused(await ask(`/ipfs/${cidOf(0x55, sample(8))}`), 404, "content-missing");
    await expectRefused(
      await ask(`/ipfs/${cidOf(0x55, sample(8))}?format=raw`),
      404,
      "content-missing",
    );
    await expectRefused(
      await ask(`/ipfs/${cidOf(0x55, sample(8))}?format=car`),
      404,
      "content-missing",
    );
    const { cid } = await relay.content.add(sample(10, 1));
    for (const file of await files()) await writeFile(file, "spoilt");
    for (const query of ["", "?format=raw", "?format=car"]) {
      const answer = await ask(`/ipfs/${cid}${query}`);
      expect(answer.status).to.equal(503);
      expect(answer.headers.get("cache-control")).to.equal("no-store");
      expect(await answer.json()).to.include({ code: "content-damaged" });
    }
  });

  it("neither keeps, fetches nor serves what its operator refuses, and says 451", async () => {
    const { cid } = await relay.content.add(sample(LARGE, 1), "document");
    const { directory } = relay;
    await relay.stop();
    relay = await openContentIn({ refused: [cid] }, directory);
    expect(await files()).to.deep.equal([]);
    for (const query of ["", "?format=car"]) {
      await expectRefused(await ask(`/ipfs/${cid}${query}`), 451, "content-refused");
    }
    await expectRefused(await put(sample(LARGE, 1)), 451, "content-refused");
    relay.content.want({ cid, reason: "document" });
    expect(relay.content.status(cid)).to.include({ state: "unknown" });
    expect(await files()).to.deep.equal([]);
  });

  it("cuts the answer where a later block is damaged, so that nobody takes it for whole", async () => {
    const { cid } = await relay.content.add(sample(LARGE, 1));
    for (const file of await files()) {
      if (
        Buffer.compare(await readFile(file), sample(LARGE, 1).subarray(2 * SINGLE_BLOCK_LIMIT)) ===
        0
      )
        await writeFile(file, "spoilt");
    }
    for (const query of ["", "?format=car"]) {
      const read = ask(`/ipfs/${cid}${query}`).then(bytesOf);
      expect(
        await read.then(
          () => "whole",
          () => "cut",
        ),
      ).to.equal("cut");
    }
  });
});
