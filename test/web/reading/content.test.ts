import { expect } from "chai";
import { sha256 } from "ethers";
import { importContent } from "../../../core/content/index.js";
import { fetchContent } from "../../../web/reading/content.js";
import { Blobs } from "../../../web/reading/blobs.js";
import { refusalOf } from "../../core/refusal.js";
import { serveAnswers } from "./nearby.js";

const LIMIT = 16 * 1024 * 1024;

/** Blocks as a relay's gateway serves them, changed where the test says. */
async function gateway(change: (block: Uint8Array) => Uint8Array = (block) => block) {
  const blocks = new Map<string, Uint8Array>();
  const store = {
    put: (cid: { toString(): string }, block: Uint8Array) => {
      blocks.set(cid.toString(), block);
    },
  };
  const asked: string[] = [];
  const server = await serveAnswers((request, _, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://gateway");
    const cid = pathname.replace("/ipfs/", "");
    asked.push(cid);
    const block = blocks.get(cid);
    if (block === undefined || searchParams.get("format") !== "raw")
      return void response.writeHead(404).end("{}");
    response.setHeader("content-type", "application/vnd.ipld.raw").end(change(block));
  });
  return { ...server, store, asked };
}

const flipped = (block: Uint8Array) => block.map((byte, index) => (index === 7 ? byte ^ 1 : byte));

describe("content in the browser", () => {
  let honest: Awaited<ReturnType<typeof gateway>>;
  let liar: Awaited<ReturnType<typeof gateway>>;
  let empty: Awaited<ReturnType<typeof gateway>>;
  before(async () => {
    honest = await gateway();
    liar = await gateway(flipped);
    empty = await gateway();
  });
  after(async () => {
    for (const each of [honest, liar, empty]) await each.close();
  });

  async function kept(bytes: Uint8Array): Promise<string> {
    await importContent(bytes, liar.store as never);
    return (await importContent(bytes, honest.store as never)).cid;
  }
  const large = new Uint8Array(3_000_000).map((_, index) => index % 251);

  for (const bytes of [new TextEncoder().encode("Three opens."), large])
    it(`gives ${bytes.length} bytes as they are, whoever lies or has nothing`, async () => {
      const cid = await kept(bytes);
      const seen: number[] = [];
      const recorded = { digest: sha256(bytes), size: bytes.length };
      const sources = [empty.url, liar.url, `${honest.url}/`];
      const options = { recorded, limit: LIMIT, onProgress: (size: number) => seen.push(size) };
      const found = await fetchContent(cid, sources, options);
      expect(sha256(found)).to.equal(recorded.digest);
      expect(seen.at(-1)).to.equal(bytes.length);
      expect(new Set(honest.asked).size, "each block once").to.equal(honest.asked.length);
      honest.asked.length = 0;
    });

  it("tells what is missing from what is something else", async () => {
    const cid = await kept(large.slice(5, 90));
    const fetch = (sources: string[]) => fetchContent(cid, sources, { limit: LIMIT });
    await refusalOf(() => fetch([empty.url]), "CONTENT_MISSING");
    await refusalOf(() => fetch([]), "CONTENT_MISSING");
    await refusalOf(() => fetch([empty.url, liar.url]), "CONTENT_MISMATCH");
    await refusalOf(() => fetchContent("bafy", [honest.url], { limit: LIMIT }), "CID_MALFORMED");
  });

  it("holds the whole against the record, and takes no more than it was told", async () => {
    const bytes = large.slice(100, 5_000);
    const cid = await kept(bytes);
    const size = bytes.length;
    for (const recorded of [
      { digest: sha256(bytes), size: size + 1 },
      { digest: sha256(bytes), size: size - 1 },
      { digest: sha256(large), size },
    ])
      await refusalOf(
        () => fetchContent(cid, [honest.url], { recorded, limit: LIMIT }),
        "CONTENT_MISMATCH",
      );
    await refusalOf(() => fetchContent(cid, [honest.url], { limit: 100 }), "CONTENT_TOO_LARGE");
  });

  it("fetches blocks many at once, and asks less and less often for what nobody has", async () => {
    let now = 0;
    const asked: string[] = [];
    const [here, gone] = [await kept(large.slice(0, 9)), await kept(large.slice(0, 10))];
    const blobs = new Blobs(
      [],
      (cid) => {
        asked.push(cid.toString());
        if (cid.toString() === here) return Promise.resolve(large.slice(0, 9));
        return Promise.reject(new Error("nobody"));
      },
      () => now,
    );
    expect(await blobs.gather([here, gone])).to.equal(1);
    expect(blobs.get(here)).to.deep.equal(large.slice(0, 9));
    expect(blobs.get(gone)).to.equal(null);
    for (const [later, times] of [
      ...[[1_000, 1] as const, [16_000, 2] as const, [30_000, 2] as const, [47_000, 3] as const],
    ]) {
      now = later;
      await blobs.gather([here, gone]);
      expect(asked.filter((cid) => cid === gone).length, String(later)).to.equal(times);
    }
    expect(asked.filter((cid) => cid === here).length).to.equal(1);
  });
});
