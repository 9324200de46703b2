import { ZeroHash } from "ethers";
import { documentId, toRendition, type RenditionRecord } from "../../core/archive/index.js";
import { documentKindIndex } from "../../core/coalition/index.js";
import { importContent } from "../../core/content/index.js";
import { DaoError, isDaoError } from "../../core/errors.js";
import { countOf, formatBytes } from "../../core/format/index.js";
import { readFiles, type LocalFile } from "../content/index.js";
import { findDocuments, type DocumentFiles } from "../documents/document-files.js";
import { done, type Stage } from "./stage.js";

/** What the demo takes at most, so that it stays a matter of seconds. */
const LIMITS = { maxFiles: 200, maxBytes: 128 * 1024 * 1024 };
/** Said of a text whose name does not tell its language (BCP 47: undetermined). */
const UNKNOWN_LANGUAGE = "und";

/** A rendition on its way into the archive. */
export interface ArchivedFile extends RenditionRecord {
  file: LocalFile;
  /** As people write it. */
  cidText: string;
}

/** A document of the directory, as it went into the archive. */
export interface ArchivedDocument {
  /** Its id on chain. */
  id: string;
  name: string;
  author: string;
  files: ArchivedFile[];
}

/**
 * Looks at the directory before anything is founded.
 *
 * @throws DaoError for one that cannot be archived: missing, empty, too much, an empty file among them.
 */
export async function findDemoDocuments(directory: string): Promise<DocumentFiles[]> {
  const empty = (await readFiles(directory, LIMITS)).find(({ size }) => size === 0);
  if (empty === undefined) return findDocuments([directory]).catch(rehint);
  throw new DaoError("FILE_EMPTY", `${empty.path} is empty: there is nothing to archive.`, {
    hint: "Take it out of the directory.",
  });
}

/** Elsewhere an option helps against unfit names; here only other names do. */
function rehint(error: unknown): never {
  if (!isDaoError(error)) throw error;
  const hint = "Rename the file, or take it out of the directory.";
  throw new DaoError(error.code, error.message, { hint, cause: error });
}

/** A newcomer, who may speak though not yet vote, deposits every document of the directory. */
export async function archiveDocuments(
  stage: Stage,
  found: readonly DocumentFiles[],
): Promise<ArchivedDocument[]> {
  const { contracts, newcomers, output } = stage;
  const [depositor] = newcomers;
  if (depositor === undefined) throw new Error("nobody joined");
  const archive = contracts.archive.connect(depositor.signer);
  const author = depositor.address;
  const total = bytesOf(found.flatMap(({ files }) => files));
  const bar = output.progress("Archiving bytes", total);
  const documents: ArchivedDocument[] = [];
  let before = 0;
  for (const { name, files: local } of found) {
    const files: ArchivedFile[] = [];
    for (const file of local) {
      files.push(await storeFile(stage, file, (bytes) => bar.update(before + bytes)));
      before += file.size;
    }
    await done(archive.deposit(documentKindIndex("other"), name, ZeroHash, files));
    documents.push({ id: documentId(author, "other", name), name, author, files });
  }
  bar.stop();
  const count = documents.flatMap(({ files }) => files).length;
  output.line(
    `One of them, a member though not a voter yet, archived ${countOf(count, "file")} ` +
      `(${formatBytes(total)}) as ${countOf(documents.length, "document")}.`,
  );
  return documents;
}

/** Puts one file into the content store and says what the archive will record about it. */
export async function storeFile(
  { store }: Pick<Stage, "store">,
  file: LocalFile,
  onProgress?: (bytes: number) => void,
): Promise<ArchivedFile> {
  const content = await importContent(file.content(), store, { onProgress });
  const { mediaType, language = UNKNOWN_LANGUAGE } = file;
  const record = toRendition(content, { mediaType, language, authentic: true });
  return { ...record, file, cidText: content.cid };
}

const bytesOf = (files: readonly LocalFile[]) => files.reduce((sum, { size }) => sum + size, 0);
