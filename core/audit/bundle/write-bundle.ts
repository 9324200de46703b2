import { sha256 as sha256Of } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { type ContentBlock, parseCid, writeCar } from "../../content/index.js";
import { cidOfDigest } from "../../lists/content.js";
import type { EvidenceKind, EvidenceSpool } from "./evidence-spool.js";
import { type BundleFacts, type BundlePart, encodeManifest } from "./manifest.js";
import { type Entry, packEntries, PART_SIZE } from "./pack.js";
import { encodeReferences, hashesIn } from "./proof-nodes.js";
import { numberKey } from "./evidence-keys.js";

interface Part {
  name: string;
  bytes: Uint8Array;
}

/**
 * Streams a bundle: the same evidence and the same files give the same bytes, in whatever order they were asked for. The
 * spool is read twice, once for the manifest, which comes first, and once for the bytes.
 *
 * @param files - by name: whatever else belongs to the audit, such as `coalition.json5` or `abi/Lists.json`.
 */
export async function* writeBundle(
  facts: BundleFacts,
  spool: EvidenceSpool,
  files: ReadonlyMap<string, Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const parts: BundlePart[] = [];
  for await (const { name, bytes } of partsOf(spool, files)) {
    const sha256 = `0x${bytesToHex(sha256Of(bytes))}`;
    parts.push({ name, cid: cidOfDigest(sha256).toString(), sha256, bytes: bytes.length });
  }
  const manifest = blockOf(encodeManifest(facts, parts));
  yield* writeCar(manifest.cid, blocksOf(manifest, spool, files));
}

/** The manifest, its parts in order, then content in the order of its CIDs; what occurs twice is there once. */
async function* blocksOf(
  manifest: ContentBlock,
  spool: EvidenceSpool,
  files: ReadonlyMap<string, Uint8Array>,
): AsyncGenerator<ContentBlock> {
  yield manifest;
  const given = new Set([manifest.cid.toString()]);
  for await (const { bytes } of partsOf(spool, files)) {
    const block = blockOf(bytes);
    if (isNew(given, block.cid.toString())) yield block;
  }
  for (const cid of spool.keys("content"))
    if (isNew(given, cid)) yield { cid: parseCid(cid), bytes: await kept(spool, "content", cid) };
}

function isNew(given: Set<string>, cid: string): boolean {
  const size = given.size;
  return given.add(cid).size > size;
}

function blockOf(bytes: Uint8Array): ContentBlock {
  return { cid: cidOfDigest(`0x${bytesToHex(sha256Of(bytes))}`), bytes };
}

/** Every part, in the order of their names. */
async function* partsOf(
  spool: EvidenceSpool,
  files: ReadonlyMap<string, Uint8Array>,
): AsyncGenerator<Part> {
  const nodes = spool.keys("nodes");
  const numbers = new Map(nodes.map((hash, number) => [hash, number]));
  const makers = new Map<string, () => AsyncIterable<Part> | Iterable<Part>>();
  for (const [name, bytes] of files) makers.set(name, () => [{ name, bytes }]);
  for (const kind of ["accounts", "slots"] as const)
    makers.set(`${kind}/`, () => packEntries(kind, references(spool, kind, numbers)));
  for (const kind of ["bodies", "code", "headers"] as const)
    makers.set(`${kind}/`, () => packEntries(kind, entries(spool, kind, spool.keys(kind))));
  makers.set("nodes/", () => packEntries("nodes", numbered(spool, nodes)));
  makers.set("content/", () => contentLists(spool.keys("content")));
  for (const name of [...makers.keys()].sort()) yield* makers.get(name)?.() ?? [];
}

async function* entries(
  spool: EvidenceSpool,
  kind: EvidenceKind,
  keys: readonly string[],
): AsyncGenerator<Entry> {
  for (const key of keys) yield [key, await kept(spool, kind, key)];
}

async function* numbered(spool: EvidenceSpool, hashes: readonly string[]): AsyncGenerator<Entry> {
  for (const [number, hash] of hashes.entries())
    yield [numberKey(number), await kept(spool, "nodes", hash)];
}

async function* references(
  spool: EvidenceSpool,
  kind: "accounts" | "slots",
  numbers: ReadonlyMap<string, number>,
): AsyncGenerator<Entry> {
  for (const key of spool.keys(kind)) {
    const hashes = hashesIn(await kept(spool, kind, key));
    yield [key, encodeReferences(hashes, numbers)];
  }
}

/** One CID to a line. The blocks come under their own CIDs, so that any reader of CARs finds them. */
function* contentLists(cids: readonly string[]): Generator<Part> {
  const perPart = Math.floor(PART_SIZE / 60);
  for (let start = 0; start < cids.length; start += perPart) {
    const listed = cids.slice(start, start + perPart);
    yield { name: `content/${listed[0] ?? ""}`, bytes: utf8ToBytes(`${listed.join("\n")}\n`) };
  }
}

async function kept(spool: EvidenceSpool, kind: EvidenceKind, key: string): Promise<Uint8Array> {
  const bytes = await spool.get(kind, key);
  if (bytes === undefined) throw new Error(`${kind} ${key} was kept, and is gone`);
  return bytes;
}
