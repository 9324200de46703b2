import { CarBlockIterator } from "@ipld/car";
import type { CID } from "multiformats/cid";
import {
  DAG_PB_CODEC,
  exportContent,
  RAW_CODEC,
  type ReadableStore,
} from "../../core/content/index.js";
import { sha256 } from "multiformats/hashes/sha2";
import { DaoError, isDaoError } from "../../core/errors.js";
import type { MailContent } from "./ports.js";

/** Inner nodes of files above a mebibyte: with a thousand links each, this is far more than anybody attaches. */
const MOST_NODES = 10_000;

/**
 * Takes the texts and attachments of a history out of its CAR file into the content store. Nothing in it is believed:
 * every block is checked against its CID.
 *
 * @returns the number of contents kept.
 * @throws DaoError `CAR_MALFORMED`, and what the store throws.
 */
export async function unpackCar(car: string, content: MailContent): Promise<number> {
  const nodes = new Map<string, Uint8Array>();
  let kept = 0;
  for await (const { cid, bytes } of blocksOf(car, content)) {
    if (cid.code === RAW_CODEC) {
      await content.add(bytes);
      kept++;
    } else {
      nodes.set(cid.toString(), bytes);
      if (nodes.size > MOST_NODES) throw malformed(car, `over ${MOST_NODES} inner nodes`);
    }
  }
  const store: ReadableStore = {
    async *get(cid) {
      const node = nodes.get(cid.toString());
      if (node !== undefined) yield node;
      else yield* content.read(cid.toString());
    },
  };
  for (const cid of nodes.keys()) {
    await content.add(exportContent(cid, store));
    kept++;
  }
  return kept;
}

async function* blocksOf(car: string, content: MailContent) {
  try {
    const blocks = await CarBlockIterator.fromIterable(content.read(car));
    for await (const { cid, bytes } of blocks) {
      await check(car, cid, bytes);
      yield { cid, bytes };
    }
  } catch (cause) {
    // What the store says is true; whatever else goes wrong here is the file's fault.
    if (isDaoError(cause)) throw cause;
    throw malformed(car, "it cannot be read", cause);
  }
}

async function check(car: string, cid: CID, bytes: Uint8Array): Promise<void> {
  if (cid.code !== RAW_CODEC && cid.code !== DAG_PB_CODEC)
    throw malformed(car, `block ${cid} is neither raw nor dag-pb`);
  const { digest } = await sha256.digest(new Uint8Array(bytes));
  const expected = cid.multihash.code === sha256.code ? cid.multihash.digest : undefined;
  if (expected === undefined || Buffer.compare(digest, expected) !== 0)
    throw malformed(car, `block ${cid} does not hash to its CID`);
}

const malformed = (car: string, reason: string, cause?: unknown) =>
  new DaoError("CAR_MALFORMED", `${car} is no CAR file of a history: ${reason}.`, {
    hint: "Write it again from the mailbox with mbox import.",
    cause,
  });
