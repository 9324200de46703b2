import { hexlify } from "ethers";
import type { CoalitionFile } from "../../core/coalition/index.js";
import { importContent, type WritableStore } from "../../core/content/index.js";
import type { RenditionRecord } from "../../deploy/parameters.js";
import { openLocalFile } from "../content/index.js";

/** A rendition as the archive will record it, and where it came from. */
export interface DescribedRendition extends RenditionRecord {
  file: string;
  /** The CID as people write it. */
  cidText: string;
}

/**
 * Reads the first documents' files and puts their content in a store.
 *
 * @returns the renditions of each document, in the coalition file's order.
 * @throws DaoError `FILE_MISSING`, `FILE_UNREADABLE`, `NOT_A_FILE`, `CONTENT_STORE_UNUSABLE`
 */
export async function readFoundingDocuments(
  { documents }: CoalitionFile,
  store: WritableStore,
): Promise<DescribedRendition[][]> {
  const described: DescribedRendition[][] = [];
  for (const { renditions } of documents) {
    const records: DescribedRendition[] = [];
    for (const { file, mediaType, language, authentic } of renditions) {
      const { content } = await openLocalFile(file);
      const { digest, cid, cidBytes, size } = await importContent(content(), store);
      records.push({
        digest,
        cid: hexlify(cidBytes),
        size,
        mediaType,
        language,
        authentic,
        file,
        cidText: cid,
      });
    }
    described.push(records);
  }
  return described;
}

/** The part that goes on chain. */
export function toRecord({
  digest,
  cid,
  size,
  mediaType,
  language,
  authentic,
}: DescribedRendition): RenditionRecord {
  return { digest, cid, size, mediaType, language, authentic };
}
