import { isBlockHash } from "../../core/audit/index.js";
import { BundleEvidence, openBundle, rangeOf } from "../../core/audit/bundle/index.js";
import { DaoError } from "../../core/errors.js";
import { formatCount, listInWords } from "../../core/format/index.js";
import { UsageError } from "../cli/usage-error.js";
import type { Evidence, EvidenceInput } from "./evidence.js";
import { openFileSource } from "./file-source.js";

/**
 * Evidence out of a bundle; the network is not touched.
 *
 * @throws UsageError, DaoError `FILE_UNREADABLE`, `BUNDLE_CORRUPT`, `BUNDLE_FORMAT`, `BLOCK_NOT_CAPTURED`.
 */
export async function offlineEvidence(path: string, input: EvidenceInput): Promise<Evidence> {
  const { block } = input;
  for (const [flag, value] of [
    ["--bundle", input.bundle],
    ["--directory", input.directory],
    ["--from-block", input.fromBlock],
    ["--relay", input.relay[0]],
  ] as const)
    if (value !== undefined)
      throw new UsageError(`${flag} and --offline exclude each other.`, "The bundle says it all.");
  if (block === undefined || !isBlockHash(block)) {
    throw new UsageError(
      "An offline audit needs the hash of the block.",
      "Give it with --block <hash>, from a source you trust: another node, a light client, a newspaper.",
    );
  }
  const file = await openFileSource(path);
  try {
    const bundle = await openBundle(file);
    const { manifest } = bundle;
    const range = rangeOf(manifest, block);
    if (range === undefined) throw notCaptured(path, block, manifest.captures);
    return {
      source: new BundleEvidence(bundle),
      range,
      directory: manifest.directory,
      holders: [],
      trust: "The block's hash is yours: whoever gave it to you vouches for the rest.",
      capture: undefined,
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

const notCaptured = (
  path: string,
  block: string,
  captures: readonly { block: number; hash: string }[],
) =>
  new DaoError("BLOCK_NOT_CAPTURED", `${path} was not captured at block ${block}.`, {
    hint: `It was at ${listInWords(
      captures.slice(-3).map((each) => `${formatCount(each.block)} (${each.hash})`),
      "and",
    )}; trust none of these because a file names it.`,
  });
