import { exportContent, RAW_CODEC, readCar, type ReadableStore } from "../../core/content/index.js";
import { DaoError, isDaoError } from "../../core/errors.js";
import type { MailContent } from "./ports.js";

/** Inner nodes of files above a mebibyte: with a thousand links each, this is far more than anybody attaches. */
const MOST_NODES = 10_000;
/** As many messages as a mailbox may have, with an attachment each. */
const MOST_BLOCKS = 1_000_000;

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
  let failure: unknown;
  async function* source() {
    try {
      yield* content.read(car);
    } catch (error) {
      failure = error;
      throw error;
    }
  }
  try {
    yield* (await readCar(source(), { maxBlocks: MOST_BLOCKS })).blocks;
  } catch (cause) {
    // What the store says may be mended; the bytes of the file are what the chain says, for ever.
    if (failure !== undefined) throw failure;
    throw malformed(car, isDaoError(cause) ? cause.message : "it cannot be read", cause);
  }
}

const malformed = (car: string, reason: string, cause?: unknown) =>
  new DaoError("CAR_MALFORMED", `${car} is no CAR file of a history: ${reason}.`, {
    hint: "Write it again from the mailbox with mbox import.",
    cause,
  });
