import { asyncIterableReader, createDecoder } from "@ipld/car/decoder";
import { hexlify } from "ethers";
import { sha256 } from "multiformats/hashes/sha2";
import { parseCid } from "../../content/index.js";
import { isDaoError } from "../../errors.js";
import { bundleCorrupt } from "./bundle-error.js";
import type { ByteSource } from "./byte-source.js";
import { decodeManifest, type Manifest } from "./manifest.js";

/** A bundle whose every byte was checked once; what is read of it is checked again. */
export interface Bundle {
  manifest: Manifest;
  /** CIDs of the content in it. */
  content: ReadonlySet<string>;
  /** Bytes of a block; nothing when the bundle does not hold it. @throws DaoError `BUNDLE_CORRUPT` */
  block(cid: string): Promise<Uint8Array | undefined>;
}

/** The largest part: an Ethereum block's receipts come nowhere near. A claim above it is refused before it is waited for. */
const SECTION_LIMIT = 67_108_864;

interface Place {
  offset: number;
  length: number;
}

type Reader = ReturnType<typeof asyncIterableReader>;

/**
 * Opens a bundle: reads it once from end to end, so that a byte that was changed, added or cut off anywhere is noticed,
 * and remembers where each block is. Memory holds one block and the list of places.
 *
 * @throws DaoError `BUNDLE_CORRUPT`, `BUNDLE_FORMAT`, and what the source throws.
 */
export async function openBundle(source: ByteSource): Promise<Bundle> {
  const reader = bounded(asyncIterableReader(source.stream()));
  const decoder = createDecoder(reader);
  const header = await decoding(() => decoder.header());
  const [root] = header.roots;
  if (header.version !== 1 || header.roots.length !== 1 || root === undefined)
    throw bundleCorrupt("it is not a CAR of version 1 with one root");
  const places = new Map<string, Place>();
  const content = new Set<string>();
  const blocks = decoder.blocks();

  async function next(expected: string): Promise<Uint8Array> {
    const { done, value: block } = await decoding(() => blocks.next());
    if (done === true) throw bundleCorrupt("it ends too early");
    const cid = block.cid.toString();
    if (cid !== expected) throw bundleCorrupt(`block ${cid} is out of place`);
    if (!(await matches(cid, block.bytes)))
      throw bundleCorrupt(`block ${cid} does not hash to its CID`);
    places.set(cid, { offset: reader.pos - block.bytes.length, length: block.bytes.length });
    return block.bytes;
  }

  const manifest = decodeManifest(await next(root.toString()));
  for (const { name, cid, sha256: digest, bytes } of manifest.parts) {
    if (places.has(cid)) continue;
    const block = await next(cid);
    if (block.length !== bytes || digest !== digestOf(cid))
      throw bundleCorrupt(`part ${name} is not as the manifest says`);
    if (name.startsWith("content/")) listed(name, block).forEach((each) => content.add(each));
  }
  for (const cid of content) if (!places.has(cid)) await next(cid);
  const { done } = await decoding(() => blocks.next());
  if (done !== true) throw bundleCorrupt("it holds more than its manifest says");

  return {
    manifest,
    content,
    async block(cid) {
      const place = places.get(cid);
      if (place === undefined) return undefined;
      const bytes = await source.read(place.offset, place.length);
      if (await matches(cid, bytes)) return bytes;
      throw bundleCorrupt(`block ${cid} changed while it was read`);
    },
  };
}

/** CIDs of a content list, in order. */
function listed(name: string, bytes: Uint8Array): string[] {
  const cids = new TextDecoder().decode(bytes).split("\n");
  if (cids.pop() !== "" || cids.some((cid) => !/^b[a-z2-7]{58}$/.test(cid)))
    throw bundleCorrupt(`part ${name} is no list of content`);
  return cids;
}

const digestOf = (cid: string) => hexlify(parseCid(cid).multihash.digest);

async function matches(cid: string, bytes: Uint8Array): Promise<boolean> {
  const { digest } = await sha256.digest(new Uint8Array(bytes));
  return hexlify(digest) === digestOf(cid);
}

/** The library would gather a section of whatever length it is told; this one refuses first. */
function bounded(reader: Reader): Reader {
  return {
    upTo: (length) => reader.upTo(length),
    exactly: (length, seek) => {
      if (!Number.isSafeInteger(length) || length < 0 || length > SECTION_LIMIT)
        throw bundleCorrupt(`a block of it claims ${length} bytes`);
      return reader.exactly(length, seek);
    },
    seek: (length) => reader.seek(length),
    get pos() {
      return reader.pos;
    },
  };
}

async function decoding<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    // Faults of the source itself carry a code and stay what they are.
    const isFault = error instanceof Error && !("code" in error && error.code !== undefined);
    if (isDaoError(error) || !isFault) throw error;
    throw bundleCorrupt(`it does not decode (${error.message})`, error);
  }
}
