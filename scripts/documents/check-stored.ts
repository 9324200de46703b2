import type { DocumentRecord, RecordedRendition, VersionRecord } from "../../core/archive/index.js";
import { verifyContent, type ReadableStore } from "../../core/content/index.js";
import { isDaoError } from "../../core/errors.js";

/** What became of one rendition's content. */
export interface StoredState {
  document: string;
  name: string;
  version: number;
  language: string;
  cid: string;
  state: "good" | "missing" | "damaged" | "withdrawn";
  /** One line; nothing when it is good. */
  reason: string | undefined;
}

/** A rendition with the version and the document it belongs to. */
export interface Recorded {
  document: DocumentRecord;
  version: VersionRecord;
  rendition: RecordedRendition;
}

/** Every rendition of every version. */
export function renditionsOf(documents: readonly DocumentRecord[]): Recorded[] {
  return documents.flatMap((document) =>
    document.versions.flatMap((version) =>
      version.renditions.map((rendition) => ({ document, version, rendition })),
    ),
  );
}

/** Reads a rendition's content back and recomputes all that the chain says of it. A withdrawn one is left alone. */
export async function checkStored(
  { document, version, rendition }: Recorded,
  store: ReadableStore,
): Promise<StoredState> {
  const found = (state: StoredState["state"], reason?: string): StoredState => ({
    document: document.id,
    name: document.name,
    version: version.number,
    language: rendition.language,
    cid: rendition.cidText,
    state,
    reason,
  });
  if (version.withdrawn !== undefined) return found("withdrawn", version.withdrawn.reason);
  try {
    await verifyContent({ ...rendition, cid: rendition.cidText }, store);
    return found("good");
  } catch (error) {
    if (!isDaoError(error)) throw error;
    return found(error.code === "CONTENT_MISSING" ? "missing" : "damaged", error.message);
  }
}
