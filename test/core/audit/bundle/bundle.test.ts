import { CarReader } from "@ipld/car/reader";
import { expect } from "chai";
import fc from "fast-check";
import "../../../property-seed.js";
import {
  BundleEvidence,
  bytesSource,
  EitherEvidence,
  extendedFacts,
  MemorySpool,
  openBundle,
  rangeOf,
  RecordingEvidence,
  takeOver,
  writeBundle,
  type BundleFacts,
} from "../../../../core/audit/bundle/index.js";
import type { EvidenceSource } from "../../../../core/proof/evidence.js";
import { carOf } from "../../content/car-by-hand.js";
import { collect } from "../../content/sample.js";
import { cidOf } from "../../content/unixfs-by-hand.js";
import { refusalOf } from "../../refusal.js";
import {
  CONTENTS,
  factsAt,
  FILES,
  hashOf,
  type Question,
  QUESTIONS,
  source,
} from "./sample-evidence.js";

const RAW = 0x55;

async function capture(
  questions: readonly Question[],
  facts: BundleFacts = factsAt(9),
  from: EvidenceSource = source,
) {
  const spool = new MemorySpool();
  const recording = new RecordingEvidence(from, spool);
  for (const ask of questions) await ask(recording);
  return collect(writeBundle(facts, spool, FILES));
}

const open = async (bytes: Uint8Array) => new BundleEvidence(await openBundle(bytesSource(bytes)));

describe("An audit bundle", () => {
  it("answers what was asked when it was captured, and nothing else", async () => {
    const evidence = await open(await capture(QUESTIONS));
    for (const ask of QUESTIONS) expect(await ask(evidence)).to.deep.equal(await ask(source));
    const { directory: address } = factsAt(9);
    expect(await evidence.proof(9, address, [])).to.equal(undefined);
    expect(await evidence.code(`0x${"ab".repeat(32)}`)).to.equal(undefined);
    for (const [name, bytes] of FILES) expect(await evidence.file(name)).to.deep.equal(bytes);
  });

  it("is the same to the byte in whatever order and however often it was asked", async () => {
    const once = await capture(QUESTIONS);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...QUESTIONS, ...QUESTIONS], {
          minLength: 2 * QUESTIONS.length,
          maxLength: 2 * QUESTIONS.length,
        }),
        async (asked) => Buffer.compare(await capture(asked), once) === 0,
      ),
      { numRuns: 10 },
    );
  });

  it("keeps a proof's nodes once, and content under its own CID, for any reader of CARs", async () => {
    const bytes = await capture(QUESTIONS);
    const reader = await CarReader.fromBytes(bytes);
    for (const { cid, content } of CONTENTS) {
      const block = await reader.get(cidOf(RAW, content));
      expect(block?.cid.toString()).to.equal(cid);
    }
    const text = Buffer.from(bytes).toString("latin1");
    expect(text.split("leaf 0x").length - 1, "nodes of five slots, in six proofs each").to.equal(5);
    const { manifest } = (await open(bytes)).bundle;
    expect(manifest.parts.map(({ name }) => name.split("/")[0])).to.include.members([
      ...["abi", "accounts", "bodies", "coalition.json5", "code", "content"],
      ...["headers", "nodes", "slots"],
    ]);
  });

  it("names the range of a captured block, and of no other", async () => {
    const { manifest } = (await open(await capture([]))).bundle;
    const range = { chainId: 31337n, fromBlock: 0, toBlock: 9, blockHash: hashOf(9) };
    expect(rangeOf(manifest, hashOf(9).toUpperCase().replace("0X", "0x"))).to.deep.equal(range);
    expect(rangeOf(manifest, hashOf(8))).to.equal(undefined);
  });

  it("is refused with any byte of it changed", async () => {
    const bytes = await capture(QUESTIONS.filter((_, index) => index % 9 === 0));
    for (let at = 0; at < bytes.length; at++) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      await refusalOf(() => openBundle(bytesSource(changed)), "BUNDLE_CORRUPT");
    }
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const changed = bytes.slice();
          changed[at] = (changed[at] ?? 0) ^ by;
          await refusalOf(() => openBundle(bytesSource(changed)), "BUNDLE_CORRUPT");
        },
      ),
    );
  });

  it("is refused when it was cut anywhere", async () => {
    const bytes = await capture(QUESTIONS.slice(0, 8));
    for (let length = 0; length < bytes.length; length += 1 + Math.floor(bytes.length / 300))
      await refusalOf(() => openBundle(bytesSource(bytes.slice(0, length))), "BUNDLE_CORRUPT");
  });

  it("is refused when something was added, or when it is another file", async () => {
    const bytes = await capture(QUESTIONS.slice(0, 8));
    const extra = new TextEncoder().encode("more");
    const car = carOf([cidOf(RAW, extra)], [{ cid: cidOf(RAW, extra), bytes: extra }]);
    const header = carOf([cidOf(RAW, extra)], []).length;
    const added = Buffer.concat([bytes, car.subarray(header)]);
    for (const other of [added, car, new Uint8Array(), new TextEncoder().encode("a letter")])
      await refusalOf(() => openBundle(bytesSource(other)), "BUNDLE_CORRUPT");
  });

  it("says so when it is of an older or newer format", async () => {
    for (const version of [0, 2, "1", null]) {
      const manifest = { ...(await open(await capture([]))).bundle.manifest, version };
      const bytes = new TextEncoder().encode(JSON.stringify(manifest));
      const cid = cidOf(RAW, bytes);
      const { message } = await refusalOf(
        () => openBundle(bytesSource(carOf([cid], [{ cid, bytes }]))),
        "BUNDLE_FORMAT",
      );
      expect(message).to.match(/this version reads format 1/);
    }
  });

  it("is refused when its hashes are right and its parts are nonsense", async () => {
    const facts = { ...factsAt(9), fromBlock: 12 };
    await refusalOf(async () => open(await capture([], facts)), "BUNDLE_CORRUPT");
    const spool = new MemorySpool();
    await spool.put("bodies", "000000000001", new TextEncoder().encode("no RLP"));
    const evidence = await open(await collect(writeBundle(factsAt(9), spool, new Map())));
    await refusalOf(() => evidence.body(1), "BUNDLE_CORRUPT");
  });
});

