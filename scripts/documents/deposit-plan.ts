import { ZeroHash } from "ethers";
import { documentId, type DocumentRecord, type VersionRecord } from "../../core/archive/index.js";
import type { DocumentKind } from "../../core/coalition/index.js";
import { formatBytes } from "../../core/format/index.js";
import { toRecord, type RenditionFile } from "./rendition-files.js";

/** A version about to be recorded. */
export interface DepositPlan {
  id: string;
  name: string;
  /** Id of the version it replaces; zeros for a first one. */
  base: string;
  /** Number it will get. */
  number: number;
  renditions: RenditionFile[];
  /** The latest version has these very renditions: nothing is to be done. */
  unchanged: boolean;
}

/** Works out which version of which of the author's documents some files will be. */
export function planDeposit(
  documents: readonly DocumentRecord[],
  {
    author,
    kind,
    name,
    renditions,
  }: { author: string; kind: DocumentKind; name: string; renditions: RenditionFile[] },
): DepositPlan {
  const id = documentId(author, kind, name);
  const versions = documents.find((document) => document.id === id)?.versions ?? [];
  const latest = versions.at(-1);
  return {
    id,
    name,
    base: latest?.id ?? ZeroHash,
    number: versions.length + 1,
    renditions,
    unchanged: latest !== undefined && isSame(latest, renditions),
  };
}

/** What a preview says about a plan. */
export function planLines({ name, number, renditions }: DepositPlan, kind: DocumentKind): string[] {
  return [
    `${kind} "${name}", version ${number}:`,
    ...renditions.map(
      ({ file, content, language, authentic }) =>
        `  ${file.path}: ${language}${authentic ? "" : " (courtesy translation)"}, ${file.mediaType}, ${formatBytes(content.size)}, ${content.cid}`,
    ),
  ];
}

/** What the result says about a plan's renditions. */
export const planRenditions = ({ renditions }: DepositPlan) =>
  renditions.map(({ file, content, language, authentic }) => ({
    file: file.path,
    language,
    mediaType: file.mediaType,
    authentic,
    cid: content.cid,
    digest: content.digest,
    size: content.size,
  }));

function isSame(
  { renditions: recorded, withdrawn }: VersionRecord,
  files: RenditionFile[],
): boolean {
  if (withdrawn !== undefined || recorded.length !== files.length) return false;
  return files
    .map(toRecord)
    .every((file) =>
      recorded.some(
        ({ digest, language, mediaType, authentic }) =>
          digest === file.digest &&
          language === file.language &&
          mediaType === file.mediaType &&
          authentic === file.authentic,
      ),
    );
}
