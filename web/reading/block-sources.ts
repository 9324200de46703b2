import type { CID } from "multiformats/cid";
import { BLOCK_SIZE_LIMIT, readBlock } from "../../core/content/read-block.js";
import { type DaoError, isDaoError } from "../../core/errors.js";
import { fetchBytes, HttpError } from "./fetch-bytes.js";

/** Whoever does not answer at all is left alone for so long. */
const PAUSE_MS = 30_000;

/** Until when (milliseconds of the process) each source is left alone. */
const paused = new Map<string, number>();

/**
 * One block from the first source that serves it unchanged.
 *
 * @param sources - addresses of relays or of trustless gateways of IPFS, in the order in which they are asked.
 * @throws DaoError `CONTENT_MISMATCH` when all that is served is something else; an error named `NotFoundError`, as stores
 * of the IPFS libraries do, when nobody has it.
 */
export async function fetchBlock(
  cid: CID,
  sources: readonly string[],
  signal?: AbortSignal,
): Promise<Uint8Array> {
  let changed: DaoError | undefined;
  for (const source of sources) {
    if ((paused.get(source) ?? 0) > performance.now()) continue;
    const url = `${source.replace(/\/$/, "")}/ipfs/${cid.toString()}?format=raw`;
    try {
      const bytes = await fetchBytes(url, { limit: BLOCK_SIZE_LIMIT, signal });
      return await readBlock(cid, { get: () => [bytes] }, signal);
    } catch (error) {
      signal?.throwIfAborted();
      // Another may have the right bytes.
      if (isDaoError(error)) changed = error;
      else if (!(error instanceof HttpError)) paused.set(source, performance.now() + PAUSE_MS);
    }
  }
  throw changed ?? Object.assign(new Error("nobody has it"), { name: "NotFoundError" });
}
