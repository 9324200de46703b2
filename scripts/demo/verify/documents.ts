import {
  readDocuments,
  type DocumentRecord,
  type RecordedRendition,
} from "../../../core/archive/index.js";
import { describeContent, verifyContent } from "../../../core/content/index.js";
import { isDaoError } from "../../../core/errors.js";
import type { ArchivedDocument, ArchivedFile } from "../archive-documents.js";
import type { Checks } from "../checks.js";
import type { Stage } from "../stage.js";

/** A document as the archive's events tell it. */
export interface DocumentRow {
  id: string;
  name: string;
  kind: string;
  author: string;
  version: number;
  renditions: RenditionRow[];
  /** Whether all of them were found again by their CIDs, byte for byte. */
  verified: boolean;
}

export interface RenditionRow {
  /** Path in the chosen directory; null for the texts the coalition was founded with, or adopted. */
  path: string | null;
  cid: string;
  digest: string;
  size: number;
  mediaType: string;
  language: string;
  verified: boolean;
}

/**
 * Reads everything the archive records back from the content store by its CID, recomputes digests and CIDs, and
 * compares what was deposited with the files as they are in the directory now.
 */
export async function verifyDocuments(
  stage: Stage,
  deposited: readonly ArchivedDocument[],
  checks: Checks,
): Promise<DocumentRow[]> {
  const recorded = await readDocuments(stage.contracts, { fromBlock: 0 });
  for (const { id, name } of deposited) {
    checks.add(
      `"${name}" is in the archive`,
      recorded.some((document) => document.id === id),
    );
  }
  const bar = stage.output.progress("Verifying documents", recorded.length);
  const rows: DocumentRow[] = [];
  for (const document of recorded) {
    const files = deposited.find(({ id }) => id === document.id)?.files ?? [];
    rows.push(await verifyDocument(stage, document, files, checks));
    bar.update(rows.length);
  }
  bar.stop();
  return rows;
}

async function verifyDocument(
  stage: Stage,
  { id, name, kind, author, versions }: DocumentRecord,
  files: readonly ArchivedFile[],
  checks: Checks,
): Promise<DocumentRow> {
  const latest = versions.at(-1);
  const [number] = await stage.contracts.archive.currentVersion(id);
  const current = checks.add(
    `"${name}" has version ${number} on chain and in the events`,
    latest !== undefined && BigInt(latest.number) === number,
  );
  const renditions: RenditionRow[] = [];
  for (const rendition of latest?.renditions ?? []) {
    // Equal texts may be renditions in two languages.
    const file = files.find(
      ({ cid, language }) => cid === rendition.cid && language === rendition.language,
    );
    const verified = (await isInStore(stage, rendition)) && (await isFile(rendition, file));
    checks.add(`${rendition.cidText} of "${name}" is found again, byte for byte`, verified);
    const { cidText: cid, digest, size, mediaType, language } = rendition;
    const path = file?.file.path ?? null;
    renditions.push({ path, cid, digest, size, mediaType, language, verified });
  }
  const complete = files.every(({ cidText }) => renditions.some(({ cid }) => cid === cidText));
  const verified =
    checks.add(`every file of "${name}" is recorded`, complete) &&
    current &&
    renditions.every((rendition) => rendition.verified);
  return { id, name, kind, author, version: Number(number), renditions, verified };
}

async function isInStore({ store }: Stage, { cidText, digest, size }: RecordedRendition) {
  try {
    await verifyContent({ cid: cidText, digest, size }, store);
    return true;
  } catch (error) {
    if (isDaoError(error)) return false;
    throw error;
  }
}

/** What came from the directory must also be what lies there. */
async function isFile(rendition: RecordedRendition, archived: ArchivedFile | undefined) {
  if (archived === undefined) return true;
  const { digest, cid } = await describeContent(archived.file.content());
  return digest === rendition.digest && cid === rendition.cidText;
}
