import {
  readDocuments,
  type DocumentRecord,
  type RecordedRendition,
  type VersionRecord,
} from "../../core/archive/index.js";
import { parseCid } from "../../core/content/index.js";
import type { CoalitionContracts } from "../../core/contracts/index.js";
import { DaoError } from "../../core/errors.js";
import { countOf, quote, shortAddress } from "../../core/format/index.js";

/** A version of a document, and the rendition that was named if one was. */
export interface FoundVersion {
  document: DocumentRecord;
  version: VersionRecord;
  /** Set when it was found by its CID. */
  rendition: RecordedRendition | undefined;
}

export interface VersionWanted {
  /** First block to read logs from. */
  fromBlock: number;
  /** A document's name or id, a version's id, or the CID of a rendition. */
  named: string;
  /** Which version; without it the latest (or the one the CID or id belongs to). */
  number: number | undefined;
}

/**
 * Finds a version in the archive.
 *
 * @throws DaoError `DOCUMENT_UNKNOWN`, `DOCUMENT_AMBIGUOUS`, `VERSION_UNKNOWN`, `CID_MALFORMED`
 */
export async function findVersion(
  contracts: Pick<CoalitionContracts, "archive">,
  { fromBlock, named, number }: VersionWanted,
): Promise<FoundVersion> {
  const documents = await readDocuments(contracts, { fromBlock });
  if (/^0x[0-9a-fA-F]{64}$/.test(named)) return byId(documents, named.toLowerCase(), number);
  const [document, other] = documents.filter(({ name }) => name === named);
  if (document === undefined) {
    if (BEGINS_LIKE_CID.test(named)) return byCid(documents, parseCid(named).toString());
    throw unknown(named);
  }
  if (other !== undefined)
    throw ambiguous(
      named,
      documents.filter(({ name }) => name === named),
    );
  return { document, version: versionOf(document, number), rendition: undefined };
}

/** The documents of this name, several authors or kinds included. @throws DaoError `DOCUMENT_UNKNOWN` */
export function documentsNamed(
  documents: readonly DocumentRecord[],
  named: string,
): DocumentRecord[] {
  const wanted = named.toLowerCase();
  const found = documents.filter(({ name, id }) => name === named || id === wanted);
  if (found.length === 0) throw unknown(named);
  return found;
}

/** What is no document's name and begins like this was meant as a CID, however many letters are missing. */
const BEGINS_LIKE_CID = /^(baf|Qm)/;

function byCid(documents: readonly DocumentRecord[], cid: string): FoundVersion {
  for (const document of documents) {
    for (const version of document.versions) {
      const rendition = version.renditions.find(({ cidText }) => cidText === cid);
      if (rendition !== undefined) return { document, version, rendition };
    }
  }
  throw unknown(cid);
}

function byId(
  documents: readonly DocumentRecord[],
  id: string,
  number: number | undefined,
): FoundVersion {
  for (const document of documents) {
    if (document.id === id) {
      return { document, version: versionOf(document, number), rendition: undefined };
    }
    const version = document.versions.find((each) => each.id === id);
    if (version !== undefined) return { document, version, rendition: undefined };
  }
  throw unknown(id);
}

function versionOf(document: DocumentRecord, number: number | undefined): VersionRecord {
  const version = number === undefined ? document.versions.at(-1) : document.versions[number - 1];
  if (version !== undefined) return version;
  throw new DaoError("VERSION_UNKNOWN", `"${document.name}" has no version ${number ?? 1}.`, {
    hint: `It has ${countOf(document.versions.length, "version")}, numbered from 1.`,
  });
}

function unknown(named: string): DaoError {
  return new DaoError("DOCUMENT_UNKNOWN", `The archive holds nothing called ${quote(named)}.`, {
    hint: "See npm run dao -- archive list for names, ids and CIDs.",
  });
}

function ambiguous(named: string, documents: readonly DocumentRecord[]): DaoError {
  const choices = documents.map(
    ({ id, kind, author }) => `${id} (${kind} by ${shortAddress(author)})`,
  );
  return new DaoError(
    "DOCUMENT_AMBIGUOUS",
    `${countOf(documents.length, "document")} are called ${quote(named)}.`,
    { hint: `Name one by its id: ${choices.join(", ")}` },
  );
}
