import type { DocumentRecord, RecordedRendition, VersionRecord } from "../../core/archive/index.js";
import { describeContent, type ContentDescription } from "../../core/content/index.js";
import { DaoError } from "../../core/errors.js";
import { listInWords } from "../../core/format/index.js";
import type { LocalFile } from "../content/index.js";

/** A file that is, byte for byte, what was archived. */
export interface SameFile {
  document: DocumentRecord;
  version: VersionRecord;
  rendition: RecordedRendition;
  content: ContentDescription;
}

/**
 * Finds the recorded rendition a local file is, among those of some documents.
 *
 * @param number - the version it must be; without it the latest.
 * @throws DaoError `FILE_CHANGED_AFTER_ARCHIVING`, naming both digests and, if it is an older version, that one.
 */
export async function compareFile(
  file: LocalFile,
  documents: readonly DocumentRecord[],
  number?: number,
): Promise<SameFile> {
  const content = await describeContent(file.content());
  const wanted = documents.flatMap((document) => {
    const version = number === undefined ? document.versions.at(-1) : document.versions[number - 1];
    return version === undefined ? [] : [{ document, version }];
  });
  for (const { document, version } of wanted) {
    const rendition = version.renditions.find(({ digest }) => digest === content.digest);
    if (rendition !== undefined) return { document, version, rendition, content };
  }
  throw changed(file, content, documents, wanted);
}

function changed(
  { path, language }: LocalFile,
  content: ContentDescription,
  documents: readonly DocumentRecord[],
  wanted: readonly { document: DocumentRecord; version: VersionRecord }[],
): DaoError {
  const [first] = wanted;
  const recorded = wanted
    .flatMap(({ version }) => version.renditions)
    .filter((rendition) => language === undefined || rendition.language === language)
    .map(({ digest }) => digest);
  const older = documents
    .flatMap(({ versions }) => versions)
    .find(({ renditions }) => renditions.some(({ digest }) => digest === content.digest));
  return new DaoError(
    "FILE_CHANGED_AFTER_ARCHIVING",
    `${path} is not version ${first?.version.number ?? "?"} of "${first?.document.name ?? "?"}": its sha-256 is ${content.digest}, archived was ${listInWords(recorded) || "no such language"}.`,
    {
      hint:
        older === undefined
          ? "The file changed after archiving. archive get writes the archived bytes; archive add records a new version."
          : `It is version ${older.number}, which is not the one asked for.`,
    },
  );
}