describe("Extending an audit bundle", () => {
  const node = { header: source.header };
  const [early, late] = [QUESTIONS.slice(0, 30), QUESTIONS.slice(20)];

  /** What a node answers who has forgotten everything that is in the bundle. */
  const forgetful: EvidenceSource = {
    header: (number) => Promise.resolve(number < 8 ? undefined : (source.header(number) as never)),
    body: () => Promise.resolve(undefined),
    proof: (...question) => source.proof(...question),
    code: () => Promise.resolve(undefined),
    blob: (cid) => source.blob(cid),
  };

  it("reuses what is in it and adds what is new", async () => {
    const old = await open(await capture(early, factsAt(5)));
    const spool = new MemorySpool();
    await takeOver(old, spool);
    const recording = new RecordingEvidence(new EitherEvidence(old, forgetful), spool);
    for (const ask of late) await ask(recording);
    const facts = await extendedFacts(old.bundle.manifest, factsAt(9), node);
    const extended = await open(await collect(writeBundle(facts, spool, FILES)));
    for (const ask of early) expect(await ask(extended)).to.deep.equal(await ask(source));
    expect(rangeOf(extended.bundle.manifest, hashOf(5))?.toBlock).to.equal(5);
    expect(rangeOf(extended.bundle.manifest, hashOf(9))?.toBlock).to.equal(9);
  });

  it("changes nothing when there is nothing new", async () => {
    const bytes = await capture(QUESTIONS);
    const old = await open(bytes);
    const spool = new MemorySpool();
    await takeOver(old, spool);
    const facts = await extendedFacts(old.bundle.manifest, factsAt(9), node);
    const again = await collect(writeBundle(facts, spool, FILES));
    expect(Buffer.compare(again, bytes)).to.equal(0);
  });

  it("is refused for another chain, coalition or beginning", async () => {
    const known = factsAt(5);
    for (const change of [
      { chainId: "1" },
      { directory: "0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512" },
      { fromBlock: 1 },
    ])
      await refusalOf(
        () => extendedFacts(known, { ...factsAt(9), ...change }, node),
        "BUNDLE_FOREIGN",
      );
  });

  it("is refused on a chain that no longer has the block it was captured at", async () => {
    const other = { header: (number: number) => source.header(number + 1) };
    await refusalOf(() => extendedFacts(factsAt(5), factsAt(8), other), "CHAIN_REORGANISED");
    const known = { ...factsAt(9), captures: [{ block: 9, hash: hashOf(8) }] };
    await refusalOf(() => extendedFacts(known, factsAt(9), node), "CHAIN_REORGANISED");
  });

  it("is refused for a block before the last it was captured at", async () => {
    await refusalOf(() => extendedFacts(factsAt(9), factsAt(5), node), "BUNDLE_BEHIND");
  });
});
