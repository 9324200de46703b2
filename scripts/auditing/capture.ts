import { access, readFile } from "node:fs/promises";
import {
  BundleEvidence,
  type BundleFacts,
  EitherEvidence,
  extendedFacts,
  openBundle,
  RecordingEvidence,
  takeOver,
  writeBundle,
} from "../../core/audit/bundle/index.js";
import type { AuditedRange, EvidenceSource } from "../../core/proof/index.js";
import type { Context } from "../cli/context.js";
import { bundleFiles } from "./bundle-files.js";
import type { Evidence } from "./evidence.js";
import { openFileSource } from "./file-source.js";
import { openPartialCapture } from "./partial-capture.js";
import { requireWritable, writeStreamDurably } from "./write-durably.js";

/** Whose history is captured, out of which node. */
export interface CaptureSubject {
  node: EvidenceSource;
  range: AuditedRange;
  directory: string;
}

/**
 * Evidence that is kept while it is asked for. A bundle that is there already is asked first, and goes on: what it
 * holds is never lost, and is replaced only once the new one is on the disk. What an interrupted capture left is asked next.
 *
 * @throws DaoError as `openPartialCapture`, `openBundle` and `extendedFacts` do, before anything else is asked.
 */
export async function captureTo(
  path: string,
  context: Context,
  { node, range, directory }: CaptureSubject,
): Promise<Pick<Evidence, "source" | "capture" | "close">> {
  await requireWritable(path);
  const added: BundleFacts = {
    chainId: range.chainId.toString(),
    ...{ directory, fromBlock: range.fromBlock },
    captures: [{ block: range.toBlock, hash: range.blockHash }],
  };
  const partial = await openPartialCapture(path, added);
  const { spool } = partial;
  let known: Awaited<ReturnType<typeof knownEvidence>>;
  try {
    known = await knownEvidence(path);
    const facts =
      known === undefined
        ? added
        : await extendedFacts(known.evidence.bundle.manifest, added, node);
    const left = await partial.goOn(node, (line) => context.output.note(line));
    if (known !== undefined) await takeOver(known.evidence, spool);
    const rest = left === undefined ? node : new EitherEvidence(left, node);
    const source = known === undefined ? rest : new EitherEvidence(known.evidence, rest);
    return {
      source: new RecordingEvidence(source, spool),
      async capture() {
        const files = await bundleFiles(context, range.chainId);
        const written = writeBundle(facts, spool, files);
        const bytes = await writeStreamDurably(path, written, partial.unfinished);
        await partial.discard();
        return { path, bytes, captures: facts.captures };
      },
      async close() {
        await known?.close();
        await partial.close();
      },
    };
  } catch (error) {
    await known?.close();
    await partial.close();
    throw error;
  }
}

async function knownEvidence(path: string) {
  const exists = await access(path).then(
    () => true,
    () => false,
  );
  if (!exists) return undefined;
  const file = await openFileSource(path);
  try {
    return { evidence: new BundleEvidence(await openBundle(file)), close: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** The coalition file as it is on this machine; nothing where there is none. */
export async function coalitionFile(context: Context): Promise<Uint8Array | undefined> {
  return readFile(context.settings.coalition).catch(() => undefined);
}
