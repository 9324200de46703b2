import { join } from "node:path";
import { expect } from "chai";
import fc from "fast-check";
import { importContent, parseCid } from "../../../core/content/index.js";
import { carTakenSchema } from "../../../core/wire/content.js";
import { wireErrorSchema } from "../../../core/wire/error.js";
import { carOf, section, varint } from "../../core/content/car-by-hand.js";
import { collect, sample } from "../../core/content/sample.js";
import { cidOf, fileNode } from "../../core/content/unixfs-by-hand.js";
import { sendRaw } from "../http/served-app.js";
import { blockFiles } from "./block-files.js";
import { closeAll, openContentIn, type OpenedContent } from "./open-content.js";

/** A CAR of a small tree, in parts that can be damaged, left out, repeated and put in another order. */
const leaves = [sample(40, 1), sample(41, 2)].map((bytes) => ({ cid: cidOf(0x55, bytes), bytes }));
const node = fileNode(leaves.map(({ cid, bytes }) => ({ cid, size: bytes.length })));
const root = { cid: cidOf(0x70, node), bytes: node };
const stranger = { cid: cidOf(0x55, sample(9, 9)), bytes: sample(9, 9) };
const circular = fileNode([{ cid: root.cid, size: 81 }]);
const pieces = [
  root,
  ...leaves,
  stranger,
  { cid: root.cid, bytes: circular },
  { cid: cidOf(0x70, circular), bytes: circular },
];

const lists = fc.array(fc.constantFrom(...pieces), { maxLength: 6 });
const rootsOf = fc.array(
  fc.constantFrom(root.cid, leaves[0]!.cid, stranger.cid, cidOf(0x70, circular)),
  { maxLength: 3 },
);
const assembled = fc.tuple(rootsOf, lists).map(([roots, blocks]) => carOf(roots, blocks));
const damaged = fc
  .tuple(
    assembled,
    fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }),
    fc.option(fc.nat(), { nil: undefined }),
  )
  .map(([car, edits, cut]) => {
    const bytes = Uint8Array.from(car);
    for (const [place, value] of edits) bytes[place % bytes.length] = value;
    return cut === undefined ? bytes : bytes.subarray(0, cut % (bytes.length + 1));
  });
const huge = fc
  .tuple(fc.bigInt({ min: 0n, max: 2n ** 64n }), lists)
  .map(([length, blocks]) =>
    Buffer.concat([carOf([root.cid], blocks), varint(length), section(root)]),
  );
const whole = fc.constantFrom(
  carOf([root.cid], [root, ...leaves]),
  carOf([leaves[0]!.cid, root.cid], [...leaves, root]),
);

describe("the content routes under any input", () => {
  let relay: OpenedContent;
  before(async () => (relay = await openContentIn({ maxContentBytes: 100_000 })));
  after(closeAll);

  it("take a CAR whole or leave no trace of it", async () => {
    const seen = { taken: 0, refused: 0 };
    const cars = fc.oneof(assembled, damaged, huge, whole, fc.uint8Array({ maxLength: 200 }));
    await fc.assert(
      fc.asyncProperty(cars, async (car) => {
        const before = relay.content.summary().storedBytes;
        const files = (await blockFiles(join(relay.directory, "blocks"))).length;
        const answer = await fetch(`${relay.url}/v1/content/car`, {
          method: "POST",
          body: Uint8Array.from(car),
          headers: { "content-type": "application/vnd.ipld.car" },
        });
        const body: unknown = await answer.json();
        if (answer.status === 201) {
          seen.taken++;
          for (const { cid, size } of carTakenSchema.parse(body).contents) {
            expect((await collect(relay.content.read(cid))).length).to.equal(size);
          }
          return;
        }
        seen.refused++;
        expect(answer.status).to.be.within(400, 499);
        wireErrorSchema.strict().parse(body);
        expect(relay.content.summary().storedBytes).to.equal(before);
        expect((await blockFiles(join(relay.directory, "blocks"))).length).to.equal(files);
      }),
      {
        numRuns: 250,
        examples: [
          [carOf([root.cid], [root, ...leaves])],
          [
            carOf(
              [cidOf(0x70, circular)],
              [root, ...leaves, { cid: cidOf(0x70, circular), bytes: circular }],
            ),
          ],
        ],
      },
    );
    expect(seen.taken).to.be.greaterThan(0);
    expect(seen.refused).to.be.greaterThan(0);
  });

  it("answer any path, query and header with content or a refusal, and stay up", async () => {
    const { cid } = await importContent(sample(10, 1), { put: () => undefined });
    const part = fc.oneof(
      fc.constantFrom(
        cid,
        cid.toUpperCase(),
        parseCid(cid).toString().slice(1),
        "..",
        ".",
        "%2e%2e",
        "%2f",
        "%00",
        "%ff",
        "%",
        "car",
        "ipfs",
      ),
      fc.string({ maxLength: 70 }).map((text) => encodeURIComponent(text.toWellFormed())),
      fc.string({ maxLength: 20 }).map((text) => text.replace(/[^!-~]/g, "_")),
    );
    const start = fc.constantFrom(
      "/ipfs/",
      "/v1/content/",
      "/v1/content",
      "/v1/content/car?cid=",
      "/ipfs",
    );
    const query = fc.constantFrom(
      "",
      "?format=raw",
      "?format=car",
      "?format=",
      "?format[]=raw",
      "?dag-scope=block",
      "?filename=%0d%0aa",
      "?=&=&",
    );
    const paths = fc
      .tuple(start, fc.array(part, { maxLength: 4 }), query)
      .map(([head, parts, tail]) => `${head}${parts.join("/")}${tail}`);
    const methods = fc.constantFrom(
      "GET",
      "HEAD",
      "PUT",
      "POST",
      "DELETE",
      "PATCH",
      "OPTIONS",
      "TRACE",
    );
    const headers = fc.constantFrom(
      "",
      "Accept: application/vnd.ipld.raw\r\n",
      "If-None-Match: *\r\n",
      "Range: bytes=5-1\r\n",
      "Content-Type: application/octet-stream\r\nContent-Length: 3\r\n",
    );
    await fc.assert(
      fc.asyncProperty(methods, paths, headers, async (method, path, header) => {
        const body = header.includes("Length") ? "abc" : "";
        const request = `${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${header}\r\n${body}`;
        const answer = await sendRaw(relay.url, request);
        expect(answer, request).to.match(/^HTTP\/1\.1 (2|3|4)\d\d /);
        expect(answer.toLowerCase()).to.contain("x-content-type-options: nosniff");
        expect(answer.toLowerCase()).not.to.match(/^content-type: (text\/html|image\/svg)/m);
      }),
      { numRuns: 300 },
    );
    expect((await fetch(`${relay.url}/v1/content`)).status).to.equal(200);
    expect((await relay.content.health()).ok).to.equal(true);
  });
});
