import { mkdir, rm, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { SpoolEvidence } from "../../core/audit/bundle/index.js";
import { DaoError, isDaoError } from "../../core/errors.js";
import { countOf } from "../../core/format/index.js";
import type { EvidenceSource } from "../../core/proof/index.js";
import { lockDirectory, type Lock } from "../chain/lock.js";
import { hasCode } from "../chain/read-if-present.js";
import { FileSpool } from "./file-spool.js";
import type { SpoolSubject } from "./spool-format.js";
import { unwritable } from "./write-durably.js";

/** Evidence on its way into a bundle, in a directory beside it that only one audit at a time writes to. */
export interface PartialCapture {
  spool: FileSpool;
  /** Where the bundle is written until it is whole; what a killed audit had written of it is gone. */
  unfinished: string;
  /**
   * What an interrupted capture left, as little believed as a node; nothing where it left nothing.
   *
   * @throws DaoError `CHAIN_REORGANISED` when the node has other blocks than the one that was asked then.
   */
  goOn(
    node: Pick<EvidenceSource, "header">,
    tell: (line: string) => void,
  ): Promise<EvidenceSource | undefined>;
  /** Once the bundle is whole on the disk. */
  discard(): Promise<void>;
  /** Leaves what there is for the next; may be called again, and after `discard`. */
  close(): Promise<void>;
}

/** @throws DaoError `BUNDLE_LOCKED`, `CAPTURE_FORMAT`, `CAPTURE_FOREIGN`, `FILE_UNWRITABLE`. */
export async function openPartialCapture(
  bundle: string,
  { chainId, directory, fromBlock }: SpoolSubject,
): Promise<PartialCapture> {
  const path = `${bundle}.partial`;
  const lock = await lockOf(bundle, path);
  const evidence = join(path, "evidence");
  const unfinished = join(path, "bundle");
  let spool: FileSpool;
  try {
    await rm(unfinished, { force: true });
    spool = await FileSpool.resume(evidence, { chainId, directory, fromBlock });
  } catch (cause) {
    await lock.release();
    await removeEmpty(path);
    throw unwritable(path, cause) ?? cause;
  }
  let closed = false;
  async function leave(keep: boolean): Promise<void> {
    if (closed) return;
    closed = true;
    await spool.close();
    if (!keep) await rm(evidence, { force: true });
    await lock.release();
    await removeEmpty(path);
  }
  return {
    ...{ spool, unfinished },
    goOn: (node, tell) => goOn(path, spool, node, tell),
    discard: () => leave(false),
    close: () => leave(spool.count > 0),
  };
}

async function goOn(
  path: string,
  { earlier, count }: FileSpool,
  node: Pick<EvidenceSource, "header">,
  tell: (line: string) => void,
): Promise<EvidenceSource | undefined> {
  if (count === 0) return undefined;
  const left = new SpoolEvidence(earlier);
  // Blocks below it follow from it: were any of them replaced, this one was too.
  const last = earlier.keys("headers").findLast((key) => /^[0-9a-f]{12}$/.test(key));
  if (last !== undefined) {
    const block = Number.parseInt(last, 16);
    const [then, now] = [await left.header(block), await node.header(block)];
    if (then === undefined || now === undefined || Buffer.compare(then, now) !== 0) {
      throw new DaoError(
        "CHAIN_REORGANISED",
        `The interrupted capture in ${path} was told of another block ${block} than the node has now.`,
        { hint: "Ask another node; if the chain was reorganised, remove it to begin anew." },
      );
    }
  }
  tell(`Going on with the interrupted capture in ${path}: ${countOf(count, "piece")} of evidence.`);
  return left;
}

/** A killed audit's lock is taken over. The directory may go while it is looked at: the one before is just finishing. */
async function lockOf(bundle: string, path: string): Promise<Lock> {
  for (let tries = 1; ; tries += 1) {
    try {
      await mkdir(path, { recursive: true });
      return await lockDirectory(path);
    } catch (cause) {
      if (hasCode(cause, "ENOENT") && tries < 10) continue;
      if (!isDaoError(cause)) throw unwritable(path, cause) ?? cause;
      throw new DaoError("BUNDLE_LOCKED", `Another audit is capturing to ${bundle}.`, {
        hint: `Wait until it is done, or name another file. (${path})`,
        cause,
      });
    }
  }
}

/** What is not empty holds evidence, or is somebody else's by now. */
async function removeEmpty(path: string): Promise<void> {
  try {
    await rmdir(path);
  } catch (error) {
    const expected = ["ENOTEMPTY", "EEXIST", "ENOENT"];
    if (!expected.some((code) => hasCode(error, code))) throw error;
  }
}
