import { asyncIterableReader, createDecoder } from "@ipld/car/decoder";
import type { CID } from "multiformats/cid";
import { sha256 } from "multiformats/hashes/sha2";
import { DaoError, isDaoError } from "../errors.js";
import { parseCid } from "./parse-cid.js";
import { BLOCK_SIZE_LIMIT } from "./read-block.js";
import type { ContentBlock } from "./walk-blocks.js";

/** A CAR being read. */
export interface CarContents {
  /** At least one, each once. */
  roots: CID[];
  /** As they come, each checked against its CID. To be read once. */
  blocks: AsyncGenerator<ContentBlock>;
}

/** What a CAR may hold before it is refused. */
export interface CarLimits {
  /** Default 65,536. */
  maxBlocks?: number;
  /** Default 100. */
  maxRoots?: number;
  signal?: AbortSignal | undefined;
}

/** Header or block with its CID. A length above is refused before a byte of it is waited for. */
const SECTION_LIMIT = BLOCK_SIZE_LIMIT + 64;

type Reader = ReturnType<typeof asyncIterableReader>;

/**
 * Reads a CARv1 from a stream, holding one block at a time. Only blocks the archive could hold pass:
 * CIDv1, sha2-256, raw or dag-pb, at most 2 MiB. Whether the blocks make up the roots is not asked here.
 *
 * @throws DaoError `CAR_MALFORMED`, `CAR_TOO_LARGE`, `CONTENT_MISMATCH` (a block is not what its CID says)
 */
export async function readCar(
  source: AsyncIterable<Uint8Array>,
  { maxBlocks = 65_536, maxRoots = 100, signal }: CarLimits = {},
): Promise<CarContents> {
  const decoder = createDecoder(bounded(asyncIterableReader(source)));
  const header = await refusing(() => decoder.header(), "its header");
  if (header.version !== 1) {
    throw malformed(`it is version ${header.version}`, {
      hint: "Give a CARv1: `ipfs dag export` writes one.",
    });
  }
  if (header.roots.length === 0) throw malformed("it names no root");
  if (header.roots.length > maxRoots) {
    throw tooLarge(`it names ${header.roots.length} roots, at most ${maxRoots} are taken`);
  }
  const roots = new Map(
    header.roots.map((root) => accept(root, "a root")).map((root) => [root.toString(), root]),
  );

  async function* blocks(): AsyncGenerator<ContentBlock> {
    const rest = decoder.blocks();
    for (let count = 0; ; count++) {
      signal?.throwIfAborted();
      const { done, value: block } = await refusing(() => rest.next(), `block ${count}`);
      if (done === true) return;
      if (count >= maxBlocks) throw tooLarge(`it holds more than ${maxBlocks} blocks`);
      const cid = accept(block.cid, `block ${count}`);
      const { digest } = await sha256.digest(new Uint8Array(block.bytes));
      if (!digest.every((byte, index) => byte === cid.multihash.digest[index])) {
        throw new DaoError(
          "CONTENT_MISMATCH",
          `block ${count} of the CAR does not hash to its CID ${cid}`,
          {
            hint: "The file is damaged or was tampered with; nothing of it was taken.",
          },
        );
      }
      yield { cid, bytes: block.bytes };
    }
  }

  return { roots: [...roots.values()], blocks: blocks() };
}

/** The library would gather a section of whatever length it is told; this one refuses first. */
function bounded(reader: Reader): Reader {
  return {
    upTo: (length) => reader.upTo(length),
    exactly: (length, seek) => {
      if (!Number.isSafeInteger(length) || length < 0 || length > SECTION_LIMIT) {
        throw tooLarge(
          `a section of it claims ${length} bytes, at most ${SECTION_LIMIT} are taken`,
        );
      }
      return reader.exactly(length, seek);
    },
    seek: (length) => reader.seek(length),
    get pos() {
      return reader.pos;
    },
  };
}

async function refusing<T>(read: () => Promise<T>, what: string): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (isDaoError(error) || !isDecodingFault(error)) throw error;
    throw malformed(`${what} does not decode (${error.message})`, { cause: error });
  }
}

/** Faults of the source itself (a broken connection, a limit of the caller) carry a code and stay what they are. */
function isDecodingFault(error: unknown): error is Error {
  return error instanceof Error && !("code" in error && error.code !== undefined);
}

function accept(cid: CID, what: string): CID {
  try {
    return parseCid(cid.bytes);
  } catch (cause) {
    if (isDaoError(cause)) throw malformed(`${what}: ${cause.message}`, { cause });
    throw cause;
  }
}

function malformed(reason: string, options: { hint?: string; cause?: unknown } = {}): DaoError {
  return new DaoError("CAR_MALFORMED", `this is not a CAR the archive accepts: ${reason}`, options);
}

function tooLarge(reason: string): DaoError {
  return new DaoError("CAR_TOO_LARGE", `this CAR is too large: ${reason}`, {
    hint: "Export the contents one by one, in blocks of at most 2 MiB.",
  });
}
