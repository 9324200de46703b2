import { toRendition, type RenditionRecord } from "../../core/archive/rendition-record.js";
import {
  canonicalLanguage,
  describeContent,
  importContent,
  type ContentDescription,
} from "../../core/content/index.js";
import { DaoError } from "../../core/errors.js";
import type { ContentStore, LocalFile } from "../content/index.js";
import type { Output } from "../cli/output.js";

/** A file described as the Archive will record it. */
export interface RenditionFile {
  file: LocalFile;
  content: ContentDescription;
  /** BCP 47 tag. */
  language: string;
  authentic: boolean;
}

export interface DescribeOptions {
  /** Of files whose name does not tell. */
  language: string | undefined;
  /** Languages that are courtesy translations. */
  courtesy: readonly string[];
  output: Output;
}

/**
 * Reads every file once and works out what would be recorded; stores nothing.
 *
 * @throws DaoError `LANGUAGE_UNKNOWN`, `FILE_EMPTY` and those of reading files.
 */
export async function describeRenditions(
  files: readonly LocalFile[],
  { language, courtesy, output }: DescribeOptions,
): Promise<RenditionFile[]> {
  const bar = output.progress("Reading", totalSize(files));
  let before = 0;
  const renditions: RenditionFile[] = [];
  try {
    for (const file of files) {
      const tag = languageOf(file, language);
      const content = await describeContent(file.content(), {
        onProgress: (bytes) => bar.update(before + bytes),
      });
      if (content.size === 0) throw empty(file);
      before += content.size;
      renditions.push({ file, content, language: tag, authentic: !courtesy.includes(tag) });
    }
  } finally {
    bar.stop();
  }
  return renditions;
}

/**
 * Puts the content of described files into the store.
 *
 * @throws DaoError `FILE_CHANGED` when a file is not what was described (and shown) before.
 */
export async function storeRenditions(
  renditions: readonly RenditionFile[],
  store: ContentStore,
  output: Output,
): Promise<void> {
  const bar = output.progress("Storing", totalSize(renditions.map(({ file }) => file)));
  let before = 0;
  try {
    for (const { file, content } of renditions) {
      const stored = await importContent(file.content(), store, {
        onProgress: (bytes) => bar.update(before + bytes),
      });
      if (stored.cid !== content.cid) throw changed(file);
      before += stored.size;
    }
  } finally {
    bar.stop();
  }
}

export function toRecord({ content, file, language, authentic }: RenditionFile): RenditionRecord {
  return toRendition(content, { mediaType: file.mediaType, language, authentic });
}

/** A language tag in its canonical spelling. */
export function language(given: string): string {
  const tag = canonicalLanguage(given);
  if (tag !== undefined) return tag;
  throw new DaoError("INPUT_INVALID", `"${given.slice(0, 80)}" is not a language tag.`, {
    hint: 'Write a BCP 47 tag such as "en" or "pt-BR".',
  });
}

const totalSize = (files: readonly LocalFile[]) => files.reduce((sum, { size }) => sum + size, 0);

function languageOf(file: LocalFile, fallback: string | undefined): string {
  const tag = file.language ?? fallback;
  if (tag !== undefined) return tag;
  throw new DaoError("LANGUAGE_UNKNOWN", `The name of ${file.path} does not tell its language.`, {
    hint: `Call it ${file.name}.en.md or the like, or add --language en.`,
  });
}

function empty({ path }: LocalFile): DaoError {
  return new DaoError("FILE_EMPTY", `${path} is empty: there is nothing to archive.`, {
    hint: "Name another file.",
  });
}

function changed({ path }: LocalFile): DaoError {
  return new DaoError("FILE_CHANGED", `${path} changed while it was being archived.`, {
    hint: "Nothing was recorded. Wait until the file is finished and repeat.",
  });
}
