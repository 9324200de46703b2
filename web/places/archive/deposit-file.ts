import { toRendition, type RenditionRecord } from "../../../core/archive/rendition-record.js";
import {
  canonicalLanguage,
  type ContentDescription,
  describeContent,
  parseRenditionName,
} from "../../../core/content/index.js";
import { filePieces } from "./file-pieces.js";
import { listenFor, PDF_PROGRAM } from "./listen-for.js";
import { oddities, type Oddity } from "./sniff-file.js";

/** A file on its way into the archive. */
export interface DepositFile {
  /** Of this page. */
  key: string;
  file: File;
  /** What it is called, without language and ending. */
  stem: string;
  mediaType: string;
  /** As it was typed. */
  language: string;
  authentic: boolean;
  oddities: readonly Oddity[];
  /** Bytes read so far. */
  read: number;
  /** What the archive will record; nothing until it was read to its end. */
  content: ContentDescription | undefined;
  /** Why it could not be read. */
  failed: boolean;
}

const HEAD = 4_096;

/** What its name and first bytes tell of a file. */
export async function lookAtFile(file: File, language: string): Promise<DepositFile> {
  const { name: stem, language: named, mediaType } = parseRenditionName(file.name);
  const head = await file
    .slice(0, HEAD)
    .arrayBuffer()
    .then(
      (bytes) => new Uint8Array(bytes),
      () => undefined,
    );
  return {
    ...{ key: crypto.randomUUID(), file, stem, mediaType, authentic: true },
    language: named ?? language,
    oddities:
      head === undefined
        ? []
        : oddities({ ...{ name: file.name, size: file.size }, mediaType, head }),
    ...{ read: 0, content: undefined, failed: head === undefined },
  };
}

/**
 * Reads a file to its end and works out what the archive will record, and what is odd about the rest of it.
 *
 * @throws DaoError as `filePieces`
 */
export async function describeFile(
  { file, mediaType }: Pick<DepositFile, "file" | "mediaType">,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<{ content: ContentDescription; oddities: Oddity[] }> {
  const found: Oddity[] = [];
  const pieces = filePieces(file);
  const heard =
    mediaType === "application/pdf"
      ? listenFor(pieces, PDF_PROGRAM, () => found.push("scripted"))
      : pieces;
  return { content: await describeContent(heard, { onProgress, signal }), oddities: found };
}

/** What goes on the chain; nothing while something is missing. */
export function renditionsOf(files: readonly DepositFile[]): RenditionRecord[] | undefined {
  const renditions = files.map(({ content, mediaType, language, authentic }) =>
    content === undefined || canonicalLanguage(language) === undefined
      ? undefined
      : toRendition(content, { mediaType, language, authentic }),
  );
  return renditions.every((each) => each !== undefined) ? renditions : undefined;
}
